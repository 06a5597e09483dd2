// The place in the page's address: which report, which row, which rows are shown; so that it can be kept and sent.

import { batch, effect, type Signal } from "@preact/signals";
import * as reports from "./wanted";
import { isTable } from "./data";
import { openReport, select } from "./moves";
import { docRows } from "./rows";
import { doc, filters, needAllRows, query, scope, selected, sort, summary, table, view } from "./state";

const FILTER = "f.";
const WORDS: Record<string, Signal<string>> = {
  q: query,
  "reports.words": reports.words,
  "reports.place": reports.place,
  "reports.year": reports.year,
};

/** Go to the place that the address names, or to the first report. */
export async function openPlace(): Promise<void> {
  const wanted = new URLSearchParams(location.hash.slice(1));
  batch(() => openTable(wanted));
  const number = summary.value?.documents.findIndex((document) => document.doc_id === wanted.get("report")) ?? -1;
  await openReport(Math.max(number, 0));
  const of = wanted.get("table") ?? "";
  if (number < 0 || !isTable(of)) return;
  const row = docRows.value?.[of].find(({ values }) => String(values.start) === wanted.get("start"));
  if (row) await select(row);
}

function openTable(wanted: URLSearchParams): void {
  const name = wanted.get("tab") ?? "";
  if (isTable(name)) table.value = name;
  for (const [key, kept] of Object.entries(WORDS)) kept.value = wanted.get(key) ?? "";
  const chosen = [...wanted].filter(([key]) => key.startsWith(FILTER));
  filters.value = Object.fromEntries(chosen.map(([key, value]) => [key.slice(FILTER.length), value]));
  const by = wanted.get("sort");
  if (by) sort.value = { column: by.replace(/^-/, ""), down: by.startsWith("-") };
  const seen = wanted.get("view");
  if (seen === "series" || seen === "pictures") view.value = seen;
  if (wanted.get("scope") !== "all") return;
  scope.value = "all";
  needAllRows();
}

/** Keep the address in step with what is open. */
export function keepPlace(): void {
  effect(() => {
    const run = summary.value;
    const open = doc.value;
    if (!run || !open) return;
    const place = new URLSearchParams({ report: String(run.documents[open.number].doc_id) });
    const row = selected.value;
    if (row?.doc === open.number) {
      place.set("table", row.table);
      place.set("start", String(row.values.start));
    }
    for (const [key, value] of tableState()) if (value) place.set(key, value);
    for (const [name, value] of Object.entries(filters.value)) place.set(FILTER + name, value);
    history.replaceState(null, "", `#${place}`);
  });
}

function tableState(): [string, string][] {
  const by = sort.value;
  return [
    ["view", view.value === "read" ? "" : view.value],
    ["tab", table.value === "claims" ? "" : table.value],
    ["scope", scope.value === "all" ? "all" : ""],
    ["sort", by ? (by.down ? "-" : "") + by.column : ""],
    ...Object.entries(WORDS).map(([key, kept]): [string, string] => [key, kept.value]),
  ];
}

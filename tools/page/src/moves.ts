// The ways through the page: to a report, a row, a table, the rows behind a figure.

import { batch } from "@preact/signals";
import { facets } from "./columns";
import { type Doc, loadDocument, type Row, type Table } from "./data";
import { docRows, numbers, rows } from "./rows";
import {
  doc, editing, filters, guarded, hidden, needAllRows, pane, query, scope, selected, setFilter, shownPlace, sort, summary, table, toggleTable,
  view,
} from "./state";
import { wantAll } from "./wanted";

export function chooseTable(name: Table): void {
  if (name === table.value) return;
  batch(() => {
    table.value = name;
    sort.value = null;
    const known = new Set(facets(name));
    filters.value = Object.fromEntries(Object.entries(filters.value).filter(([column]) => SHARED.has(column) && (column === "look" || known.has(column))));
  });
}

/** Filters that say the same of every table, and hold when another one is shown. */
const SHARED = new Set(["status", "decision", "look"]);

export function setScope(to: "this" | "all"): void {
  scope.value = to;
  if (to === "all") needAllRows();
}

let asked = -1;

export async function openReport(number: number): Promise<Doc | null> {
  const run = summary.value;
  if (!run || number < 0 || number >= run.documents.length) return null;
  if (doc.value?.number === number) return doc.value;
  asked = number;
  const loaded = await guarded(loadDocument(number, run));
  if (asked !== number) return null;
  batch(() => {
    doc.value = loaded;
    if (selected.value?.doc !== number) selected.value = null;
    editing.value = null;
  });
  return loaded;
}

/** Select a row, open its report where another is open, and bring its characters into sight. */
export async function select(row: Row, show = true): Promise<void> {
  selected.value = row;
  editing.value = null;
  const open = await openReport(row.doc);
  if (!open) return;
  const whole = docRows.value?.[row.table].find((other) => other.key === row.key) ?? row;
  batch(() => {
    selected.value = whole;
    if (hidden.value.has(row.table)) toggleTable(row.table);
    if (show) shownPlace.value = { from: whole.from };
  });
}

/** Select the row of a span, of whichever report, with no filter that hides it. */
export async function selectSpan(docId: string, of: Table, start: number, end: number): Promise<void> {
  await openReport(numbers.value.get(docId) ?? -1);
  const row = docRows.value?.[of].find(({ values }) => values.doc_id === docId && values.start === start && values.end === end);
  if (!row) return;
  view.value = "read";
  selectFromText(row, true);
}

/** Select a row from its span in the text: its table is shown, with no filter that hides it. */
export function selectFromText(row: Row, show = false): void {
  batch(() => {
    if (scope.value === "all") scope.value = "this";
    if (table.value !== row.table) chooseTable(row.table);
    if (!rows.value.some((other) => other.key === row.key)) {
      filters.value = {};
      query.value = "";
    }
    pane.value = innerWidth < 800 ? "tables" : pane.value;
  });
  select(row, show);
}

export function step(by: number): void {
  const list = rows.value;
  if (!list.length) return;
  const at = list.findIndex((row) => row.key === selected.value?.key);
  select(list[at < 0 ? 0 : Math.min(Math.max(at + by, 0), list.length - 1)]);
}

const AGREED = new Set(["right", "same"]);

/** Select the next row on which the two sides do not agree. */
export function nextDifference(): void {
  const list = rows.value;
  const at = list.findIndex((row) => row.key === selected.value?.key);
  const found = [...list.slice(at + 1), ...list.slice(0, at + 1)].find(
    ({ values }) => values.status && !AGREED.has(String(values.status)),
  );
  if (found) select(found);
}

/** Show only what is worth a look first, the most urgent at the top; or all rows again. */
export function lookFirst(): void {
  const on = "look" in filters.value;
  setFilter("look", on ? null : "*");
  sort.value = on ? null : { column: "look", down: false };
  needAllRows();
}

/** Show the rows behind a figure: those of `of` in all reports that have these values. */
export function drill(of: Table, wanted: Record<string, string>): void {
  batch(() => {
    view.value = "read";
    pane.value = "tables";
    scope.value = "all";
    table.value = of;
    sort.value = null;
    query.value = "";
    filters.value = wanted;
    wantAll();
  });
  needAllRows();
}

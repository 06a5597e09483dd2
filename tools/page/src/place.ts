// The place in the page's address: which report, which row; so that a place can be kept and sent.

import { effect } from "@preact/signals";
import { doc, docRows, isTable, openReport, select, selected, summary } from "./state";

/** Go to the place that the address names, or to the first report. */
export async function openPlace(): Promise<void> {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const number = summary.value?.documents.findIndex((document) => document.doc_id === wanted.get("report")) ?? -1;
  await openReport(Math.max(number, 0));
  const table = wanted.get("table") ?? "";
  if (number < 0 || !isTable(table)) return;
  const row = docRows.value?.[table].find(({ values }) => String(values.start) === wanted.get("start"));
  if (row) await select(row);
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
    history.replaceState(null, "", `#${place}`);
  });
}

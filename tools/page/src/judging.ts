// What a person decides of the selected row.

import type { Decision, Row, Value } from "./data";
import { commentOf, decide, decisionFor } from "./review";
import { select } from "./moves";
import { rows } from "./rows";
import { doc, editing, selected, summary } from "./state";

/** The fields that an annotation holds, by table. */
export const GOLD_FIELDS: Record<string, string[]> = {
  claims: ["value", "lower", "upper", "mod", "unit", "kind", "direction", "comparison", "measured", "predicate", "about",
    "period_start", "period_end", "modality"],
  dates: ["type", "value", "start_date", "end_date", "mod"],
  organizations: ["type", "name"],
  programs: ["type", "name"],
};

/** A row that only gold or the other run has cannot be judged: this run did not make it. */
export const canJudge = (row: Row) => row.values.status !== "miss" && row.values.status !== "removed";

export function goldFields(row: Row): Record<string, Value> {
  return Object.fromEntries(GOLD_FIELDS[row.table].map((name) => [name, row.values[name] ?? null]));
}

const about = (row: Row): Omit<Decision, "time" | "decision"> => ({
  doc_id: String(row.values.doc_id),
  sha256: String(summary.value?.documents[row.doc]?.sha256 ?? ""),
  table: row.table,
  start: Number(row.values.start),
  end: Number(row.values.end),
  text: String(row.values.text),
  rule: String(row.values.rule ?? ""),
});

const said = (row: Row) => {
  const comment = commentOf(row);
  return comment ? { comment } : {};
};

export function judge(decision: "right" | "wrong"): void {
  const row = selected.value;
  if (!row || !canJudge(row) || row.added) return;
  decide({ ...about(row), ...said(row), decision, fields: decision === "right" ? goldFields(row) : {} });
}

/** Open the form that corrects the selected row, as it was corrected last. */
export function edit(): void {
  const row = selected.value;
  const open = doc.value;
  if (!row || row.doc !== open?.number || !canJudge(row)) return;
  const to = decisionFor(row)?.to;
  const [from, end] = to ? to.map(open.toUnits) : [row.from, row.to];
  editing.value = { row, table: row.table, from, to: end };
}

/** Accept the selected row and go on to the next one that is shown. */
export function accept(): void {
  const row = selected.value;
  const list = rows.value;
  const at = list.findIndex((other) => other.key === row?.key);
  judge("right");
  if (row && at >= 0 && at + 1 < list.length) select(list[at + 1]);
}

/** Keep what a reviewer has to say of a row, be it decided or not yet. */
export function comment(row: Row, text: string): void {
  if (commentOf(row) === text) return;
  const { time: _, ...held } = decisionFor(row) ?? { time: "", ...about(row), decision: "open" as const };
  decide({ ...held, comment: text });
}

export function undo(): void {
  const row = selected.value;
  if (!row || !decisionFor(row)) return;
  if (decisionFor(row)?.decision === "added") selected.value = null;
  decide({ ...about(row), ...said(row), decision: "open" });
}

/** Keep what the form says: a correction of its row, or a new span. */
export function saveEdit(start: number, end: number, fields: Record<string, Value>): void {
  const edit = editing.value;
  const open = doc.value;
  const run = summary.value;
  if (!edit || !open || !run) return;
  const text = (open.text ?? "").slice(open.toUnits(start), open.toUnits(end)).replace(/\s+/gu, "");
  if (edit.row && !edit.row.added) {
    decide({ ...about(edit.row), ...said(edit.row), decision: "corrected", to: [start, end], to_text: text, fields });
  } else {
    const more = edit.row ? said(edit.row) : {};
    if (edit.row) undo();
    const document = run.documents[open.number];
    const where = { doc_id: String(document.doc_id), sha256: String(document.sha256) };
    decide({ ...where, table: edit.table, start, end, text, ...more, decision: "added", fields });
  }
  editing.value = null;
}

export function judgeReport(done: boolean): void {
  const open = doc.value;
  const run = summary.value;
  if (!open || !run) return;
  const document = run.documents[open.number];
  decide({
    doc_id: String(document.doc_id),
    sha256: String(document.sha256),
    table: "documents",
    start: 0,
    end: 0,
    decision: done ? "done" : "open",
  });
}

// Spans that a person added, as rows among those that the rules made.

import { type Decision, makeRow, type Row, type Table } from "./data";

/** The rule that such rows name, as `gongbao review apply` writes it. */
const ADDED_BY = "review";

/**
 * `rows` by table with what `decisions` add to the reports in `numbers`, in the order of reports and places; a span
 * that is a row already is none more. Where nothing is added, `rows` themselves.
 */
export function withAdded(
  rows: Record<Table, Row[]>,
  decisions: Iterable<Decision>,
  numbers: ReadonlyMap<string, number>,
  toUnits: (offset: number) => number = (offset) => offset,
): Record<Table, Row[]> {
  const more: Partial<Record<Table, Row[]>> = {};
  for (const decision of decisions) {
    const number = numbers.get(decision.doc_id);
    if (decision.decision !== "added" || decision.table === "documents" || number === undefined) continue;
    const { doc_id, start, end, text, fields } = decision;
    const values = { rule: ADDED_BY, ...fields, doc_id, start, end, text: text ?? "" };
    (more[decision.table] ??= []).push({ ...makeRow(decision.table, number, values, toUnits), added: true });
  }
  const merged = Object.entries(more).map(([of, list]) => {
    const known = new Map(rows[of as Table].map((row) => [row.key, row]));
    for (const row of list) if (!known.has(row.key)) known.set(row.key, row);
    return [of, [...known.values()].sort((a, b) => a.doc - b.doc || a.from - b.from)];
  });
  return merged.length ? { ...rows, ...Object.fromEntries(merged) } : rows;
}

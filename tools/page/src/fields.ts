// What a row says in a column, as it was decided.

import type { Decision, Row, Value } from "./data";
import { converted, type Converted } from "./measures";
import { inConflict } from "./merge";
import { timeOf } from "./points";
import { whyLook } from "./queue";
import { commentOf, decisionFor, decisionOf } from "./review";
import { summary } from "./state";

/** A row's value in a column, columns that are made here among them. */
export function field(row: Row, column: string): Value {
  if (column === "decision") return inConflict(row) ? "conflict" : decisionOf(row) || String(row.values.reviewed ?? "undecided");
  if (column === "key") return row.key;
  if (column === "comment") return commentOf(row) || null;
  if (column === "look") return whyLook(row);
  if (column === "period") return timeOf({ period_start: field(row, "period_start"), period_end: field(row, "period_end") }) || null;
  if (column === "reviewed") return inConflict(row) ? "conflict" : row.values.reviewed ?? REVIEWED[decisionOf(row)] ?? null;
  if (column === "year") return String(row.values.start_date ?? row.values.period_start ?? "").slice(0, 4) || null;
  const held = decisionFor(row);
  if (held?.decision === "corrected") {
    if (held.fields && column in held.fields) return held.fields[column];
    if (held.to && column in TO) return TO[column](held, held.to);
    if (isConverted(column) && measureChanged(row, held)) return measured(field(row, "value"), field(row, "unit"))[column];
  }
  return row.values[column] ?? null;
}

const REVIEWED: Record<string, string> = { right: "right", corrected: "corrected", added: "added" };

const TO: Record<string, (held: Decision, to: [number, number]) => string | number> = {
  start: (_, to) => to[0],
  end: (_, to) => to[1],
  text: (held) => held.to_text ?? "",
};

const measured = (value: Value, unit: Value) => converted(summary.value?.measures ?? {}, value, unit);

/** What follows from value and unit, and is another where a person changed these. */
const isConverted = (column: string): column is keyof Converted => ["base_value", "base_unit", "dimension"].includes(column);

const measureChanged = (row: Row, held: Decision): boolean =>
  ["value", "unit"].some((name) => (held.fields?.[name] ?? "") !== (row.values[name] ?? ""));

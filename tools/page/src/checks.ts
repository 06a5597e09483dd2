// Whether what was typed can stand in a field, and if not, in a word why.

import type { ColumnInfo, Table, Value } from "./data";
import { columnName, t } from "./words";

const TIMEX = /^(?:[0-9XPT][0-9A-Z:.,+/-]*|(?:PAST|PRESENT|FUTURE)_REF)$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const ORDERED = [["lower", "upper"], ["period_start", "period_end"], ["start_date", "end_date"]];

/** What was typed as a value: numbers without the commas that part thousands, nothing as `null` or "". */
export function typed(type: ColumnInfo["type"], text: string): Value {
  const trimmed = text.trim();
  if (type !== "number") return trimmed;
  return trimmed === "" ? null : Number(trimmed.replace(/[,，]/g, ""));
}

/** What is wrong with `text` in the field `column` of `table`; nothing where it can stand. */
export function fault(table: Table, column: ColumnInfo, text: string): string {
  const trimmed = text.trim();
  if (!trimmed) return "";
  const said = `“${trimmed}” `;
  if (column.type === "number" && !NUMBER.test(trimmed.replace(/[,，]/g, ""))) return said + t("no_number");
  if (column.type === "day" && !isDay(trimmed)) return said + t("no_day");
  if (table === "dates" && column.name === "value" && !TIMEX.test(trimmed)) return said + t("no_timex");
  return "";
}

/** What is wrong between two fields that are each right: an end that lies before its start. */
export function disorder(fields: Record<string, string>): string {
  const [low, high] = ORDERED.find(([low, high]) => behind(fields[low]?.trim(), fields[high]?.trim())) ?? [];
  return low ? `${columnName(low)} > ${columnName(high)}` : "";
}

function behind(low?: string, high?: string): boolean {
  if (!low || !high) return false;
  return isDay(low) ? low > high : Number(low) > Number(high);
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

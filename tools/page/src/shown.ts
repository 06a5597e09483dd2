// What a field of a row looks like, in the table and in the details.

import type { Row, Value } from "./data";
import { grouped, valueName } from "./words";

const NAMED = new Set(["kind", "mod", "direction", "type", "status", "look", "basis", "modality", "dimension"]);

export function shownValue(row: Row, name: string, value: Value): string {
  if (name === "value" && value === null && row.values.lower != null) {
    return `${grouped(Number(row.values.lower))}–${grouped(Number(row.values.upper))}`;
  }
  if (value === null || value === "") return "";
  if (typeof value === "number") return name === "start" || name === "end" ? String(value) : grouped(value);
  return NAMED.has(name) ? valueName(name, value) : value;
}

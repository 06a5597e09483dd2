// The columns of a table: which there are, which are shown, and which can be filtered by.

import { computed } from "@preact/signals";
import type { Table } from "./data";
import { chosenColumns } from "./layout";
import { filters, scope, summary, table } from "./state";

const FACETS: Record<Table, string[]> = {
  claims: ["indicator", "kind", "unit", "mod", "rule"],
  dates: ["type", "mod", "rule"],
  organizations: ["type", "rule"],
  programs: ["type", "rule"],
};

export const facets = (of: Table): string[] => [
  ...(summary.value?.compared ? ["status"] : []),
  ...FACETS[of],
  "decision",
];

const MAIN: Record<Table, string[]> = {
  claims: ["text", "value", "unit", "measured", "about", "period", "kind", "mod", "predicate"],
  dates: ["text", "type", "value", "start_date", "end_date", "mod"],
  organizations: ["text", "type", "name", "place"],
  programs: ["text", "type", "name", "organizer"],
};

export const columns = computed<string[]>(() => {
  const of = table.value;
  const first = [...(summary.value?.compared ? ["status"] : []), ...(scope.value === "all" ? ["doc_id"] : []), ...("look" in filters.value ? ["look"] : [])];
  const chosen = chosenColumns.value[of];
  const shown = chosen ? possible(of).filter((name) => chosen.includes(name)) : MAIN[of];
  const there = scope.value === "all" ? shown.filter((name) => name !== "sentence") : shown;
  return [...new Set([...first, ...there])];
});

export const usual = (of: Table): string[] => MAIN[of];

/** The columns that a table can show, the usual ones first. */
export const possible = (of: Table): string[] => [
  ...new Set([...MAIN[of], ...(summary.value?.columns[of].map((column) => column.name) ?? []), "decision", "comment"]),
];

export function toggleColumn(name: string): void {
  const of = table.value;
  const now = chosenColumns.value[of] ?? MAIN[of];
  const next = now.includes(name) ? now.filter((other) => other !== name) : [...now, name];
  if (next.length) chosenColumns.value = { ...chosenColumns.value, [of]: next };
}

/** Show all columns of the table, or the usual ones. */
export function showColumns(which: "all" | "usual"): void {
  const of = table.value;
  chosenColumns.value = { ...chosenColumns.value, [of]: which === "all" ? possible(of) : MAIN[of] };
}

// The numbers behind the pictures.

import { descending, rollups } from "d3-array";
import type { Row } from "./data";
import { field } from "./fields";

/** Rows that this run made: what only gold or the other run has is left out. */
export const own = (rows: Row[]) => rows.filter((row) => row.values.status !== "miss" && row.values.status !== "removed");

/** How many rows have each value of a column, most first. */
export function counts(rows: Row[], column: string, most = 15): [string, number][] {
  const known = rows.filter((row) => field(row, column));
  return rollups(known, (list) => list.length, (row) => String(field(row, column)))
    .sort((a, b) => descending(a[1], b[1]))
    .slice(0, most);
}

export const largestSums = (claims: Row[], most = 12): Row[] =>
  claims
    .filter((row) => row.values.base_unit === "CNY" && typeof row.values.base_value === "number")
    .sort((a, b) => descending(Number(a.values.base_value), Number(b.values.base_value)))
    .slice(0, most);

const MOST_YEARS = 80;
const FAR_BACK = 0.02;

/** A year, or the years before one (`before`), and how many dates begin in it. */
export interface Year { year: number; before: boolean; count: number }

/** Dates by the year that they begin in; the few that are far back stand together before the first year. */
export function years(dates: Row[]): Year[] {
  const found = new Map(
    rollups(dates.filter((row) => field(row, "year")), (list) => list.length, (row) => Number(field(row, "year"))),
  );
  const all = [...found.keys()].sort((a, b) => a - b);
  if (!all.length) return [];
  const last = all[all.length - 1];
  const few = FAR_BACK * all.reduce((sum, year) => sum + found.get(year)!, 0);
  // A history of centuries would press the years that reports are about into nothing.
  let first = 0;
  let before = 0;
  while (last - all[first] > MOST_YEARS || (last - all[first] > 20 && before + found.get(all[first])! <= few)) {
    before += found.get(all[first++])!;
  }
  const from = all[first];
  const span = Array.from({ length: last - from + 1 }, (_, at) => from + at);
  const known = span.map((year) => ({ year, before: false, count: found.get(year) ?? 0 }));
  return before ? [{ year: from, before: true, count: before }, ...known] : known;
}

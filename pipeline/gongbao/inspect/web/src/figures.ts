// The numbers behind the pictures.

import { descending, groups, rollups } from "d3-array";
import type { Row, Value } from "./data";
import { field } from "./state";

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

export interface Point { row: Row; year: number; value: number; dated: boolean }

const levels = (claims: Row[]) =>
  claims.filter((row) => row.values.measured && row.values.kind !== "change" && row.values.value != null);

/** Measured things that may be followed: those in most reports first. */
export function things(claims: Row[], most = 300): string[] {
  return groups(levels(claims), (row) => String(row.values.measured))
    .map(([name, rows]) => [name, new Set(rows.map((row) => row.doc)).size, rows.length] as const)
    .sort((a, b) => descending(a[1], b[1]) || descending(a[2], b[2]))
    .slice(0, most)
    .map(([name]) => name);
}

export const unitOf = (row: Row) => String(row.values.base_unit ?? row.values.unit ?? "");

export const about = (claims: Row[], thing: string): Row[] =>
  thing ? levels(claims).filter((row) => String(row.values.measured).includes(thing)) : [];

/** The values of a thing in one unit over the years; where a claim has no time, its report's date stands in. */
export function points(rows: Row[], unit: string, documents: Record<string, Value>[]): Point[] {
  return rows
    .filter((row) => unitOf(row) === unit)
    .map((row) => {
      const time = row.values.period_end ?? row.values.period_start;
      const year = Number(String(time ?? documents[row.doc]?.date ?? "").slice(0, 4));
      return { row, year, value: Number(row.values.base_value ?? row.values.value), dated: time != null };
    })
    .filter((point) => point.year > 0 && Number.isFinite(point.value))
    .sort((a, b) => a.year - b.year);
}

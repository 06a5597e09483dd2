// The points of a series: which there are, which are chosen, and how they are laid out.

import { ascending, descending, rollups } from "d3-array";
import type { Value } from "./data";
import { grouped, language, valueName } from "./words";

export type Point = Record<string, Value>;

const word = (point: Point, name: string) => String(point[name] ?? "");

/** What a figure must share with others to stand on one axis with them: level or kind of change, its basis, its unit. */
export const sortOf = (point: Point): string =>
  [point.kind === "change" || point.kind === "rank" ? word(point, "kind") : "level", word(point, "basis"), word(point, "unit")].join("|");

/** The indicators with the number of their points, most first. */
export const indicators = (points: Point[]): [id: string, name: string, count: number][] =>
  rollups(points, (list) => list, (point) => word(point, "indicator_id"))
    .map(([id, list]) => [id, word(list[0], "indicator"), list.length] as [string, string, number])
    .sort((a, b) => descending(a[2], b[2]) || ascending(a[0], b[0]));

/** The different values of what `of` reads from points, those of most points first. */
export const different = (points: Point[], of: (point: Point) => string): string[] =>
  rollups(points, (list) => list.length, of)
    .sort((a, b) => descending(a[1], b[1]) || ascending(a[0], b[0]))
    .map(([value]) => value);

export const modalityOf = (point: Point): string => word(point, "modality") || "actual";

/** Where a point's time ends, in years: 2025 for that year and its last day, 2025.5 for June; `null` without a time. */
export function yearOf(point: Point): number | null {
  const day = word(point, "period_end") || word(point, "period_start");
  if (!day) return null;
  return Number(day.slice(0, 4)) + (day.endsWith("-12-31") ? 0 : Number(day.slice(5, 7)) / 12);
}

/** A point's time, as short as it can be told: whole years 2021–2025, whole months 2025-01–06, else its days. */
export function timeOf(point: Point): string {
  const [first, last] = [word(point, "period_start"), word(point, "period_end")];
  if (first.endsWith("-01-01") && last.endsWith("-12-31")) {
    return first.slice(0, 4) === last.slice(0, 4) ? first.slice(0, 4) : `${first.slice(0, 4)}–${last.slice(0, 4)}`;
  }
  if (first.endsWith("-01") && isEndOfMonth(last)) {
    const [from, to] = [first.slice(0, 7), last.slice(0, 7)];
    return from === to ? from : `${from}–${first.slice(0, 4) === last.slice(0, 4) ? to.slice(5) : to}`;
  }
  return first === last ? first : `${first}–${last}`;
}

const isEndOfMonth = (day: string) => Number(day.slice(8)) === new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 0)).getUTCDate();

const MAGNITUDES: [number, string][] = [[1e12, "万亿"], [1e8, "亿"]];

/** A number as Chinese reports write it (5.67万亿), or with its thousands parted. */
function written(value: number): string {
  const [size, name] = MAGNITUDES.find(([size]) => language.value === "zh" && Math.abs(value) >= size) ?? [1, ""];
  return grouped(Number((value / size).toPrecision(10))) + name;
}

const TONES: Record<string, string> = { more: "≥", less: "≤", approx: "≈" };

/** The figure with its tone: ≈5 for 左右, ≥5 for 以上, 4.5–5 for a range. */
export function figureOf(point: Point): string {
  if (point.value == null) return `${written(Number(point.lower))}–${written(Number(point.upper))}`;
  return (TONES[word(point, "mod")] ?? "") + written(Number(point.value));
}

/** Where a point stands on the axis; the middle of a range. */
export const heightOf = (point: Point): number =>
  point.value == null ? (Number(point.lower) + Number(point.upper)) / 2 : Number(point.value);

/** The owners of points in the order of their codes, those without a code last. */
export const owners = (points: Point[]): string[] =>
  [...new Map(points.map((point) => [word(point, "about"), word(point, "about_code") || "9"])).entries()]
    .sort((a, b) => ascending(a[1], b[1]) || ascending(a[0], b[0]))
    .map(([name]) => name);

/** A column of the panel: a time with what sort of statement it holds. */
export const columnOf = (point: Point): string =>
  [timeOf(point), point.modality ? valueName("modality", word(point, "modality")) : ""].filter(Boolean).join(" ");

/** Runs of points of one owner, of one year after the other: a gap parts them, and so do two points of one time. */
export function runs(points: Point[]): Point[][] {
  const found: Point[][] = [];
  let last: number | null = null;
  for (const point of [...points].sort((a, b) => yearOf(a)! - yearOf(b)!)) {
    const year = yearOf(point)!;
    if (last === null || year === last || year - last > 1.01) found.push([]);
    found[found.length - 1].push(point);
    last = year;
  }
  return found;
}

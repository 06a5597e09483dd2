// The rows that are shown: of the open report or of all, searched, filtered and sorted.

import { computed } from "@preact/signals";
import { withAdded } from "./added";
import { type Decision, type Row, type Table, TABLES, type Value } from "./data";
import { field } from "./fields";
import { conflicts } from "./merge";
import { commentOf, decisions } from "./review";
import { allRows, doc, filters, query, scope, sort, summary, table } from "./state";
import { wantedNumbers } from "./wanted";

/** The number of each report by its id. */
export const numbers = computed(() => new Map((summary.value?.documents ?? []).map(({ doc_id }, number) => [String(doc_id), number])));

/** The decisions that hold here, and those of others that are in conflict: spans that both add are shown. */
const adding = computed<Decision[]>(() =>
  [...decisions.value.values(), ...[...conflicts.value.values()].flat().map(({ decision }) => decision)].filter(({ decision }) => decision === "added"),
);

/** The rows of the open report with the spans that were added to it, by table. */
export const docRows = computed<Record<Table, Row[]> | null>(() => {
  const open = doc.value;
  const run = summary.value;
  if (!open || !run) return null;
  return withAdded(open.rows, adding.value, new Map([[String(run.documents[open.number].doc_id), open.number]]), open.toUnits);
});

/** The rows of all reports with the spans that were added to them. */
const everyRow = computed(() => (allRows.value ? withAdded(allRows.value, adding.value, numbers.value) : null));

const source = computed<Row[]>(() =>
  (scope.value === "all" ? everyRow.value?.[table.value].filter(inScope) : docRows.value?.[table.value]) ?? [],
);

/** Whether a row is of a report that the list of reports shows, where the rows of all are. */
export const inScope = (row: Row): boolean => wantedNumbers.value?.has(row.doc) ?? true;

/** How many rows a table has of the open report, or of all that are wanted; nothing where that is not known yet. */
export function countOf(of: Table): number | undefined {
  if (scope.value === "this") return docRows.value?.[of].length;
  if (wantedNumbers.value) return everyRow.value?.[of].filter(inScope).length;
  return summary.value ? summary.value.rows[of] + (everyRow.value ? everyRow.value[of].length - allRows.value![of].length : 0) : undefined;
}

const withWords = (list: Row[]): Row[] => {
  const words = query.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (!words.length) return list;
  return list.filter((row) => {
    const all = [...Object.values(row.values), commentOf(row)].join("\n").toLowerCase();
    return words.every((word) => all.includes(word));
  });
};

const matching = computed<Row[]>(() => withWords(source.value));

const equal = (value: Value, wanted: string) => (value ?? "") === wanted;

/** A filter wants a value; one of years may want all before one: `<1990`. */
const fits = (value: Value, wanted: string) =>
  wanted.startsWith("<") ? value !== null && String(value) < wanted.slice(1) : (value ?? "") === wanted;

const FITS: Record<string, typeof fits> = { year: fits, look: (value, wanted) => wanted === "*" && value !== null };

const passes = (row: Row, but = "") =>
  Object.entries(filters.value).every(
    ([column, wanted]) => column === but || FITS[column]?.(field(row, column), wanted) || equal(field(row, column), wanted),
  );

const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });

export const rows = computed<Row[]>(() => arrange(source.value));

/** The rows of `list` that pass search and filters, in the order that is chosen. */
export function arrange(list: Row[]): Row[] {
  const found = withWords(list).filter((row) => passes(row));
  const by = sort.value;
  if (!by) return found;
  const turn = by.down ? -1 : 1;
  const known = (value: unknown) => value !== null && value !== "";
  return found
    .map((row) => ({ row, value: field(row, by.column) }))
    .sort((a, b) => {
      if (!known(a.value) || !known(b.value)) return Number(known(b.value)) - Number(known(a.value));
      if (typeof a.value === "number" && typeof b.value === "number") return turn * (a.value - b.value);
      return turn * collator.compare(String(a.value), String(b.value));
    })
    .map((item) => item.row);
}

/** Of the tables over all reports, those that are too long to be here whole: how many rows are here. */
export const cut = computed<[Table, number][]>(() => {
  const run = summary.value;
  const found = allRows.value;
  if (!run || !found) return [];
  return TABLES.filter((of) => found[of].length < run.rows[of]).map((of) => [of, found[of].length]);
});

export const total = computed(() => source.value.length);

/** The values of a facet with their counts among the rows that pass the other filters, most first. */
export function choices(column: string): [string, number][] {
  const counts = new Map<string, number>();
  for (const row of matching.value) {
    if (!passes(row, column)) continue;
    const value = String(field(row, column) ?? "");
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const chosen = filters.value[column];
  if (chosen !== undefined && !counts.has(chosen)) counts.set(chosen, 0);
  return [...counts].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0]));
}

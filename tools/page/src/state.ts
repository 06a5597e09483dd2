// The state of the page, as signals, and what follows from it.

import { batch, computed, effect, signal } from "@preact/signals";
import { type All, type Decision, type Doc, loadAllRows, loadDocument, loadSteps, type Row, type Step, type Summary, type Table, TABLES } from "./data";
import { chosenColumns } from "./layout";
import { withAdded } from "./added";
import { converted, type Converted } from "./measures";
import { timeOf } from "./points";
import { whyLook } from "./queue";
import { wantAll, wantedNumbers } from "./wanted";
import { commentOf, decisionFor, decisionOf, decisions } from "./review";
import { conflicts, inConflict } from "./merge";
import { language, type Language } from "./words";

export type Theme = "auto" | "light" | "dark";
export type Sort = { column: string; down: boolean };

export const summary = signal<Summary | null>(null);
export const doc = signal<Doc | null>(null);
const all = signal<All | null>(null);
export const allRows = computed(() => all.value?.rows ?? null);
export const seriesRows = computed(() => all.value?.series ?? null);
export const failure = signal("");

export const view = signal<"read" | "pictures" | "series">("read");
export const pane = signal<"reports" | "text" | "tables">("text");
export const scope = signal<"this" | "all">("this");
export const table = signal<Table>("claims");
export const filters = signal<Record<string, string>>({});
export const query = signal("");
export const sort = signal<Sort | null>(null);
export const selected = signal<Row | null>(null);
export const hidden = signal<ReadonlySet<Table>>(new Set());
export const editing = signal<{ row: Row | null; table: Table; from: number; to: number } | null>(null);
export const helping = signal(false);
/** What is selected with the pointer in the text, in its offsets. */
export const picked = signal<[number, number] | null>(null);
export const theme = signal<Theme>("auto");

/** What the text should bring into sight; a new object each time, so that asking twice works. */
export const shownPlace = signal<{ from: number } | null>(null);
export const sought = signal("");
export const soughtAt = signal(0);

/** Where the open text has what is searched for in it. */
export const hits = computed<{ from: number; to: number }[]>(() => {
  const word = sought.value.trim().toLowerCase();
  const text = doc.value?.text?.toLowerCase();
  const found: { from: number; to: number }[] = [];
  if (!word || !text) return found;
  for (let at = text.indexOf(word); at >= 0 && found.length < 5000; at = text.indexOf(word, at + word.length)) {
    found.push({ from: at, to: at + word.length });
  }
  return found;
});

export function showHit(by: number): void {
  const list = hits.value;
  if (!list.length) return;
  soughtAt.value = (soughtAt.value + by + list.length) % list.length;
  shownPlace.value = { from: list[soughtAt.value].from };
}

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

/** A row's value in a column, columns that are made here among them. */
export function field(row: Row, column: string): string | number | null {
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

const measured = (value: string | number | null, unit: string | number | null) => converted(summary.value?.measures ?? {}, value, unit);

/** What follows from value and unit, and is another where a person changed these. */
const isConverted = (column: string): column is keyof Converted => ["base_value", "base_unit", "dimension"].includes(column);

const measureChanged = (row: Row, held: Decision): boolean =>
  ["value", "unit"].some((name) => (held.fields?.[name] ?? "") !== (row.values[name] ?? ""));

const numbers = computed(() => new Map((summary.value?.documents ?? []).map(({ doc_id }, number) => [String(doc_id), number])));

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

const equal = (value: string | number | null, wanted: string) => (value ?? "") === wanted;

/** A filter wants a value; one of years may want all before one: `<1990`. */
const fits = (value: string | number | null, wanted: string) =>
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

export function setFilter(column: string, value: string | null): void {
  const { [column]: _, ...rest } = filters.value;
  filters.value = value === null ? rest : { ...rest, [column]: value };
}

export function chooseTable(name: Table): void {
  if (name === table.value) return;
  batch(() => {
    table.value = name;
    sort.value = null;
    const known = new Set(facets(name));
    filters.value = Object.fromEntries(Object.entries(filters.value).filter(([column]) => SHARED.has(column) && (column === "look" || known.has(column))));
  });
}

/** Filters that say the same of every table, and hold when another one is shown. */
const SHARED = new Set(["status", "decision", "look"]);

export function setScope(to: "this" | "all"): void {
  scope.value = to;
  if (to === "all") needAllRows();
}

export async function needAllRows(): Promise<void> {
  if (!all.value && summary.value) all.value = await guarded(loadAllRows(summary.value));
}

/** Await `promise`, and say on the page what fails. */
export async function guarded<T>(promise: Promise<T>): Promise<T> {
  try {
    return await promise;
  } catch (error) {
    failure.value = String(error instanceof Error ? error.message : error);
    throw error;
  }
}

const told = signal<{ doc: number; steps: Record<string, Step[]> } | null>(null);

/** The steps behind a claim that the open report's rules tell of; asked for with the first one. */
export function stepsOf(row: Row): Step[] | null {
  if (row.table !== "claims") return null;
  if (told.value?.doc === row.doc) return told.value.steps[String(row.values.start)] ?? null;
  needSteps(row.doc);
  return null;
}

const LIT = new Set(["measured", "subject", "comparison", "period", "about", "basis", "modality"]);

/** Where the open text has the words that gave the selected claim its period, owner, comparison and the like. */
export const lit = computed<{ from: number; to: number; what: string }[]>(() => {
  const row = selected.value;
  const open = doc.value;
  if (!row || !open || row.doc !== open.number) return [];
  return (stepsOf(row) ?? []).flatMap(([what, , , , place]) =>
    place && LIT.has(what) ? [{ from: open.toUnits(place[0]), to: open.toUnits(place[1]), what }] : [],
  );
});

/** The row of the span that the pointer is over. */
export const hovered = signal<Row | null>(null);

let asking = -1;

async function needSteps(number: number): Promise<void> {
  if (asking === number) return;
  asking = number;
  // Without them the page still tells of a row what its fields say.
  const steps = await loadSteps(number).catch(() => ({}));
  if (asking === number) told.value = { doc: number, steps };
}

let asked = -1;

export async function openReport(number: number): Promise<Doc | null> {
  const run = summary.value;
  if (!run || number < 0 || number >= run.documents.length) return null;
  if (doc.value?.number === number) return doc.value;
  asked = number;
  const loaded = await guarded(loadDocument(number, run));
  if (asked !== number) return null;
  batch(() => {
    doc.value = loaded;
    if (selected.value?.doc !== number) selected.value = null;
    editing.value = null;
  });
  return loaded;
}

/** Select a row, open its report where another is open, and bring its characters into sight. */
export async function select(row: Row, show = true): Promise<void> {
  selected.value = row;
  editing.value = null;
  const open = await openReport(row.doc);
  if (!open) return;
  const whole = docRows.value?.[row.table].find((other) => other.key === row.key) ?? row;
  batch(() => {
    selected.value = whole;
    if (hidden.value.has(row.table)) toggleTable(row.table);
    if (show) shownPlace.value = { from: whole.from };
  });
}

/** Select the row of a span, of whichever report, with no filter that hides it. */
export async function selectSpan(docId: string, of: Table, start: number, end: number): Promise<void> {
  await openReport(numbers.value.get(docId) ?? -1);
  const row = docRows.value?.[of].find(({ values }) => values.doc_id === docId && values.start === start && values.end === end);
  if (!row) return;
  view.value = "read";
  selectFromText(row, true);
}

/** Select a row from its span in the text: its table is shown, with no filter that hides it. */
export function selectFromText(row: Row, show = false): void {
  batch(() => {
    if (scope.value === "all") scope.value = "this";
    if (table.value !== row.table) chooseTable(row.table);
    if (!rows.value.some((other) => other.key === row.key)) {
      filters.value = {};
      query.value = "";
    }
    pane.value = innerWidth < 800 ? "tables" : pane.value;
  });
  select(row, show);
}

export function step(by: number): void {
  const list = rows.value;
  if (!list.length) return;
  const at = list.findIndex((row) => row.key === selected.value?.key);
  select(list[at < 0 ? 0 : Math.min(Math.max(at + by, 0), list.length - 1)]);
}

const AGREED = new Set(["right", "same"]);

/** Select the next row on which the two sides do not agree. */
export function nextDifference(): void {
  const list = rows.value;
  const at = list.findIndex((row) => row.key === selected.value?.key);
  const found = [...list.slice(at + 1), ...list.slice(0, at + 1)].find(
    ({ values }) => values.status && !AGREED.has(String(values.status)),
  );
  if (found) select(found);
}

export function toggleTable(name: Table): void {
  const next = new Set(hidden.value);
  if (!next.delete(name)) next.add(name);
  hidden.value = next;
}

/** Show only what is worth a look first, the most urgent at the top; or all rows again. */
export function lookFirst(): void {
  const on = "look" in filters.value;
  setFilter("look", on ? null : "*");
  sort.value = on ? null : { column: "look", down: false };
  needAllRows();
}

/** Show the rows behind a figure: those of `of` in all reports that have these values. */
export function drill(of: Table, wanted: Record<string, string>): void {
  batch(() => {
    view.value = "read";
    pane.value = "tables";
    scope.value = "all";
    table.value = of;
    sort.value = null;
    query.value = "";
    filters.value = wanted;
    wantAll();
  });
  needAllRows();
}

const THEMES: Theme[] = ["auto", "light", "dark"];
export const nextTheme = () => (theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length]);
export const nextLanguage = () => (language.value = language.value === "zh" ? "en" : "zh");

/** Take theme and language from the last visit, the system and the browser, and keep what is chosen. */
export function keepPreferences(): void {
  const kept = (name: string) => {
    try {
      return localStorage.getItem(`gongbao.${name}`);
    } catch {
      return null;
    }
  };
  const wanted = kept("language") ?? (navigator.language.startsWith("zh") ? "zh" : "en");
  language.value = wanted as Language;
  theme.value = (kept("theme") as Theme) ?? "auto";
  effect(() => {
    document.documentElement.lang = language.value === "zh" ? "zh-Hans" : "en";
    document.documentElement.dataset.theme = theme.value;
    try {
      localStorage.setItem("gongbao.language", language.value);
      localStorage.setItem("gongbao.theme", theme.value);
    } catch {
      // A browser that keeps nothing still shows the page.
    }
  });
}

export const isTable = (name: string): name is Table => (TABLES as readonly string[]).includes(name);

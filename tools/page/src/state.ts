// What the page holds, and what in it is open, chosen and shown, as signals.

import { computed, signal } from "@preact/signals";
import { type All, type Doc, loadAllRows, type Row, type Summary, type Table } from "./data";

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

/** What the text should bring into sight; a new object each time, so that asking twice works. */
export const shownPlace = signal<{ from: number } | null>(null);
/** The row of the span that the pointer is over. */
export const hovered = signal<Row | null>(null);

export function setFilter(column: string, value: string | null): void {
  const { [column]: _, ...rest } = filters.value;
  filters.value = value === null ? rest : { ...rest, [column]: value };
}

export function toggleTable(name: Table): void {
  const next = new Set(hidden.value);
  if (!next.delete(name)) next.add(name);
  hidden.value = next;
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

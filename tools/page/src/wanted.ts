// Which reports are wanted: by words, place and year.

import { computed, signal } from "@preact/signals";
import type { Value } from "./data";
import { summary } from "./state";

export type Report = Record<string, Value> & { number: number };

export const words = signal("");
export const place = signal("");
export const year = signal("");

export const reports = computed<Report[]>(
  () => summary.value?.documents.map((values, number) => ({ ...values, number })) ?? [],
);

export const yearOf = (values: Record<string, Value>) => String(values.date ?? "").slice(0, 4);

/** The file that a report was read from, without its folders. */
export const fileOf = (values: Record<string, Value>) =>
  String(values.path ?? values.doc_id).split(/[\\/]/).pop() || String(values.doc_id);

export const wanted = computed<Report[]>(() => {
  const all = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  return reports.value.filter((values) => {
    const text = [values.doc_id, values.title, values.publisher, values.place, values.path].join("\n").toLowerCase();
    return (
      all.every((word) => text.includes(word)) &&
      (!place.value || values.place === place.value) &&
      (!year.value || yearOf(values) === year.value)
    );
  });
});

/** The numbers of the reports that are wanted; `null` where all of them are. */
export const wantedNumbers = computed<ReadonlySet<number> | null>(() =>
  words.value.trim() || place.value || year.value ? new Set(wanted.value.map(({ number }) => number)) : null,
);

export function wantAll(): void {
  words.value = place.value = year.value = "";
}

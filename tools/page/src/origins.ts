// How the claims of the open report came about, as its rules tell it.

import { computed, signal } from "@preact/signals";
import { loadSteps, type Row, type Step } from "./data";
import { doc, selected } from "./state";

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

let asking = -1;

async function needSteps(number: number): Promise<void> {
  if (asking === number) return;
  asking = number;
  // Without them the page still tells of a row what its fields say.
  const steps = await loadSteps(number).catch(() => ({}));
  if (asking === number) told.value = { doc: number, steps };
}

// What is searched for in the text, and where it stands.

import { computed, signal } from "@preact/signals";
import { doc, shownPlace } from "./state";

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

// What is worth a look before the rest, and why.

import { computed } from "@preact/signals";
import type { Row } from "./data";
import { decisionOf } from "./review";
import { allRows, seriesRows } from "./state";

/** A rule that made no more rows of a run than these has seldom been seen at work. */
const RARE = 3;
/** So many rows must a run have before a rule can be called rare. */
const ENOUGH = 100;

const conflicting = computed<ReadonlySet<string>>(
  () =>
    new Set(
      (seriesRows.value ?? [])
        .filter((point) => point.conflict === "True")
        .flatMap((point) => String(point.claim_ids).split("; ")),
    ),
);

const uses = computed<ReadonlyMap<string, number>>(() => {
  const counts = new Map<string, number>();
  for (const row of Object.values(allRows.value ?? {}).flat()) {
    const rule = String(row.values.rule ?? "");
    counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
});

const total = computed(() => Object.values(allRows.value ?? {}).reduce((sum, list) => sum + list.length, 0));

const UNLIKE = new Set(["fields", "span", "false", "miss", "changed", "added", "removed"]);

/** Why an undecided row is worth a look, by urgency: 1 conflict, 2 unlike gold, 3 vague, 4 rare rule; else `null`. */
export function whyLook(row: Row): string | null {
  const { values } = row;
  if (decisionOf(row)) return null;
  if (conflicting.value.has(String(values.claim_id))) return "1";
  if (UNLIKE.has(String(values.status ?? ""))) return "2";
  if (row.table === "claims" && values.value == null && values.lower == null) return "3";
  return values.rule && total.value >= ENOUGH && (uses.value.get(String(values.rule)) ?? 0) <= RARE ? "4" : null;
}

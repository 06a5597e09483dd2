// What two decisions on one span must have in common to agree. `gongbao review apply` decides the same; the cases in
// tests/gold/agreement.json hold both to it.

import type { Decision } from "./data";

/** What a decision says: equal of two on one span if they agree. */
export function whatItSays({ decision, to, start, end, fields }: Decision): string {
  const kind = decision === "right" || decision === "corrected" ? "kept" : decision;
  const said = Object.entries(fields ?? {}).filter(([, value]) => value !== null && value !== "");
  return JSON.stringify([kind, to ?? [start, end], said.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

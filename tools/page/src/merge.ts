// What other reviewers decided, from their files, beside one's own: where they agree, and where they do not.

import { computed, signal } from "@preact/signals";
import { whatItSays } from "./agreement";
import { type Decision, readDecisions, type Row, type Summary } from "./data";
import { decide, decisions, fresh, keyOf, keyOfRow, outdated, unread } from "./review";

/** What one reviewer holds of a row; `who` is empty for oneself. */
export interface Position { who: string; decision: Decision }

const files = signal<ReadonlyMap<string, ReadonlyMap<string, Decision>>>(new Map());
/** What was decided here after the files were opened settles what they disagree on. */
const opened = signal("");

/** The other reviewers, each with the number of decisions that hold. */
export const reviewers = computed<[string, number][]>(() => [...files.value].map(([who, held]) => [who, held.size]));

/** What is held of each span that another reviewer decided, oneself first. */
const positions = computed<ReadonlyMap<string, Position[]>>(() => {
  const found = new Map<string, Position[]>();
  for (const [who, held] of files.value) {
    for (const [key, decision] of held) {
      const own = decisions.value.get(key);
      if (!found.has(key)) found.set(key, own ? [{ who: "", decision: own }] : []);
      found.get(key)!.push({ who, decision });
    }
  }
  return found;
});

/** What is held of the spans on which reviewers do not agree, as long as that is not settled here. */
export const conflicts = computed<ReadonlyMap<string, Position[]>>(
  () => new Map([...positions.value].filter(([, held]) => !agree(held) && !isSettled(held))),
);

/** What others decided, agree on, and is not decided here. */
export const takeable = computed<Decision[]>(() =>
  [...positions.value.values()].filter((held) => held[0].who && agree(held)).map(([{ decision }]) => decision),
);

export const positionsOn = (row: Row): Position[] => positions.value.get(keyOfRow(row)) ?? [];
export const inConflict = (row: Row): boolean => conflicts.value.has(keyOfRow(row));

const isSettled = ([{ who, decision }]: Position[]) => !who && decision.time > opened.value;

const agree = (held: Position[]) => new Set(held.map(({ decision }) => whatItSays(decision))).size < 2;

/** Read the files of other reviewers; what is no decision, or of other texts, is named and left out. */
export async function openFiles(chosen: Iterable<File>, run: Summary): Promise<void> {
  const next = new Map(files.value);
  const holds = fresh(run);
  for (const file of chosen) {
    const { decisions: read, faults } = readDecisions(await file.text());
    const held = new Map<string, Decision>();
    for (const decision of read.filter(holds)) {
      if (decision.decision === "open") held.delete(keyOf(decision));
      else held.set(keyOf(decision), decision);
    }
    const changed = read.filter((decision) => !holds(decision));
    unread.value = [...unread.value, ...faults.map((line) => ({ file: file.name, line }))];
    outdated.value = [...outdated.value, ...changed];
    next.set(nameFor(file.name.replace(/\.jsonl$/, ""), next), held);
  }
  opened.value = new Date().toISOString();
  files.value = next;
}

function nameFor(name: string, taken: ReadonlyMap<string, unknown>): string {
  let number = 1;
  while (taken.has(number > 1 ? `${name} ${number}` : name)) number++;
  return number > 1 ? `${name} ${number}` : name;
}

export const closeFiles = (): void => void (files.value = new Map());

/** Decide here as another reviewer did, or once more as one did oneself, which settles it. */
export function take({ time: _, ...decision }: Decision): void {
  decide(decision);
}

/** Take over all that is not decided here and that others agree on. */
export const takeAll = (): void => takeable.value.forEach(take);

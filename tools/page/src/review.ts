// Decisions: shown at once, kept in the browser until the server has them on its disk.

import { computed, signal } from "@preact/signals";
import { type Decision, isEmbedded, type LeftOut, loadReview, postDecision, Refused, type Row, type Summary } from "./data";

export const keyOf = (decision: Decision): string =>
  `${decision.doc_id}|${decision.table}|${decision.start}|${decision.end}`;

const log = signal<Decision[]>([]);
/** Decisions that are not on the disk. */
export const waiting = signal<Decision[]>([]);
/** Decisions about texts that have changed since: kept and exported, but said of no row. */
export const stale = signal<Decision[]>([]);
/** What of the decisions could not be put into the rows when they were last asked for. */
export const leftOut = signal<LeftOut[]>([]);
/** Lines of opened files that are no decisions. */
export const unread = signal<{ file: string; line: number }[]>([]);
/** Decisions in opened files about texts that are others here. */
export const outdated = signal<Decision[]>([]);
/** What the server would not take, with its reason. */
export const refused = signal<{ decision: Decision; why: string }[]>([]);

/** The decision that holds, by document, table and span. */
export const decisions = computed<ReadonlyMap<string, Decision>>(() => {
  const held = new Map<string, Decision>();
  for (const decision of log.value) {
    if (decision.decision === "open") held.delete(keyOf(decision));
    else held.set(keyOf(decision), decision);
  }
  return held;
});

/** What was last said of each span, decided or not. */
const comments = computed<ReadonlyMap<string, string>>(
  () => new Map(log.value.map((decision) => [keyOf(decision), decision.comment ?? ""])),
);

/** Whether there is anything to be kept: decisions, or comments alone. */
export const hasLog = computed(() => log.value.length + stale.value.length > 0);

let storage = "";
let sending = false;

/** A decision about a text that has changed since says nothing of the text that is shown. */
export const fresh = (summary: Summary) => {
  const hashes = new Map(summary.documents.map((document) => [document.doc_id, document.sha256]));
  return ({ doc_id, sha256 }: Decision) => !sha256 || sha256 === hashes.get(doc_id);
};

export async function openReview(summary: Summary): Promise<void> {
  const first = summary.documents[0];
  storage = `gongbao.review.${summary.name}.${first?.sha256 ?? ""}`;
  const kept = stored();
  const all = [...(await loadReview()), ...kept];
  const holds = fresh(summary);
  log.value = all.filter(holds);
  stale.value = all.filter((decision) => !holds(decision));
  waiting.value = kept;
  if (!isEmbedded()) flush();
}

export const keyOfRow = ({ table, values }: Row): string => `${values.doc_id}|${table}|${values.start}|${values.end}`;

export function decisionFor(row: Row): Decision | undefined {
  return decisions.value.get(keyOfRow(row));
}

export const commentOf = (row: Row): string => comments.value.get(keyOfRow(row)) ?? "";

export const decisionOf = (row: Row): string => decisionFor(row)?.decision ?? "";

/** Take a decision: it holds from now on. */
export function decide(decision: Omit<Decision, "time">): void {
  const timed = { time: new Date().toISOString(), ...decision };
  log.value = [...log.value, timed];
  waiting.value = [...waiting.value, timed];
  store();
  if (!isEmbedded()) flush();
}

/** Send what waits, in order; what fails goes on waiting. */
export async function flush(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    while (waiting.value.length) {
      await post(waiting.value[0]);
      waiting.value = waiting.value.slice(1);
      store();
    }
  } catch {
    // The page says that decisions wait, and tries again when asked or at the next decision.
  } finally {
    sending = false;
  }
}

async function post(decision: Decision): Promise<void> {
  try {
    await postDecision(decision);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // What is refused for ever must not hold up what comes behind it.
    log.value = log.value.filter((other) => other !== decision);
    refused.value = [...refused.value, { decision, why: error.message }];
  }
}

export const asLines = () => [...stale.value, ...log.value].map((decision) => JSON.stringify(decision) + "\n").join("");

function stored(): Decision[] {
  try {
    return JSON.parse(localStorage.getItem(storage) ?? "[]");
  } catch {
    return [];
  }
}

function store(): void {
  try {
    localStorage.setItem(storage, JSON.stringify(waiting.value));
  } catch {
    // Without storage the decisions live as long as the page; the banner shows that they wait.
  }
}

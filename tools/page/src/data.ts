// Where the data come from (the server, or the file itself), and how they are unpacked.

export type Value = string | number | null;
export const TABLES = ["claims", "dates", "organizations", "programs"] as const;
export type Table = (typeof TABLES)[number];
export const isTable = (name: string): name is Table => (TABLES as readonly string[]).includes(name);

type Packed = { n: number; columns: Record<string, Value[] | { values: string[]; at: number[] }> };
export type ColumnInfo = { name: string; type: "number" | "text" | "day"; about: string; choices: string[] };
export type RuleCard = { layer: string; note: string; match: string[]; silent: string[] };

/** What a unit measures, and by which fraction its values come to the base unit; no base where that is not fixed. */
export type Measure = [dimension: string, base: string, numerator: number, denominator: number, offset: number];

/** A row of a table. `from` and `to` are offsets into the text as JavaScript counts it (UTF-16). */
export interface Row {
  key: string;
  table: Table;
  doc: number;
  from: number;
  to: number;
  values: Record<string, Value>;
  /** Whether a person made it, not the rules. */
  added?: boolean;
}

export interface Summary {
  version: string;
  name: string;
  compared: "" | "gold" | "run";
  against: string;
  documents: Record<string, Value>[];
  statuses: Record<string, Record<string, number>>;
  /** Measures in percent by table (`row.f1`), where the run is compared with gold. */
  scores: Partial<Record<Table | "all", Record<string, number | null>>>;
  rows: Record<Table, number>;
  columns: Record<Table, ColumnInfo[]>;
  rules: Record<string, RuleCard>;
  measures: Record<string, Measure>;
}

export interface Doc {
  number: number;
  text: string | null;
  rows: Record<Table, Row[]>;
  toUnits: (offset: number) => number;
  toPoints: (offset: number) => number;
}

export interface Decision {
  time: string;
  doc_id: string;
  sha256?: string;
  table: Table | "documents";
  start: number;
  end: number;
  text?: string;
  decision: "right" | "wrong" | "corrected" | "added" | "done" | "open";
  to?: [number, number] | null;
  to_text?: string;
  fields?: Record<string, Value>;
  rule?: string;
  comment?: string;
}

/** What was settled, from which characters, to which value, by which rule, and where these characters stand. */
export type Step = [what: string, text: string, value: string, rule: string, place: [number, number] | null];

type Embedded = { summary: any; rows: any; documents: any[]; steps: Record<string, Step[]>[]; review: Decision[] };

let embedded: Embedded | null = null;

/** Unpack what stands in the page itself, if anything does. */
export async function openEmbedded(): Promise<boolean> {
  const element = document.getElementById("data");
  if (!element) return false;
  const bytes = Uint8Array.from(atob(element.textContent ?? ""), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  embedded = JSON.parse(await new Response(stream).text());
  return true;
}

async function get(path: string): Promise<any> {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

export async function loadSummary(): Promise<Summary> {
  const raw = embedded ? embedded.summary : await get("api/summary");
  return { ...raw, documents: records(raw.documents) };
}

export async function loadDocument(number: number, summary: Summary): Promise<Doc> {
  const raw = embedded ? embedded.documents[number] : await get(`api/document?n=${number}`);
  const [toUnits, toPoints] = offsets(raw.text ?? "");
  const rows = {} as Record<Table, Row[]>;
  for (const table of TABLES) {
    rows[table] = records(raw.tables[table]).map((values) => makeRow(table, number, values, toUnits));
  }
  return { number, text: raw.text, rows, toUnits, toPoints };
}

/** The steps behind the claims of a report, by their start. */
export const loadSteps = async (number: number): Promise<Record<string, Step[]>> =>
  embedded ? embedded.steps[number] : get(`api/steps?n=${number}`);

/** The rows of all reports by table, and the points of the series. */
export interface All { rows: Record<Table, Row[]>; series: Record<string, Value>[] }

export async function loadAllRows(summary: Summary): Promise<All> {
  const raw = embedded ? embedded.rows : await get("api/rows");
  const numbers = new Map(summary.documents.map((document, number) => [document.doc_id, number]));
  const rows = {} as Record<Table, Row[]>;
  for (const table of TABLES) {
    rows[table] = records(raw[table]).map((values) =>
      makeRow(table, numbers.get(values.doc_id) ?? -1, values, (offset) => offset),
    );
  }
  return { rows, series: records(raw.series) };
}

export const loadReview = async (): Promise<Decision[]> => (embedded ? embedded.review : get("api/review"));

const DECISIONS = new Set(["right", "wrong", "corrected", "added", "done", "open"]);

/** The decisions in a file of them, and the numbers of the lines that are none. */
export function readDecisions(text: string): { decisions: Decision[]; faults: number[] } {
  const decisions: Decision[] = [];
  const faults: number[] = [];
  text.split("\n").forEach((line, at) => {
    if (!line.trim()) return;
    const read = asDecision(line);
    if (read) decisions.push(read);
    else faults.push(at + 1);
  });
  return { decisions, faults };
}

function asDecision(line: string): Decision | null {
  try {
    const read = JSON.parse(line);
    const place = [read.start, read.end, ...(read.to ?? [])];
    const known = [...TABLES, "documents"].includes(read.table) && DECISIONS.has(read.decision);
    const words = [read.time, read.doc_id, read.text ?? "", read.to_text ?? "", read.comment ?? ""];
    return known && place.every(Number.isInteger) && words.every((word) => typeof word === "string") ? read : null;
  } catch {
    return null;
  }
}

export const isEmbedded = () => embedded !== null;

/** A decision that could not be put into the rows, and why. */
export type LeftOut = { doc_id: string; text: string; why: string };
export type Corrected = { rows: Record<Table, Record<string, Value>[]>; leftOut: LeftOut[] };

/** The rows with what was decided in them, of a report or of all; only a server has them. */
export async function loadCorrected(number: number | null): Promise<Corrected> {
  const raw = await get(`api/corrected${number === null ? "" : `?n=${number}`}`);
  const rows = Object.fromEntries(TABLES.map((table) => [table, records(raw.rows[table])])) as Corrected["rows"];
  return { rows, leftOut: raw.left_out };
}

/** What the server will not take, however often it is asked. */
export class Refused extends Error {}

export async function postDecision(decision: Decision): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch("api/review", { method: "POST", headers, body: JSON.stringify(decision) });
  if (answer.status === 400) throw new Refused(await answer.text());
  if (!answer.ok) throw new Error(await answer.text());
}

export function makeRow(
  table: Table,
  doc: number,
  values: Record<string, Value>,
  toUnits: (offset: number) => number,
): Row {
  const start = Number(values.start);
  const end = Number(values.end);
  const other = values.status === "miss" || values.status === "removed" ? "-" : "";
  return { key: `${doc}|${table}|${start}|${end}${other}`, table, doc, from: toUnits(start), to: toUnits(end), values };
}

function records(packed: Packed): Record<string, Value>[] {
  const rows: Record<string, Value>[] = Array.from({ length: packed.n }, () => ({}));
  for (const [name, column] of Object.entries(packed.columns)) {
    if (Array.isArray(column)) column.forEach((value, at) => (rows[at][name] = value));
    else column.at.forEach((code, at) => (rows[at][name] = code < 0 ? null : column.values[code]));
  }
  return rows;
}

/** Ways from code points to UTF-16 units and back; both the identity where no character is beyond the BMP. */
function offsets(text: string): [(offset: number) => number, (offset: number) => number] {
  const pairs: number[] = [];
  for (const match of text.matchAll(/[\u{10000}-\u{10ffff}]/gu)) pairs.push(match.index - pairs.length);
  if (!pairs.length) return [(offset) => offset, (offset) => offset];
  const before = (limit: number, shift: number) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[middle] + shift * middle < limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [(offset) => offset + before(offset, 0), (offset) => offset - before(offset, 1)];
}

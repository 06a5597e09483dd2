// What is shown, as CSV.

import { isEmbedded, loadCorrected, makeRow, type Row, type Value } from "./data";
import { canJudge } from "./judging";
import { decisionOf, decisions, leftOut, waiting } from "./review";
import { columns } from "./columns";
import { field } from "./fields";
import { arrange, inScope, rows } from "./rows";
import { doc, scope, summary, table } from "./state";

const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A cell; what a spreadsheet would take for a formula is defused, as `gongbao extract` does. */
function cell(value: Value): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  return quoted(/^'*[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value);
}

export const asLines = (lines: Value[][]): string => lines.map((line) => line.map(cell).join(",") + "\r\n").join("");

export const asCsv = (rows: Row[], columns: string[]): string =>
  asLines([columns, ...rows.map((row) => columns.map((name) => field(row, name)))]);

/** The columns as a file has them: a period as its first and last day. */
const written = (columns: string[]) => [
  ...new Set(columns.flatMap((name) => (name === "period" ? ["period_start", "period_end"] : [name]))),
];

/**
 * The rows that are shown as they are after what was decided: without those judged wrong, corrections in their place, with
 * the column `reviewed` where anything was. What the server makes of the decisions holds; a page without one puts them
 * into the rows itself.
 */
export async function correctedCsv(): Promise<string> {
  const names = written(columns.value);
  if (!decisions.value.size) return asCsv(rows.value, names);
  const made = isEmbedded() || waiting.value.length ? null : await loadCorrected(scope.value === "all" ? null : doc.value!.number);
  leftOut.value = made?.leftOut ?? [];
  const list = made ? arrange([...own(made.rows[table.value]), ...rows.value.filter((row) => !canJudge(row))].filter(inScope)) : withoutOverlapped(rows.value);
  return asCsv(list.filter((row) => decisionOf(row) !== "wrong"), [...names, "reviewed"]);
}

const FIRM = new Set(["right", "corrected", "added"]);

/** The rows but those that nobody decided and that a decided one lies over. */
function withoutOverlapped(list: Row[]): Row[] {
  const spanOf = (row: Row): [number, number] => [Number(field(row, "start")), Number(field(row, "end"))];
  const firm = new Map<number, [number, number][]>();
  for (const row of list.filter((row) => FIRM.has(decisionOf(row)))) firm.set(row.doc, [...(firm.get(row.doc) ?? []), spanOf(row)]);
  return list.filter((row) => {
    const [start, end] = spanOf(row);
    return decisionOf(row) || !canJudge(row) || !firm.get(row.doc)?.some(([from, to]) => from < end && start < to);
  });
}

/** Corrected rows as rows of the page, each with the verdict that the comparison has on it. */
function own(made: Record<string, Value>[]): Row[] {
  const numbers = new Map(summary.value!.documents.map((document, number) => [document.doc_id, number]));
  const statuses = new Map(rows.value.map((row) => [row.key, row.values.status ?? null]));
  return made.map((values) => {
    const row = makeRow(table.value, numbers.get(values.doc_id) ?? -1, values, (offset) => offset);
    return { ...row, values: { ...values, status: statuses.get(row.key) ?? null } };
  });
}

export function saveFile(name: string, kind: string, text: string): void {
  const link = document.createElement("a");
  const url = URL.createObjectURL(new Blob([text], { type: kind }));
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** Copy `text`; pages opened from a file may have no clipboard but the old one. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

// What is shown, as CSV.

import type { Row, Value } from "./data";
import { field } from "./state";

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

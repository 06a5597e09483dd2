// How the page is laid out: columns, their widths, and the panes'; kept in the browser.

import { effect, signal, type Signal } from "@preact/signals";
import type { Table } from "./data";

/** The columns that were chosen, by table; the usual ones where none were. */
export const chosenColumns = signal<Partial<Record<Table, string[]>>>({});
/** Widths of columns that were set, in rem. */
export const columnWidths = signal<Record<string, number>>({});
/** The width of the list of reports in pixels, and the share of the text in what is left. */
export const paneSizes = signal({ reports: 230, text: 0.4 });

const KEPT: Record<string, Signal<any>> = { columns: chosenColumns, widths: columnWidths, panes: paneSizes };

export function keepLayout(): void {
  for (const [name, kept] of Object.entries(KEPT)) {
    try {
      const value = JSON.parse(localStorage.getItem(`gongbao.${name}`) ?? "null");
      if (value && typeof value === "object") kept.value = { ...kept.value, ...value };
    } catch {
      // What cannot be read is laid out as usual.
    }
    effect(() => {
      const text = JSON.stringify(kept.value);
      try {
        localStorage.setItem(`gongbao.${name}`, text);
      } catch {
        // A browser that keeps nothing still lays out the page.
      }
    });
  }
}

export const within = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

// The keyboard: one key an action, none while something is typed.

import { accept, edit, judge, undo } from "./judging";
import { chooseTable, nextDifference, openReport, setScope, step } from "./moves";
import { nextLanguage, nextTheme } from "./preferences";
import { doc, editing, helping, scope, selected, view } from "./state";
import { TABLES } from "./data";

const ACTIONS: Record<string, () => void> = {
  "/": () => document.querySelector<HTMLInputElement>("#search-rows")?.focus(),
  j: () => step(1),
  ArrowDown: () => step(1),
  k: () => step(-1),
  ArrowUp: () => step(-1),
  "[": () => doc.value && openReport(doc.value.number - 1),
  "]": () => doc.value && openReport(doc.value.number + 1),
  a: () => setScope(scope.value === "all" ? "this" : "all"),
  p: () => (view.value = view.value === "pictures" ? "read" : "pictures"),
  s: () => (view.value = view.value === "series" ? "read" : "series"),
  y: () => accept(),
  x: () => judge("wrong"),
  u: () => undo(),
  n: () => nextDifference(),
  f: () => document.querySelector<HTMLInputElement>("#search-text")?.focus(),
  e: () => edit(),
  t: () => nextTheme(),
  l: () => nextLanguage(),
  "?": () => (helping.value = !helping.value),
};
TABLES.forEach((table, at) => (ACTIONS[String(at + 1)] = () => chooseTable(table)));

function escape(): void {
  if (helping.value) helping.value = false;
  else if (editing.value) editing.value = null;
  else selected.value = null;
}

export function listen(): void {
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.key === "Escape") {
      if (target.matches("input, select, textarea")) target.blur();
      else escape();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || target.matches("input, select, textarea")) return;
    // Arrows scroll the text where it has the focus.
    if (event.key.startsWith("Arrow") && target.closest(".text, .reports, .pictures, .series, .details")) return;
    const action = ACTIONS[event.key];
    if (action) {
      event.preventDefault();
      action();
    }
  });
}

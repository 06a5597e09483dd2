// How a row's values came about, step by step, told from its fields.

import type { Row, Value } from "./data";
import { columnName, grouped, t, valueName } from "./words";

type Step = [string, string];
type Document = Record<string, Value> | undefined;

const word = (row: Row, name: string) => String(row.values[name] ?? "");
const named = (row: Row, name: string) => (row.values[name] ? valueName(name, word(row, name)) : "");

export function steps(row: Row, document: Document): Step[] {
  const written: Step = [t("written"), `${word(row, "text")}  [${row.values.start}–${row.values.end}]`];
  const made = { claims: claim, dates: date, organizations: organization, programs: program }[row.table](row, document);
  return [written, ...made].filter(([, what]) => what);
}

function claim(row: Row): Step[] {
  const { value, lower, upper, base_value, mod } = row.values;
  const vague = value == null && lower == null;
  const number = value != null ? grouped(Number(value)) : lower != null ? `${grouped(Number(lower))} – ${grouped(Number(upper))}` : "";
  const kind = [named(row, "kind"), named(row, "direction"), word(row, "comparison"), named(row, "basis")].filter(Boolean).join(", ");
  const about = ["measured", "predicate", "subject", "about", "indicator", "breakdown"].filter((name) => word(row, name));
  const period = [...new Set([word(row, "period_start"), word(row, "period_end")])].filter(Boolean).join(" – ");
  return [
    [t(lower != null ? "range" : "number"), vague ? t("vague") : number],
    [t("bound"), mod && mod !== "exact" ? named(row, "mod") : ""],
    [t("unit"), [word(row, "unit"), named(row, "dimension")].filter(Boolean).join(" · ")],
    [t("base"), base_value == null ? "" : converted(row)],
    [t("kind"), kind],
    [t("about"), about.map((name) => `${columnName(name)}: ${word(row, name)}`).join(", ")],
    [t("period"), period],
    [columnName("modality"), named(row, "modality")],
  ];
}

function converted(row: Row): string {
  const { value, base_value } = row.values;
  const base = word(row, "base_unit") === "1" ? "" : ` ${word(row, "base_unit")}`;
  const to = grouped(Number(base_value)) + base;
  const factor = Number(base_value) / Number(value);
  const same = value == null || !Number.isFinite(factor) || factor === 1;
  return same ? to : `1 ${word(row, "unit")} = ${grouped(Number(factor.toPrecision(12)))}${base} → ${to}`;
}

function date(row: Row, document: Document): Step[] {
  const value = word(row, "value");
  const year = /^\d{4}/.exec(value)?.[0];
  const relative = year && document?.date && !/[\d〇○零一二三四五六七八九]{4}/.test(word(row, "text"));
  const days = [...new Set([word(row, "start_date"), word(row, "end_date")])].filter(Boolean).join(" – ");
  return [
    [columnName("type"), named(row, "type")],
    ["TIMEX3", value],
    [t("bound"), named(row, "mod")],
    [t("period"), days],
    [t("resolved"), relative ? String(document.date) : ""],
  ];
}

function organization(row: Row, document: Document): Step[] {
  const name = word(row, "name");
  const place = word(row, "place") || String(document?.place ?? "");
  return [
    [t(name === word(row, "text") ? "as_written" : "completed"), name],
    [columnName("place"), name === word(row, "text") ? word(row, "place") : place],
    [columnName("type"), named(row, "type")],
  ];
}

function program(row: Row): Step[] {
  const name = word(row, "name");
  return [
    [t(name === word(row, "text") ? "as_written" : "without_marks"), name],
    [columnName("type"), named(row, "type")],
    [columnName("organizer"), word(row, "organizer")],
  ];
}

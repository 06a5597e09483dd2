// The tables: which rows, in which order, and the rows themselves.

import { signal } from "@preact/signals";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { copy, correctedCsv, saveFile } from "./csv";
import { type Row, TABLES } from "./data";
import { Details, Editor } from "./Details";
import { Handle } from "./Handle";
import { columnWidths } from "./layout";
import { place, wantAll, wantedNumbers, words, year } from "./wanted";
import { commentOf, decisionOf } from "./review";
import { inConflict } from "./merge";
import { shownValue } from "./shown";
import { columns, facets, possible, showColumns, toggleColumn } from "./columns";
import { field } from "./fields";
import { chooseTable, lookFirst, select, setScope } from "./moves";
import { choices, countOf, rows, total } from "./rows";
import {
  allRows, doc, editing, filters, guarded, hovered, picked, query, scope, selected, setFilter, sort, summary, table,
} from "./state";
import { columnName, grouped, language, t, valueName } from "./words";

const copied = signal(false);
/** Whether filters and actions are unfolded where the page is too narrow to show them always. */
const unfolded = signal(false);

/** Columns' widths in rem; those in `WIDE` take what room is left. */
const WIDTHS: Record<string, number> = {
  doc_id: 5, text: 7, value: 9, unit: 4, kind: 3.2, mod: 3.3, type: 6, measured: 6, about: 5.4, period: 6.4, predicate: 4.2, name: 12,
  start_date: 7, end_date: 7, sentence: 24, rule: 15, status: 4.8, place: 7, organizer: 8, start: 5, end: 5,
};
const USUAL = 8;
const LONG_IN_ENGLISH = new Set(["kind", "mod", "type", "predicate", "status"]);
const NUMBERS = new Set(["value", "base_value", "lower", "upper"]);
const WIDE: Record<string, number> = { text: 2, measured: 3, name: 3 };

const shownCount = (count: number | undefined) => (count === undefined ? "…" : grouped(count));

export function TablePane() {
  return (
    <section class="tables" aria-label={t("tables")} id="tables">
      <div class={`bar${unfolded.value ? " unfolded" : ""}`}>
        <div class="table-tabs" role="group" aria-label={t("tables")}>
          {TABLES.map((name) => (
            <button key={name} class={`chip t-${name}`} aria-pressed={table.value === name} onClick={() => chooseTable(name)}>
              <i aria-hidden="true" />{t(name)} <b>{shownCount(countOf(name))}</b>
            </button>
          ))}
        </div>
        <Filters />
        <Actions />
      </div>
      <Grid />
      {editing.value ? <Editor key={`${editing.value.row?.key}${editing.value.from}`} /> : selected.value && <Details row={selected.value} />}
    </section>
  );
}

function Filters() {
  const many = (summary.value?.documents.length ?? 0) > 1;
  const shown = facets(table.value);
  const chosen = Object.keys(filters.value);
  const others = chosen.filter((name) => !shown.includes(name));
  return (
    <div class="filters">
      {many && (
        <select aria-label={t("reports")} value={scope.value} onChange={(event) => setScope(event.currentTarget.value as "this" | "all")}>
          <option value="this">{t("this_report")}</option>
          <option value="all">{t("all_reports")}</option>
        </select>
      )}
      <input type="search" id="search-rows" placeholder={t("search_rows")} aria-label={t("search_rows")} value={query.value}
        onInput={(event) => (query.value = event.currentTarget.value)} />
      <button class="unfold" aria-expanded={unfolded.value} onClick={() => (unfolded.value = !unfolded.value)}>
        {t("filters")}{chosen.length ? ` ${chosen.length}` : ""} {unfolded.value ? "▴" : "▾"}
      </button>
      <div class="facets">{shown.map((name) => <Facet key={name} name={name} />)}</div>
      {scope.value === "all" && wantedNumbers.value && (
        <button class="tag" onClick={wantAll} aria-label={`${t("clear")}: ${t("reports")}`}>
          {[t("reports"), words.value.trim(), place.value, year.value].filter(Boolean).join(" ")}: {wantedNumbers.value.size} ✕
        </button>
      )}
      {others.map((name) => (
        <button key={name} class="tag" onClick={() => setFilter(name, null)} aria-label={`${t("clear")}: ${columnName(name)}`}>
          {columnName(name)}{name === "key" ? "" : `: ${valueName(name, filters.value[name])}`} ✕
        </button>
      ))}
    </div>
  );
}

function Facet({ name }: { name: string }) {
  const value = filters.value[name];
  const list = choices(name);
  if (list.length < 2 && value === undefined) return null;
  return (
    <select aria-label={columnName(name)} class={value === undefined ? "" : "on"} value={value === undefined ? "*" : `=${value}`}
      onChange={(event) => setFilter(name, event.currentTarget.value === "*" ? null : event.currentTarget.value.slice(1))}>
      <option value="*">{columnName(name)}: {t("any")}</option>
      {list.map(([choice, number]) => (
        <option key={choice} value={`=${choice}`}>{choice ? valueName(name, choice) : t("none")} ({number})</option>
      ))}
    </select>
  );
}

function Actions() {
  const filtered = query.value || Object.keys(filters.value).length > 0;
  const copyCsv = async () => {
    await copy(await correctedCsv());
    copied.value = true;
    setTimeout(() => (copied.value = false), 1500);
  };
  const save = async () => saveFile(`${String(name).replace(/[\\/:*?"<>|]/g, "_")}.${table.value}.csv`, "text/csv", "\ufeff" + (await correctedCsv()));
  const add = () => {
    const [from, to] = picked.value ?? [0, 0];
    editing.value = { row: null, table: table.value, from, to };
  };
  const name = scope.value === "all" ? summary.value?.name : summary.value?.documents[doc.value?.number ?? 0].doc_id;
  return (
    <div class="actions">
      <output>{grouped(rows.value.length)}{filtered ? ` / ${grouped(total.value)}` : ""} {t((filtered ? total : rows).value === 1 ? "row_shown" : "rows_shown")}</output>
      {filtered && <button onClick={() => { filters.value = {}; query.value = ""; }}>{t("clear")}</button>}
      <button aria-pressed={"look" in filters.value} title={t("look_help")} onClick={lookFirst}>{t("look_first")}</button>
      <ColumnMenu />
      <button onClick={() => guarded(copyCsv())}>{copied.value ? t("copied") : t("copy")}</button>
      <button onClick={() => guarded(save())}>
        {t("download")}
      </button>
      {doc.value?.text != null && <button onClick={add}>+ {t("add_span")}</button>}
    </div>
  );
}

function ColumnMenu() {
  const [open, setOpen] = useState(false);
  const shown = new Set(columns.value);
  return (
    <details class="menu" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("columns")}</summary>
      {open && <div class="menu-list" role="group" aria-label={t("columns")}>
        <span>
          <button onClick={() => showColumns("usual")}>{t("usual_columns")}</button>{" "}
          <button onClick={() => showColumns("all")}>{t("all_columns")}</button>
        </span>
        {possible(table.value).map((name) => (
          <label key={name}>
            <input type="checkbox" checked={shown.has(name)} onChange={() => toggleColumn(name)} /> {columnName(name)}
          </label>
        ))}
      </div>}
    </details>
  );
}

function Grid() {
  const box = useRef<HTMLDivElement>(null);
  const list = rows.value;
  const shown = columns.value;
  const virtual = useVirtualizer({ count: list.length, getScrollElement: () => box.current, estimateSize: () => 34, overscan: 12 });
  const chosen = selected.value?.key;
  const at = list.findIndex((row) => row.key === chosen);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [chosen, at < 0]);
  const [template, minWidth, widths] = useMemo(() => layout(list, shown), [list, shown, language.value, columnWidths.value]);
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Enter" && at < 0 && list.length) select(list[0]);
  };
  return (
    <div class="scroll grid" ref={box} tabIndex={0} role="grid" aria-label={t(table.value)} aria-rowcount={list.length + 1}
      aria-colcount={shown.length} aria-activedescendant={at >= 0 ? `row-${at}` : undefined} onKeyDown={onKey}>
      <div role="row" class="head" aria-rowindex={1} style={{ gridTemplateColumns: template, minWidth }}>
        {shown.map((name, at) => <Heading key={name} name={name} width={widths[at]} />)}
      </div>
      <div role="rowgroup" class="body" style={{ height: `${virtual.getTotalSize()}px`, minWidth }}>
        {virtual.getVirtualItems().map((item) => {
          const row = list[item.index];
          return (
            <div key={row.key} id={`row-${item.index}`} role="row" aria-rowindex={item.index + 2} aria-selected={row.key === chosen}
              class={rowClass(row)} style={{ gridTemplateColumns: template, transform: `translateY(${item.start}px)` }} onClick={() => select(row)}>
              {shown.map((name) => <Cell key={name} row={row} name={name} />)}
            </div>
          );
        })}
      </div>
      {!list.length && <p class="empty">{scope.value === "all" && !allRows.value ? t("loading") : t(total.value ? "no_rows" : "nothing")}</p>}
    </div>
  );
}

const rem = () => parseFloat(getComputedStyle(document.documentElement).fontSize);

/** The columns as CSS lays them out, and how wide they are at least; numbers take what their longest needs. */
function layout(list: Row[], shown: string[]): [string, string, number[]] {
  const widths = shown.map((name) => {
    if (columnWidths.value[name]) return columnWidths.value[name];
    if (NUMBERS.has(name)) return numberWidth(list, name);
    return (WIDTHS[name] ?? USUAL) + (language.value === "en" && LONG_IN_ENGLISH.has(name) ? 1.8 : 0);
  });
  const tracks = shown.map((name, at) => (WIDE[name] && !columnWidths.value[name] ? `minmax(${widths[at]}rem, ${WIDE[name]}fr)` : `${widths[at]}rem`));
  return [tracks.join(" "), `${widths.reduce((sum, width) => sum + width, 0)}rem`, widths];
}

function numberWidth(list: Row[], name: string): number {
  const longest = list.slice(0, 2000).reduce((most, row) => Math.max(most, shownValue(row, name, field(row, name)).length), 4);
  return Math.min(1.2 + longest * 0.54, 8.8);
}

function rowClass(row: Row): string {
  const decision = decisionOf(row);
  return `row${row.values.status ? ` s-${row.values.status}` : ""}${decision ? ` d-${decision}` : ""}${hovered.value?.key === row.key ? " hovered" : ""}`;
}

function Heading({ name, width }: { name: string; width: number }) {
  const by = sort.value?.column === name ? sort.value : null;
  const about = summary.value?.columns[table.value].find((column) => column.name === name)?.about;
  const turn = () => (sort.value = !by ? { column: name, down: false } : by.down ? null : { column: name, down: true });
  return (
    <div role="columnheader" aria-sort={by ? (by.down ? "descending" : "ascending") : "none"} title={about}>
      <button onClick={turn}>{columnName(name)}<span aria-hidden="true">{by ? (by.down ? " ▾" : " ▴") : ""}</span></button>
      <Handle class="of-column" label={`${t("width")}: ${columnName(name)}`} value={width} low={2.5} high={60} step={1}
        at={(x, begun) => begun.value + (x - begun.x) / rem()} onMove={(to) => (columnWidths.value = { ...columnWidths.value, [name]: to })} />
    </div>
  );
}

function Cell({ row, name }: { row: Row; name: string }) {
  const value = field(row, name);
  const text = shownValue(row, name, value);
  const differs = typeof row.values.differs === "string" && `"${name}":` && row.values.differs.includes(`"${name}":`);
  const kind = typeof value === "number" ? "number" : name === "text" ? `t-${row.table} word` : "";
  return (
    <div role="gridcell" class={`${kind}${differs ? " differs" : ""}`} title={text}>
      {name === "text" && <Sign row={row} />}
      {name === "status" && value ? <span class={`status s-${value}`}>{text}</span> : text}
    </div>
  );
}

const SIGNS: Record<string, string> = { right: "✓", wrong: "✗", corrected: "✎", added: "+", conflict: "≠" };

function Sign({ row }: { row: Row }) {
  const decision = inConflict(row) ? "conflict" : decisionOf(row);
  const said = commentOf(row);
  return (
    <>
      {decision && <span class={`sign d-${decision}`} role="img" aria-label={t(decision)}>{SIGNS[decision]}</span>}
      {said && <span class="sign said" role="img" aria-label={`${t("comment")}: ${said}`}>❝</span>}
    </>
  );
}

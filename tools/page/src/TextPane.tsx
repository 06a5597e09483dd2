// The text of a report as the source has it, its spans marked.

import { computed } from "@preact/signals";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "preact/hooks";
import { blockAt, blocksOf, rowsByBlock, stretches, type Block } from "./blocks";
import { type Row, type Table, TABLES } from "./data";
import { judgeReport } from "./judging";
import { decisionOf, decisions } from "./review";
import { usual } from "./columns";
import { field } from "./fields";
import { selectFromText } from "./moves";
import { lit } from "./origins";
import { docRows } from "./rows";
import { hits, showHit, sought, soughtAt } from "./search";
import { doc, editing, filters, hidden, hovered, pane, picked, selected, setFilter, shownPlace, summary, toggleTable } from "./state";
import { shownValue } from "./shown";
import { grouped, stepName, t, valueName } from "./words";

const blocks = computed(() => (doc.value?.text == null ? [] : blocksOf(doc.value.text)));

const marked = computed(() => {
  const rows = TABLES.filter((table) => !hidden.value.has(table)).flatMap((table) => docRows.value?.[table] ?? []);
  return rowsByBlock(blocks.value, rows);
});

export function TextPane() {
  const open = doc.value;
  const values = open && summary.value?.documents[open.number];
  return (
    <section class="text" aria-label={t("text")}>
      <div class="bar">
        <div class="title-line"><h2>{values?.title ?? values?.doc_id}</h2><Search /></div>
        <Legend />
        <Verdicts />
      </div>
      {open && open.text === null && <p class="empty">{t("no_text")}</p>}
      {open && open.text !== null && <Lines key={open.number} text={open.text} />}
      {picked.value && !editing.value ? <Adder at={picked.value} /> : hovered.value && <Peek row={hovered.value} />}
    </section>
  );
}

function Legend() {
  const open = doc.value;
  const done = open && decisions.value.has(`${summary.value?.documents[open.number].doc_id}|documents|0|0`);
  return (
    <div class="legend" role="group" aria-label={t("legend")}>
      {TABLES.map((table) => (
        <button key={table} class={`chip t-${table}`} aria-pressed={!hidden.value.has(table)} title={t("legend")}
          onClick={() => toggleTable(table)}>
          <i aria-hidden="true" />{t(table)} <b>{grouped(docRows.value?.[table].length ?? 0)}</b>
        </button>
      ))}
      {open && (
        <label class="done-box">
          <input type="checkbox" checked={!!done} onChange={(event) => judgeReport(event.currentTarget.checked)} />
          {t("report_done")}
        </label>
      )}
    </div>
  );
}

function Verdicts() {
  const run = summary.value;
  const open = doc.value;
  const counts = Object.entries((run && open && run.statuses[String(run.documents[open.number].doc_id)]) ?? {});
  if (!counts.length) return null;
  return (
    <div class="legend" role="group" aria-label={t("verdicts")}>
      {counts.map(([status, count]) => (
        <button key={status} class={`chip verdict s-${status}`} title={t("verdicts")} aria-pressed={filters.value.status === status}
          onClick={() => setFilter("status", filters.value.status === status ? null : status)}>
          <span class="sample" aria-hidden="true" />{valueName("status", status)} <b>{count}</b>
        </button>
      ))}
    </div>
  );
}

function Search() {
  const found = hits.value.length;
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    showHit(event.shiftKey ? -1 : 1);
  };
  const onInput = (event: { currentTarget: HTMLInputElement }) => {
    sought.value = event.currentTarget.value;
    soughtAt.value = 0;
    showHit(0);
  };
  return (
    <div class="search-text" role="search">
      <input type="search" id="search-text" placeholder={t("search_text")} aria-label={t("search_text")} value={sought.value}
        onInput={onInput} onKeyDown={onKey} />
      {sought.value && <output>{found ? `${soughtAt.value + 1} / ${found}` : "0"}</output>}
      {found > 1 && <button onClick={() => showHit(1)} aria-label={t("next")}>↓</button>}
    </div>
  );
}

function Lines({ text }: { text: string }) {
  const box = useRef<HTMLDivElement>(null);
  const all = blocks.value;
  const virtual = useVirtualizer({
    count: all.length,
    getScrollElement: () => box.current,
    estimateSize: (at) => {
      const width = Math.max((box.current?.clientWidth ?? 600) - 48, 200);
      return Math.max(1, Math.ceil(((all[at].to - all[at].from) * 17) / width)) * 34;
    },
    overscan: 12,
  });
  const place = shownPlace.value;
  const inSight = pane.value;
  useEffect(() => {
    if (!place || !box.current) return;
    const at = blockAt(blocks.value, place.from);
    virtual.scrollToIndex(at, { align: "center" });
    const settle = (tries: number) => {
      const mark = box.current?.querySelector(`[data-from="${place.from}"]`);
      mark?.scrollIntoView({ block: "center" });
      if (tries) requestAnimationFrame(() => settle(tries - 1));
    };
    requestAnimationFrame(() => settle(3));
  }, [place, inSight]);
  return (
    <div class="scroll lines" ref={box} tabIndex={0} role="document" aria-label={t("text")} lang="zh"
      onClick={(event) => choose(event, text)} onMouseOver={(event) => over(event, text)} onMouseLeave={() => (hovered.value = null)} onMouseUp={pick} onKeyUp={pick} onTouchEnd={pick}>
      <div style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map((item) => (
          <div key={item.key} data-index={item.index} ref={virtual.measureElement} class="line"
            style={{ transform: `translateY(${item.start}px)` }}>
            <Line text={text} block={all[item.index]} rows={marked.value.get(item.index) ?? NONE} />
          </div>
        ))}
      </div>
    </div>
  );
}

const NONE: Row[] = [];

function Line({ text, block, rows }: { text: string; block: Block; rows: Row[] }) {
  const chosen = selected.value;
  return (
    <>
      {stretches(block, rows, hitsIn(block), litIn(block)).map(({ from, to, rows, hit, lit }) =>
        rows.length ? (
          <mark key={from} data-from={from} class={classes(rows, chosen, from, to) + (hit ? " hit" : "") + (lit.length ? why(from, to) : "")} data-why={names(lit)}>{text.slice(from, to)}</mark>
        ) : (
          <span key={from} data-from={from} class={[hit && "hit", lit.length && why(from, to)].filter(Boolean).join(" ") || undefined} data-why={names(lit)}>{text.slice(from, to)}</span>
        ),
      )}
      {block.from === block.to && <br />}
    </>
  );
}

const hitsIn = (block: Block) => hits.value.filter(({ from, to }) => from < block.to && to > block.from);

const litIn = (block: Block) => lit.value.filter(({ from, to }) => from < block.to && to > block.from);

/** The class of words that gave a field; a few of them are not parted from what they gave. */
const why = (from: number, to: number) => (to - from <= 8 ? " why short" : " why");

const names = (lit: string[]) => (lit.length ? [...new Set(lit)].map(stepName).join(" ") : undefined);

function classes(rows: Row[], chosen: Row | null, from: number, to: number): string {
  const names = [`top-${rows[0].table}`, ...new Set(rows.map((row) => `t-${row.table}`))];
  for (const row of rows) {
    if (row.values.status) names.push(`s-${row.values.status}`);
    const decision = decisionOf(row);
    if (decision) names.push(`d-${decision}`);
    if (row.key === chosen?.key) names.push("sel");
    if (row.from === from) names.push("first");
    if (row.to === to) names.push("last");
  }
  return [...new Set(names)].join(" ");
}

/** Open the row of the span that was clicked: the shortest first, and the next one at each further click. */
function choose(event: MouseEvent, text: string): void {
  if (!getSelection()?.isCollapsed) return;
  const mark = (event.target as HTMLElement).closest<HTMLElement>("mark");
  if (!mark) return;
  const from = Number(mark.dataset.from);
  const rows = covering(from, text);
  const at = rows.findIndex((row) => row.key === selected.value?.key);
  if (rows.length) selectFromText(rows[(at + 1) % rows.length]);
}

/** Show the row of the span that the pointer is over. */
function over(event: MouseEvent, text: string): void {
  const mark = (event.target as HTMLElement).closest<HTMLElement>("mark");
  hovered.value = mark ? (covering(Number(mark.dataset.from), text)[0] ?? null) : null;
}

/** The row under the pointer, in its main fields. */
function Peek({ row }: { row: Row }) {
  const told = usual(row.table).map((name) => shownValue(row, name, field(row, name))).filter(Boolean);
  return <output class={`peek t-${row.table}`}><i aria-hidden="true" />{told.join(" · ")}</output>;
}

function covering(offset: number, text: string): Row[] {
  const at = blockAt(blocks.value, offset);
  const block = blocks.value[at];
  const there = stretches(block, marked.value.get(at) ?? NONE, hitsIn(block), litIn(block));
  return there.find((stretch) => stretch.from === offset && text.length)?.rows ?? NONE;
}

function pick(): void {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || !selection.rangeCount) {
    picked.value = null;
    return;
  }
  const range = selection.getRangeAt(0);
  const from = offsetOf(range.startContainer, range.startOffset);
  const to = offsetOf(range.endContainer, range.endOffset);
  picked.value = from !== null && to !== null && from < to && to - from < 300 ? trimmed(from, to) : null;
}

function offsetOf(node: Node, offset: number): number | null {
  const holder = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>("[data-from]");
  return holder ? Number(holder.dataset.from) + (node instanceof Element ? 0 : offset) : null;
}

function trimmed(from: number, to: number): [number, number] | null {
  const text = doc.value?.text ?? "";
  while (from < to && /\s/.test(text[from])) from++;
  while (to > from && /\s/.test(text[to - 1])) to--;
  return from < to ? [from, to] : null;
}

function Adder({ at }: { at: [number, number] }) {
  const start = (table: Table) => {
    editing.value = { row: null, table, from: at[0], to: at[1] };
    picked.value = null;
    pane.value = innerWidth < 800 ? "tables" : pane.value;
    getSelection()?.removeAllRanges();
  };
  return (
    <div class="adder" role="toolbar" aria-label={t("add_span")}>
      <span>{t("add_as")} “{doc.value?.text?.slice(...at)}”</span>
      {TABLES.map((table) => (
        <button key={table} class={`chip t-${table}`} onClick={() => start(table)}><i aria-hidden="true" />{t(table)}</button>
      ))}
    </div>
  );
}

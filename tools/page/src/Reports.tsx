// The list of reports with counts, search, filters and order.

import { computed, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { useVirtualizer } from "@tanstack/react-virtual";
import { TABLES, type Value } from "./data";
import { fileOf, place, type Report as Document, reports, wanted, words, year, yearOf } from "./wanted";
import { decisions } from "./review";
import { openReport } from "./moves";
import { doc, pane, scope, summary } from "./state";
import { t, valueName } from "./words";

const order = signal("order");

const different = (values: Record<string, Value>) =>
  Object.entries(summary.value?.statuses[String(values.doc_id)] ?? {})
    .filter(([status]) => status !== "right" && status !== "same")
    .reduce((sum, [, count]) => sum + count, 0);

const ORDERS: Record<string, (a: Document, b: Document) => number> = {
  order: (a, b) => a.number - b.number,
  by_claims: (a, b) => Number(b.n_claims) - Number(a.n_claims),
  by_mistakes: (a, b) => different(b) - different(a),
  by_date: (a, b) => String(b.date ?? "").localeCompare(String(a.date ?? "")),
};

const found = computed<Document[]>(() => [...wanted.value].sort(ORDERS[order.value]));

const distinct = (of: (values: Document) => string) =>
  [...new Set(reports.value.map(of).filter(Boolean))].sort((a, b) => a.localeCompare(b, "zh-Hans-CN"));

export function Reports() {
  const list = useRef<HTMLDivElement>(null);
  const shown = found.value;
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => list.current,
    estimateSize: () => 76,
    overscan: 8,
    getItemKey: (at) => shown[at].number,
  });
  const open = doc.value?.number;
  useEffect(() => {
    const at = found.value.findIndex((values) => values.number === open);
    if (at >= 0) virtual.scrollToIndex(at, { align: "auto" });
  }, [open]);
  const places = distinct((values) => String(values.place ?? ""));
  const years = distinct(yearOf);
  return (
    <section class="reports" aria-label={t("reports")}>
      <div class="bar">
        <input type="search" id="search-reports" placeholder={t("search_reports")} aria-label={t("search_reports")}
          value={words.value} onInput={(event) => (words.value = event.currentTarget.value)} />
        {places.length > 1 && <Choice label={t("place_any")} values={places} at={place} />}
        {years.length > 1 && <Choice label={t("year_any")} values={years} at={year} />}
        {reports.value.length > 1 && (
          <select aria-label={t("sort_reports")} value={order.value} onChange={(event) => (order.value = event.currentTarget.value)}>
            {["order", "by_claims", "by_date", ...(summary.value?.compared ? ["by_mistakes"] : [])].map((name) => (
              <option key={name} value={name}>{t(name === "order" ? "by_order" : name)}</option>
            ))}
          </select>
        )}
      </div>
      <div class="scroll" ref={list} tabIndex={0} aria-label={t("reports")} role="group">
        {!shown.length && <p class="empty">{t("no_reports")}</p>}
        <ol style={{ height: `${virtual.getTotalSize()}px` }}>
          {virtual.getVirtualItems().map((item) => {
            const values = shown[item.index];
            return (
              <li key={item.key} data-index={item.index} ref={virtual.measureElement}
                style={{ transform: `translateY(${item.start}px)` }}>
                <Report values={values} open={values.number === open} />
              </li>
            );
          })}
        </ol>
      </div>
    </section>
  );
}

function Choice({ label, values, at }: { label: string; values: string[]; at: typeof place }) {
  return (
    <select aria-label={label} value={at.value} onChange={(event) => (at.value = event.currentTarget.value)}>
      <option value="">{label}</option>
      {values.map((value) => <option key={value} value={value}>{value}</option>)}
    </select>
  );
}

function Report({ values, open }: { values: Document; open: boolean }) {
  const about = [values.place, yearOf(values), fileOf(values)].filter(Boolean).join(" · ");
  const statuses = Object.entries(summary.value?.statuses[String(values.doc_id)] ?? {});
  const done = decisions.value.has(`${values.doc_id}|documents|0|0`);
  const choose = () => {
    openReport(values.number);
    scope.value = "this";
    pane.value = "text";
  };
  return (
    <button class="report" aria-current={open} onClick={choose} title={String(values.path ?? values.doc_id)}>
      <span class="title">{done && <span class="done" title={t("report_done")}>✓ </span>}{values.title ?? values.doc_id}</span>
      <span class="about">{about}</span>
      <span class="counts">
        {TABLES.map((table) => (
          <span key={table} class={`count t-${table}`} title={t(table)}>
            <i aria-hidden="true" /><span class="only-read">{t(table)} </span>{values[`n_${table}`]}
          </span>
        ))}
      </span>
      {statuses.length > 0 && (
        <span class="counts">
          {statuses.map(([status, count]) => (
            <span key={status} class={`status s-${status}`}>{valueName("status", status)} {count}</span>
          ))}
        </span>
      )}
    </button>
  );
}

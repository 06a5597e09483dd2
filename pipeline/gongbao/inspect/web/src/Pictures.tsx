// An overview of the run in pictures; every figure leads to its rows.

import { signal } from "@preact/signals";
import { scaleLinear, scaleLog } from "d3-scale";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { max, min } from "d3-array";
import type { Row, Table } from "./data";
import { about, counts, largestSums, own, points, things, unitOf, years, type Point, type Year } from "./figures";
import { allRows, drill, needAllRows, select, sort, summary } from "./state";
import { columnName, grouped, short, t, valueName } from "./words";

const PREFERRED = "粮食";
const thing = signal<string | null>(null);
const unit = signal("");

export function Pictures() {
  useEffect(() => void needAllRows(), []);
  const rows = allRows.value;
  if (!rows) return <main class="wait"><p>{t("loading")}</p></main>;
  const claims = own(rows.claims);
  return (
    <main class="pictures" tabIndex={0} aria-label={t("pictures")}>
      <Bars title={t("by_kind")} table="claims" column="kind" items={counts(claims, "kind")} />
      <Bars title={t("by_unit")} table="claims" column="unit" items={counts(claims, "unit", 12)} />
      <Sums rows={largestSums(claims)} />
      <Bars title={t("top_organizations")} table="organizations" column="name" items={counts(own(rows.organizations), "name")} />
      <Bars title={t("top_programs")} table="programs" column="name" items={counts(own(rows.programs), "name")} />
      <TimeLine items={years(own(rows.dates))} />
      <OneThing claims={claims} />
    </main>
  );
}

function Figure({ title, empty, wide, children }: { title: string; empty: boolean; wide?: boolean; children: ComponentChildren }) {
  return (
    <section class={`figure${wide ? " wide" : ""}`} aria-label={title}>
      <h2>{title}</h2>
      {empty ? <p class="empty">{t("nothing")}</p> : children}
    </section>
  );
}

function Bars({ title, table, column, items }: { title: string; table: Table; column: string; items: [string, number][] }) {
  const width = scaleLinear([0, max(items, ([, count]) => count) ?? 1], [0, 100]);
  return (
    <Figure title={title} empty={!items.length}>
      <ol class={`bars t-${table}`}>
        {items.map(([value, count]) => (
          <Bar key={value} label={valueName(column, value)} figure={grouped(count)} width={width(count)} onClick={() => drill(table, { [column]: value })} />
        ))}
      </ol>
    </Figure>
  );
}

function Bar({ label, more, figure, width, onClick }: { label: string; more?: string; figure: string; width: number; onClick: () => void }) {
  return (
    <li>
      <button onClick={onClick} title={more ? `${label} · ${more}` : label}>
        <span class="label" lang="zh">{label}{more && <small> {more}</small>}</span>
        <span class="track" aria-hidden="true"><span style={{ width: `${Math.max(width, 0.5)}%` }} /></span>
        <span class="figure-number">{figure}</span>
      </button>
    </li>
  );
}

function openRow(row: Row): void {
  drill("claims", { key: row.key });
  select(row);
}

function Sums({ rows }: { rows: Row[] }) {
  const width = scaleLinear([0, Number(rows[0]?.values.base_value ?? 1)], [0, 100]);
  const all = () => {
    drill("claims", { base_unit: "CNY" });
    sort.value = { column: "base_value", down: true };
  };
  return (
    <Figure title={t("largest_sums")} empty={!rows.length}>
      <ol class="bars t-claims">
        {rows.map((row) => (
          <Bar key={row.key} label={String(row.values.measured ?? row.values.text)} more={String(summary.value?.documents[row.doc]?.place ?? row.values.doc_id)}
            figure={String(row.values.text)} width={width(Number(row.values.base_value))} onClick={() => openRow(row)} />
        ))}
      </ol>
      <button class="more" onClick={all}>{t("all_reports")} →</button>
    </Figure>
  );
}

function TimeLine({ items }: { items: Year[] }) {
  const top = max(items, ({ count }) => count) ?? 1;
  const height = scaleLinear([0, top], [0, 100]);
  const step = Math.max(1, Math.ceil(items.length / 12));
  return (
    <Figure title={t("time_line")} empty={!items.length} wide>
      <div class="time t-dates">
        {items.map(({ year, before, count }, at) => {
          const value = (before ? "<" : "") + String(year).padStart(4, "0");
          const back = items.length - 1 - at;
          return (
            <div key={value} class="year">
              {count > 0 && (
                <button class={before ? "earlier" : ""} style={{ height: `${height(count)}%` }} title={`${value}: ${count}`}
                  aria-label={`${value}: ${count}`} onClick={() => drill("dates", { year: value })} />
              )}
              {(before || back % step === 0) && (
                <small class={back % (2 * step) ? "second" : ""} aria-hidden="true">{before ? "<" : year}</small>
              )}
            </div>
          );
        })}
      </div>
    </Figure>
  );
}

function OneThing({ claims }: { claims: Row[] }) {
  const names = things(claims);
  const chosen = thing.value ?? names.find((name) => name.includes(PREFERRED)) ?? names[0] ?? "";
  const rows = about(claims, chosen);
  const units = counts(rows.map((row) => ({ ...row, values: { ...row.values, _unit: unitOf(row) || "–" } })), "_unit").map(([name]) => name);
  const current = units.includes(unit.value) ? unit.value : (units[0] ?? "");
  const list = points(rows, current === "–" ? "" : current, summary.value?.documents ?? []);
  return (
    <Figure title={t("one_thing")} empty={!names.length} wide>
      <div class="choose">
        <label>{t("measured_thing")} <input list="things" value={chosen} onInput={(event) => (thing.value = event.currentTarget.value)} lang="zh" /></label>
        <datalist id="things">{names.map((name) => <option key={name} value={name} />)}</datalist>
        {units.length > 0 && (
          <label>{t("measured_unit")} <select value={current} onChange={(event) => (unit.value = event.currentTarget.value)}>
            {units.map((name) => <option key={name} value={name}>{name}</option>)}
          </select></label>
        )}
        <small>○ {t("dated_by")}</small>
      </div>
      {list.length ? <Dots list={list} unit={current} /> : <p class="empty">{t("nothing")}</p>}
    </Figure>
  );
}

function Dots({ list, unit }: { list: Point[]; unit: string }) {
  const low = min(list, (point) => point.value)!;
  const high = max(list, (point) => point.value)!;
  const log = low > 0 && high / low > 50;
  const y = log ? scaleLog([low / 1.5, high * 1.5], [0, 100]) : scaleLinear([Math.min(0, low), high * 1.08 || 1], [0, 100]);
  const first = min(list, (point) => point.year)! - 1;
  const last = max(list, (point) => point.year)! + 1;
  const x = scaleLinear([first, last], [0, 100]);
  const ticks = log ? y.ticks(4).filter((tick, _, all) => all.length < 8 || /^[1]/.test(tick.toExponential())) : y.ticks(5);
  return (
    <div class="dots t-claims">
      {ticks.map((tick) => <div key={tick} class="rule-y" style={{ bottom: `${y(tick)}%` }}><small>{short(tick)} {unit === "–" ? "" : unit}</small></div>)}
      {x.ticks(Math.min(last - first, 10)).filter(Number.isInteger).map((year) => <div key={year} class="rule-x" style={{ left: `${x(year)}%` }}><small>{year}</small></div>)}
      {list.map((point, at) => (
        <button key={at} class={point.dated ? "dot" : "dot hollow"} style={{ left: `${x(point.year)}%`, bottom: `${y(point.value)}%` }}
          aria-label={label(point)} title={label(point)} onClick={() => openRow(point.row)} />
      ))}
    </div>
  );
}

function label({ row, year, value }: Point): string {
  const where = String(summary.value?.documents[row.doc]?.place ?? row.values.doc_id);
  return `${where} ${year}: ${row.values.measured} ${row.values.text} (${columnName("base_value")} ${grouped(value)})`;
}

// An overview of the run in pictures; every figure leads to its rows.

import { scaleLinear } from "d3-scale";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { max } from "d3-array";
import { type Row, type Table, TABLES } from "./data";
import { counts, largestSums, own, years, type Year } from "./figures";
import { drill, select } from "./moves";
import { allRows, needAllRows, sort, summary } from "./state";
import { grouped, t, valueName } from "./words";

export function Pictures() {
  useEffect(() => void needAllRows(), []);
  const rows = allRows.value;
  if (!rows) return <main class="wait"><p>{t("loading")}</p></main>;
  const claims = own(rows.claims);
  return (
    <main class="pictures" tabIndex={0} aria-label={t("pictures")}>
      {summary.value?.compared === "gold" && <Scores rows={rows} />}
      <Bars title={t("by_kind")} table="claims" column="kind" items={counts(claims, "kind")} />
      <Bars title={t("by_unit")} table="claims" column="unit" items={counts(claims, "unit", 12)} />
      <Sums rows={largestSums(claims)} />
      <Bars title={t("top_organizations")} table="organizations" column="name" items={counts(own(rows.organizations), "name")} />
      <Bars title={t("top_programs")} table="programs" column="name" items={counts(own(rows.programs), "name")} />
      <TimeLine items={years(own(rows.dates))} />
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

const MEASURES = ["row.precision", "row.recall", "row.f1", "exact.f1"];
const VERDICTS = ["right", "fields", "span", "false", "miss"];

/**
 * Precision, recall and F1 as `gongbao check` counts them: of whole rows over the four tables, of each table, and of
 * spans alone; and how the rows stand to gold.
 */
function Scores({ rows }: { rows: Record<Table, Row[]> }) {
  const scores = summary.value!.scores;
  return (
    <Figure title={t("scores")} empty={!Object.keys(scores).length} wide>
      <div class="against-gold">
        <div class="headline">
          <dl>{MEASURES.slice(0, 3).map((name) => [<dt>{t(name)}</dt>, <dd>{percent(scores.all?.[name])}</dd>])}</dl>
          <p>{t("scores_about")}</p>
        </div>
        <Verdicts rows={rows} />
        <div class="panel-table" tabIndex={0} role="group" aria-label={t("scores_of")}>
          <table class="scores">
            <thead><tr><td />{MEASURES.map((name) => <th key={name} scope="col">{t(name)}</th>)}</tr></thead>
            <tbody>
              {[...TABLES, "all" as const].map((of) => (
                <tr key={of} class={`t-${of}`}>
                  <th scope="row"><i aria-hidden="true" />{t(of === "all" ? "all_tables" : of)}</th>
                  {MEASURES.map((name) => <td key={name}>{percent(scores[of]?.[name])}</td>)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </Figure>
  );
}

const percent = (value: number | null | undefined) => (value == null ? "–" : value.toFixed(1));

/** A bar for each table, parted by the verdicts on its rows. */
function Verdicts({ rows }: { rows: Record<Table, Row[]> }) {
  const found = TABLES.map((of) => [of, new Map(counts(rows[of], "status"))] as const);
  const sums = found.map(([of, by]) => [of, by, [...by.values()].reduce((sum, count) => sum + count, 0)] as const);
  return (
    <div class="verdict-bars" role="group" aria-label={t("verdicts_of_rows")}>
      {sums.filter(([, , sum]) => sum).map(([of, by, sum]) => (
        <p key={of} class={`t-${of}`}>
          <span class="of"><i aria-hidden="true" />{t(of)}</span>
          <span class="parts">
            {VERDICTS.filter((status) => by.get(status)).map((status) => {
              const label = `${t(of)}: ${valueName("status", status)} ${by.get(status)}`;
              return (
                <button key={status} class={`part s-${status}`} style={{ flexGrow: by.get(status)! / sum }} title={label} aria-label={label}
                  onClick={() => drill(of, { status })}>{by.get(status)}</button>
              );
            })}
          </span>
        </p>
      ))}
      <p class="keys-of">{VERDICTS.map((status) => <span key={status}><i class={`part s-${status}`} aria-hidden="true" />{valueName("status", status)}</span>)}</p>
    </div>
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

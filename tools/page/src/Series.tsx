// One indicator over owners and time: a chart, and the panel beside it.

import { signal } from "@preact/signals";
import { max, min } from "d3-array";
import { scaleLinear } from "d3-scale";
import { useEffect } from "preact/hooks";
import { asLines, copy, saveFile } from "./csv";
import {
  columnOf, different, figureOf, heightOf, indicators, modalityOf, owners, runs, sortOf, timeOf, yearOf, type Point,
} from "./points";
import { drill, select } from "./moves";
import { allRows, needAllRows, seriesRows } from "./state";
import { short, t, valueName } from "./words";

const MODALITIES = ["actual", "target", "forecast"] as const;
const COLOURS = 8;
/** As many owners as have a colour of their own are shown at first. */
const FIRST = COLOURS;

const indicator = signal("");
const part = signal<string | null>(null);
const sort = signal("");
const without = signal<ReadonlySet<string>>(new Set());
const chosenOwners = signal<ReadonlySet<string> | null>(null);

export function Series() {
  useEffect(() => void needAllRows(), []);
  const points = seriesRows.value;
  if (!points) return <main class="wait"><p>{t("loading")}</p></main>;
  const known = indicators(points);
  if (!known.length) return <main class="wait"><p>{t("no_series")}</p></main>;
  const id = known.some(([each]) => each === indicator.value) ? indicator.value : known[0][0];
  const ofIndicator = points.filter((point) => point.indicator_id === id);
  const parts = different(ofIndicator, (point) => String(point.breakdown ?? ""));
  const wanted = part.value ?? (parts.includes("") ? "" : parts[0]);
  const ofPart = ofIndicator.filter((point) => String(point.breakdown ?? "") === wanted && yearOf(point) !== null);
  const sorts = different(ofPart, sortOf);
  const current = sorts.includes(sort.value) ? sort.value : (sorts[0] ?? "");
  const ofSort = ofPart.filter((point) => sortOf(point) === current);
  const all = owners(ofSort);
  const shownOwners = chosenOwners.value ?? new Set(all.slice(0, FIRST));
  const shown = ofSort.filter((point) => shownOwners.has(String(point.about)) && !without.value.has(modalityOf(point)));
  const name = [wanted, known.find(([each]) => each === id)![1]].filter(Boolean).join(" · ");
  return (
    <main class="series" tabIndex={0} aria-label={t("series")}>
      <section class="figure" aria-label={name}>
        <h2 lang="zh">{name}</h2>
        <div class="choose">
          <label>{t("indicator")} <select value={id} lang="zh" onChange={(event) => choose(event.currentTarget.value)}>
            {known.map(([each, label, count]) => <option key={each} value={each}>{label} ({count})</option>)}
          </select></label>
          {parts.length > 1 && (
            <label>{t("part")} <select value={wanted} lang="zh" onChange={(event) => (part.value = event.currentTarget.value)}>
              {parts.map((each) => <option key={each} value={each}>{each || t("whole")}</option>)}
            </select></label>
          )}
          <label>{t("sort_of_figure")} <select value={current} onChange={(event) => (sort.value = event.currentTarget.value)}>
            {sorts.map((each) => <option key={each} value={each}>{sortName(each)}</option>)}
          </select></label>
          <span class="toggles">
            {MODALITIES.map((each) => (
              <button key={each} class={`m-${each}`} aria-pressed={!without.value.has(each)} onClick={() => (without.value = toggled(without.value, each))}>
                {t({ actual: "results", target: "targets", forecast: "forecasts" }[each])}
              </button>
            ))}
          </span>
        </div>
        <Owners all={all} shown={shownOwners} />
        {shown.length ? <Chart points={shown} all={all} unit={current.split("|")[2]} /> : <p class="empty">{t("nothing")}</p>}
      </section>
      <Panel points={shown} name={name} />
    </main>
  );
}

function choose(id: string): void {
  indicator.value = id;
  part.value = null;
  sort.value = "";
  chosenOwners.value = null;
}

function toggled(set: ReadonlySet<string>, value: string): Set<string> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

function sortName(sort: string): string {
  const [kind, basis, unit] = sort.split("|");
  const words = [kind === "level" ? t("level") : valueName("kind", kind), basis && valueName("basis", basis), unit];
  return words.filter(Boolean).join(" · ");
}

const colourOf = (all: string[], owner: string) => `c${all.indexOf(owner) % COLOURS}`;

function Owners({ all, shown }: { all: string[]; shown: ReadonlySet<string> }) {
  return (
    <div class="legend" role="group" aria-label={t("owners")}>
      {all.map((owner) => (
        <button key={owner} class={`chip owner ${colourOf(all, owner)}`} lang="zh" aria-pressed={shown.has(owner)}
          onClick={() => (chosenOwners.value = toggled(shown, owner))}>
          <i aria-hidden="true" /> {owner}
        </button>
      ))}
    </div>
  );
}

function Chart({ points, all, unit }: { points: Point[]; all: string[]; unit: string }) {
  const low = min(points, heightOf)!;
  const high = max(points, heightOf)!;
  const room = (high - low || Math.abs(high) || 1) * 0.12;
  // Levels of amounts start at nothing; rates would lie on one line if they did.
  const from = unit === "%" || low < 0 ? low - room : 0;
  const y = scaleLinear([from, high + room], [0, 100]);
  const first = Math.floor(min(points, (point) => yearOf(point)!)!) - 0.5;
  const last = Math.ceil(max(points, (point) => yearOf(point)!)!) + 0.5;
  const x = scaleLinear([first, last], [0, 100]);
  const at = (point: Point) => `${x(yearOf(point)!)},${100 - y(heightOf(point))}`;
  return (
    <div class="dots lines-chart">
      {y.ticks(5).map((tick) => <div key={tick} class="rule-y" style={{ bottom: `${y(tick)}%` }}><small>{short(tick)} {unit}</small></div>)}
      {x.ticks(Math.min(last - first, 10)).filter(Number.isInteger).map((year) => <div key={year} class="rule-x" style={{ left: `${x(year)}%` }}><small>{year}</small></div>)}
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
        {owners(points).flatMap((owner) => runs(points.filter((point) => point.about === owner && modalityOf(point) === "actual")).map((run, number) => (
          <polyline key={owner + number} class={colourOf(all, owner)} points={run.map(at).join(" ")} />
        )))}
      </svg>
      {points.map((point) => (
        <button key={String(point.series_id)} class={`dot ${colourOf(all, String(point.about))} m-${modalityOf(point)}${point.conflict === "True" ? " conflict" : ""}`}
          style={{ left: `${x(yearOf(point)!)}%`, bottom: `${y(heightOf(point))}%` }} aria-label={label(point)} title={label(point)} onClick={() => openClaim(point)} />
      ))}
    </div>
  );
}

function label(point: Point): string {
  const parts = [point.about, timeOf(point), `${figureOf(point)} ${point.unit ?? ""}`];
  if (point.modality) parts.push(valueName("modality", String(point.modality)));
  if (point.conflict === "True") parts.push(t("conflicting"));
  return parts.join(" ");
}

/** Show the sentence of the first claim that states a point. */
function openClaim(point: Point): void {
  const id = String(point.claim_ids).split("; ")[0];
  const row = allRows.value?.claims.find((claim) => claim.values.claim_id === id);
  if (!row) return;
  drill("claims", { key: row.key });
  select(row);
}

function Panel({ points, name }: { points: Point[]; name: string }) {
  const times = [...points].sort((a, b) => yearOf(a)! - yearOf(b)! || Number(Boolean(a.modality)) - Number(Boolean(b.modality)));
  const columns = [...new Set(times.map(columnOf))];
  const rows = owners(points);
  const cell = (owner: string, column: string) => points.filter((point) => point.about === owner && columnOf(point) === column);
  const figures = (owner: string, column: string) => {
    const text = cell(owner, column).map(figureOf).join(" | ");
    return text && Number.isFinite(Number(text)) ? Number(text) : text;
  };
  const csv = () => asLines([["", ...columns], ...rows.map((owner) => [owner, ...columns.map((column) => figures(owner, column))])]);
  return (
    <section class="figure" aria-label={t("tables")}>
      <div class="title-line">
        <h2>{t("tables")}</h2>
        <span>
          <button onClick={() => copy(csv())}>{t("copy")}</button>{" "}
          <button onClick={() => saveFile(`${name}.csv`, "text/csv", "\ufeff" + csv())}>{t("download")}</button>
        </span>
      </div>
      <div class="panel-table" tabIndex={0}>
        <table>
          <thead><tr><td />{columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
          <tbody>
            {rows.map((owner) => (
              <tr key={owner}>
                <th scope="row" lang="zh">{owner}</th>
                {columns.map((column) => (
                  <td key={column}>
                    {cell(owner, column).map((point) => (
                      <button key={String(point.series_id)} class="plain" title={label(point)} onClick={() => openClaim(point)}>{figureOf(point)}</button>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

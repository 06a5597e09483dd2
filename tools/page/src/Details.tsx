// A row whole: its fields, how it came about, its rule, what differs, and what a person says of it.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Row, RuleCard, Table, Value } from "./data";
import { TABLES } from "./data";
import { disorder, fault, typed } from "./checks";
import { accept, canJudge, comment, edit, GOLD_FIELDS, judge, saveEdit, undo } from "./judging";
import { commentOf, decisionFor } from "./review";
import { Positions } from "./Reviewers";
import { select, step } from "./moves";
import { stepsOf } from "./origins";
import { docRows } from "./rows";
import { doc, editing, pane, picked, selected, summary } from "./state";
import { shownValue } from "./shown";
import { steps } from "./steps";
import { columnName, stepName, t, valueName } from "./words";

/** Bring the selected row out from under the pane that `name` opened below or over the table. */
function useUncovered(name: string | undefined) {
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const row = document.querySelector(".grid .row[aria-selected='true']");
      row?.scrollIntoView({ block: "nearest" });
      const over = (row?.getBoundingClientRect().bottom ?? 0) - (document.querySelector(".details")?.getBoundingClientRect().top ?? Infinity);
      if (over > 0) row?.closest(".grid")?.scrollBy(0, over);
    });
    return () => cancelAnimationFrame(frame);
  }, [name]);
}

export function Details({ row }: { row: Row }) {
  useUncovered(row.key);
  return (
    <aside class="details" aria-label={t("details")} tabIndex={0}>
      <div class="details-head">
        <h3 class={`t-${row.table}`}><i aria-hidden="true" /><span lang="zh">{row.values.text}</span> <small>{t(row.table)}</small></h3>
        <div>
          <button class="to-text" onClick={() => { pane.value = "text"; select(row); }}>{t("show_in_text")}</button>
          <button onClick={() => step(-1)} aria-label={t("previous")}>↑</button>
          <button onClick={() => step(1)} aria-label={t("next")}>↓</button>
          <button onClick={() => (selected.value = null)} aria-label={t("close")}>✕</button>
        </div>
      </div>
      <Judging row={row} />
      <Positions row={row} />
      <Differences row={row} />
      <Sentence row={row} />
      <Others row={row} />
      <div class="columns">
        <section>
          <h4>{t("how")}</h4>
          <ol class="steps">
            {steps(row, summary.value?.documents[row.doc]).map(([name, what]) => (
              <li key={name}><b>{name}</b> <span>{what}</span></li>
            ))}
          </ol>
          <Rule id={String(row.values.rule ?? "")} title={t("rule")} />
          <Rule id={String(row.values.quantity_rule ?? "")} title={t("reading_rule")} />
        </section>
        <section>
          <h4>{t("fields")}</h4>
          <dl class="fields">
            {summary.value?.columns[row.table].filter(({ name }) => name !== "sentence").map(({ name, about }) => {
              const text = shownValue(row, name, row.values[name] ?? null);
              return text ? [<dt title={about}>{columnName(name)}</dt>, <dd title={about}>{text}</dd>] : null;
            })}
          </dl>
        </section>
      </div>
      <Told row={row} />
    </aside>
  );
}

function Judging({ row }: { row: Row }) {
  const held = decisionFor(row);
  const judged = canJudge(row);
  const whole = judged && !row.added;
  return (
    <div class="judging" role="group" aria-label={t("review")}>
      {whole && <button class="d-right" aria-pressed={held?.decision === "right"} onClick={accept}>✓ {t("right")} <kbd>y</kbd></button>}
      {whole && <button class="d-wrong" aria-pressed={held?.decision === "wrong"} onClick={() => judge("wrong")}>✗ {t("wrong")} <kbd>x</kbd></button>}
      {judged && <button class="d-corrected" aria-pressed={held?.decision === "corrected"} onClick={edit}>✎ {t("correct")} <kbd>e</kbd></button>}
      {held && <button onClick={undo}>↶ {t("undo")} <kbd>u</kbd></button>}
      <input class="comment" key={row.key} value={commentOf(row)} placeholder={t("comment")} aria-label={t("comment")}
        onChange={(event) => comment(row, event.currentTarget.value.trim())} />
      {held?.decision === "corrected" && <Correction row={row} fields={held.fields ?? {}} />}
    </div>
  );
}

function Correction({ row, fields }: { row: Row; fields: Record<string, Value> }) {
  const changed = Object.entries(fields).filter(([name, value]) => (value ?? "") !== (row.values[name] ?? ""));
  return <p>{changed.map(([name, value]) => `${columnName(name)}: ${row.values[name] ?? "–"} → ${value ?? "–"}`).join("; ")}</p>;
}

function Differences({ row }: { row: Row }) {
  const run = summary.value;
  if (!run?.compared || !row.values.status) return null;
  const fields: Record<string, [Value, Value]> = row.values.differs ? JSON.parse(String(row.values.differs)) : {};
  const gold = run.compared === "gold";
  const status = String(row.values.status);
  return (
    <div class="differences">
      <span class={`status s-${status}`}>{valueName("status", status)}</span>
      {Object.keys(fields).length > 0 && (
        <table>
          <thead>
            <tr><th>{t("differs")}</th><th>{t(gold ? "gold_says" : "before")}</th><th>{t(gold ? "found" : "after")}</th></tr>
          </thead>
          <tbody>
            {Object.entries(fields).map(([name, [left, right]]) => (
              <tr key={name}><th scope="row">{columnName(name)}</th><td>{left ?? "–"}</td><td>{right ?? "–"}</td></tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** The sentence with the span and the words that fields were taken from. */
function Sentence({ row }: { row: Row }) {
  const sentence = String(row.values.sentence ?? "");
  if (!sentence) return null;
  const names = row.table === "claims" ? ["text", "measured", "predicate", "subject", "comparison"] : ["text", "name", "organizer"];
  return (
    <p class="sentence" lang="zh">
      {pieces(sentence, names.map((name) => [name, String(row.values[name] ?? "")])).map(([text, name], at) =>
        name ? <mark key={at} class={name === "text" ? `t-${row.table} top-${row.table} sel` : `f-${name}`} title={columnName(name)}>{text}</mark> : text,
      )}
    </p>
  );
}

function pieces(sentence: string, words: [string, string][]): [string, string][] {
  const owner: string[] = new Array(sentence.length).fill("");
  let near = -1;
  for (const [name, word] of words) {
    const at = word ? closest(sentence, word, near, owner) : -1;
    if (at < 0) continue;
    if (near < 0) near = at;
    for (let i = at; i < at + word.length; i++) owner[i] ||= name;
  }
  const found: [string, string][] = [];
  for (let i = 0; i < sentence.length; i++) {
    const last = found.at(-1);
    if (last && last[1] === owner[i]) last[0] += sentence[i];
    else found.push([sentence[i], owner[i]]);
  }
  return found;
}

function closest(sentence: string, word: string, near: number, owner: string[]): number {
  let best = -1;
  for (let at = sentence.indexOf(word); at >= 0; at = sentence.indexOf(word, at + 1)) {
    const free = !owner[at];
    if (free && (best < 0 || (near >= 0 && Math.abs(at - near) < Math.abs(best - near)))) best = at;
  }
  return best;
}

function Others({ row }: { row: Row }) {
  const here = TABLES.flatMap((table) => docRows.value?.[table] ?? []).filter(
    (other) => other.key !== row.key && other.doc === row.doc && other.from < row.to && other.to > row.from,
  );
  if (!here.length) return null;
  return (
    <p class="others">
      {t("also_here")}{" "}
      {here.map((other) => (
        <button key={other.key} class={`chip t-${other.table}`} onClick={() => select(other)}><i aria-hidden="true" />{other.values.text}</button>
      ))}
    </p>
  );
}

function Rule({ id, title }: { id: string; title: string }) {
  const card: RuleCard | undefined = summary.value?.rules[id];
  if (!id) return null;
  return (
    <div class="rule">
      <h4>{title}</h4>
      <p><code>{id}</code>{card && <small> {card.layer}</small>}</p>
      {card?.note && <p>{card.note}</p>}
      {card && card.match.length + card.silent.length > 0 && (
        <details>
          <summary>{t("examples")}</summary>
          <ul lang="zh">
            {card.match.map((example) => <li key={example}>{plain(example)}</li>)}
            {card.silent.map((example) => <li key={example}><small>{t("silent")}</small> {plain(example)}</li>)}
          </ul>
        </details>
      )}
    </div>
  );
}

/** Each step with the rule that says it, as the rules themselves tell it. */
function Told({ row }: { row: Row }) {
  const list = stepsOf(row);
  if (!list) return null;
  return (
      <details class="told">
        <summary>{t("by_rule")}</summary>
        <table>
          <tbody>
            {list.map(([what, text, value, rule], at) => (
              <tr key={at}>
                <th scope="row">{stepName(what)}</th>
                <td lang="zh">{text}</td>
                <td>{value}</td>
                <td><code title={summary.value?.rules[rule]?.note}>{rule}</code></td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
  );
}

/** An example with its answers set off; examples mark them with tags, which are text here. */
function plain(example: string) {
  return example.split(/(<[a-z]+[^>]*>.*?<\/[a-z]+>)/).map((part, at) => {
    const found = /^<[a-z]+([^>]*)>(.*?)<\//.exec(part);
    return found ? <mark key={at} class="f-measured" title={found[1].trim()}>{found[2]}</mark> : part;
  });
}

/** The form that corrects a row or adds one. */
export function Editor() {
  const edit = editing.value!;
  const open = doc.value!;
  useUncovered(edit.row?.key);
  const held = edit.row && decisionFor(edit.row);
  const known: Record<string, Value> = { ...(edit.row?.values ?? USUAL[edit.table]), ...held?.fields };
  const [table, setTable] = useState<Table>(edit.table);
  const [start, setStart] = useState(open.toPoints(edit.from));
  const [end, setEnd] = useState(open.toPoints(edit.to));
  const [fields, setFields] = useState<Record<string, string>>(() =>
    Object.fromEntries(
      GOLD_FIELDS[edit.table].map((name) => [name, String(known[name] ?? "")]),
    ),
  );
  const before = useRef(picked.value);
  useEffect(() => {
    // Words selected in the text while the form is open are the span; those selected before it opened are not.
    if (!picked.value || picked.value === before.current) return;
    setStart(open.toPoints(picked.value[0]));
    setEnd(open.toPoints(picked.value[1]));
  }, [picked.value]);
  const info = Object.fromEntries(summary.value!.columns[table].map((column) => [column.name, column]));
  const span = (open.text ?? "").slice(open.toUnits(start), open.toUnits(end));
  const missing = GOLD_FIELDS[table].find((name) => info[name].choices.length && !optional(table, name) && !fields[name]);
  const faults = Object.fromEntries(GOLD_FIELDS[table].map((name) => [name, fault(table, info[name], fields[name] ?? "")]));
  const spanFault = span === "" ? t("no_span") : span.trim() !== span ? t("blank_edge") : "";
  const problem = spanFault || disorder(fields);
  const valid = !problem && !missing && Object.values(faults).every((each) => !each);
  const save = (event: Event) => {
    event.preventDefault();
    if (!valid) return;
    editing.value = { ...edit, table };
    saveEdit(start, end, Object.fromEntries(GOLD_FIELDS[table].map((name) => [name, typed(info[name].type, fields[name] ?? "")])));
  };
  return (
    <form class="details editor" aria-label={t(edit.row ? "correct" : "add_span")} onSubmit={save}>
      <h3>{t(edit.row ? "correct" : "add_span")}: <span lang="zh">{span}</span></h3>
      <div class="inputs">
        {!edit.row && (
          <label>{t("tables")}
            <select value={table} onChange={(event) => setTable(event.currentTarget.value as Table)}>
              {TABLES.map((name) => <option key={name} value={name}>{t(name)}</option>)}
            </select>
          </label>
        )}
        <label>{t("start")}<input type="number" min={0} value={start} onInput={(event) => setStart(event.currentTarget.valueAsNumber || 0)} /></label>
        <label>{t("end")}<input type="number" min={0} value={end} onInput={(event) => setEnd(event.currentTarget.valueAsNumber || 0)} /></label>
        {GOLD_FIELDS[table].map((name) => (
          <label key={name} title={info[name].about}>{columnName(name)}
            {info[name].choices.length ? (
              <select name={name} value={fields[name] ?? ""} onChange={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}>
                <option value="">–</option>
                {info[name].choices.map((choice) => <option key={choice} value={choice}>{valueName(name, choice)}</option>)}
              </select>
            ) : (
              <input name={name} inputMode={info[name].type === "number" ? "decimal" : undefined} value={fields[name] ?? ""}
                placeholder={info[name].type === "day" ? "2025-11-25" : undefined} aria-invalid={!!faults[name]}
                aria-describedby={faults[name] ? `fault-${name}` : undefined}
                onInput={(event) => setFields({ ...fields, [name]: event.currentTarget.value })} />
            )}
            {faults[name] && <em id={`fault-${name}`} class="fault" role="alert">{faults[name]}</em>}
          </label>
        ))}
      </div>
      {problem && <p class="fault" role="status">{problem}</p>}
      {missing && <p class="fault" role="status">{columnName(missing)}: {t("choose_one")}</p>}
      <p class="judging">
        <button type="submit" class="main" disabled={!valid}>{t("save")}</button>
        <button type="button" onClick={() => (editing.value = null)}>{t("cancel")}</button>
      </p>
    </form>
  );
}

const optional = (table: Table, name: string) => ["direction", "modality"].includes(name) || (table === "dates" && name === "mod");

/** What a claim that a person adds is unless they say something else. */
const USUAL: Partial<Record<Table, Record<string, Value>>> = { claims: { mod: "exact", kind: "count" } };

// Other reviewers' decisions beside one's own: opened from files, compared, taken over.

import type { Decision, Row, Table } from "./data";
import { commentOf } from "./review";
import { closeFiles, conflicts, openFiles, type Position, positionsOn, inConflict, reviewers, take, takeable, takeAll } from "./merge";
import { columnName, t } from "./words";
import { selectSpan } from "./moves";
import { guarded, summary } from "./state";

/** The button by which files of decisions are opened. */
export function OpenFiles() {
  const open = (event: { currentTarget: HTMLInputElement }) => {
    guarded(openFiles([...(event.currentTarget.files ?? [])], summary.value!));
    event.currentTarget.value = "";
  };
  return (
    <label class="button" title={t("open_decisions")}>
      ⤒ {t("merge")}
      <input class="only-read" type="file" accept=".jsonl" multiple aria-label={t("open_decisions")} onChange={open} />
    </label>
  );
}

/** Who else decided how much, what can be taken over, and what they disagree on. */
export function Merging() {
  if (!reviewers.value.length) return null;
  const open = [...conflicts.value.values()];
  return (
    <section class="banner merging" aria-label={t("merge")}>
      <p>
        {reviewers.value.map(([who, count]) => <b key={who} class="tag">{who} {count}</b>)}
        {takeable.value.length > 0 && <button onClick={takeAll}>{t("take_all")} ({takeable.value.length})</button>}
        {!open.length && <span role="status">{t("no_conflicts")}</span>}
        <button class="close" onClick={closeFiles} aria-label={`${t("close")}: ${t("merge")}`}>✕</button>
      </p>
      {open.length > 0 && (
        <details open>
          <summary>{t("conflicts")} {open.length}</summary>
          <ol>
            {open.map((held) => (
              <li key={JSON.stringify(held[0].decision)}>
                <Where decision={held[0].decision} /> {held.map(({ who, decision }) => `${who || t("you")}: ${told(decision, held)}`).join(" · ")}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

function Where({ decision: { doc_id, table, start, end, text } }: { decision: Decision }) {
  if (table === "documents") return <b lang="zh">{doc_id}</b>;
  return <button class="plain" lang="zh" onClick={() => selectSpan(doc_id, table as Table, start, end)}>{doc_id} “{text}”</button>;
}

/** What each reviewer says of a row, to be taken. */
export function Positions({ row }: { row: Row }) {
  const held = positionsOn(row);
  if (!held.length) return null;
  return (
    <div class={`positions${inConflict(row) ? " open" : ""}`} role="group" aria-label={t("reviewers")}>
      <h4>{t(inConflict(row) ? "conflict" : "reviewers")}</h4>
      <ul>
        {held.map(({ who, decision }) => (
          <li key={who}>
            <b>{who || t("you")}</b> <span>{told(decision, held)}</span>
            {decision.comment && decision.comment !== commentOf(row) && <q>{decision.comment}</q>}
            {(who || inConflict(row)) && <button onClick={() => take(decision)}>{t(who ? "take" : "keep")}</button>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A decision with the fields in which those of `held` are not alike. */
function told(decision: Decision, held: Position[]): string {
  const names = new Set(held.flatMap(({ decision }) => Object.keys(decision.fields ?? {})));
  const shown = (one: Decision, name: string) => String(one.fields?.[name] ?? "");
  const kept = held.filter(({ decision }) => decision.fields && Object.keys(decision.fields).length);
  const unlike = [...names].filter((name) => new Set(kept.map(({ decision }) => shown(decision, name))).size > 1);
  const fields = decision.decision === "wrong" ? [] : unlike.map((name) => `${columnName(name)} ${shown(decision, name) || "–"}`);
  const span = held.some(({ decision }) => decision.to_text && decision.to_text !== decision.text) && decision.to_text ? [`“${decision.to_text}”`] : [];
  return [t(decision.decision), ...span, ...fields].join(", ");
}

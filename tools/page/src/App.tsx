import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { Handle } from "./Handle";
import { paneSizes } from "./layout";
import { Pictures } from "./Pictures";
import { Reports } from "./Reports";
import { Series } from "./Series";
import { asLines, decisions, flush, hasLog, leftOut, outdated, refused, stale, unread, waiting } from "./review";
import { Merging, OpenFiles } from "./Reviewers";
import { isEmbedded } from "./data";
import { saveFile } from "./csv";
import { nextLanguage, nextTheme, theme } from "./preferences";
import { cut } from "./rows";
import { failure, helping, pane, scope, summary, view } from "./state";
import { TablePane } from "./TablePane";
import { TextPane } from "./TextPane";
import { grouped, keyHelp, language, t } from "./words";

export function App() {
  return (
    <div class="app" data-view={view.value} data-pane={pane.value}>
      <Header />
      {failure.value && <p class="banner" role="alert">{t("failed")}: {failure.value}</p>}
      <Unsaved />
      <Dropped />
      <Merging />
      {cut.value.length > 0 && (view.value !== "read" || scope.value === "all") && (
        <p class="banner" role="status">
          {t("first_rows")}{cut.value.map(([table, number]) => `${t(table)} ${grouped(number)}`).join(", ")}
        </p>
      )}
      {!summary.value ? (
        <main class="wait"><p>{failure.value ? "" : t("loading")}</p></main>
      ) : view.value === "pictures" ? (
        <Pictures />
      ) : view.value === "series" ? (
        <Series />
      ) : (
        <Panes />
      )}
      {view.value === "read" && <PaneTabs />}
      {helping.value && <Help />}
    </div>
  );
}

function Panes() {
  const main = useRef<HTMLElement>(null);
  const { reports, text } = paneSizes.value;
  const ofText = (x: number) => {
    const left = main.current!.querySelector(".text")!.getBoundingClientRect().left;
    return (x - left) / (main.current!.getBoundingClientRect().right - left);
  };
  return (
    <main class="panes" ref={main} style={{ "--reports": `${reports}px`, "--text": `${text}fr`, "--tables": `${1 - text}fr` }}>
      <Reports />
      <Handle class="of-reports" label={`${t("width")}: ${t("reports")}`} value={reports} low={150} high={600} step={20}
        at={(x, begun) => begun.value + x - begun.x} onMove={(to) => (paneSizes.value = { reports: to, text })} />
      <TextPane />
      <Handle class="of-text" label={`${t("width")}: ${t("text")}`} value={text} low={0.15} high={0.85} step={0.03}
        at={ofText} onMove={(to) => (paneSizes.value = { reports, text: to })} />
      <TablePane />
    </main>
  );
}

/** Whether the tools are unfolded where the page is too narrow to show them always. */
const more = signal(false);

function Header() {
  const run = summary.value;
  return (
    <header class={`top${more.value ? " unfolded" : ""}`}>
      <h1 title={run?.name}><b lang="zh">公报</b> <span>{run?.name}</span></h1>
      {run?.compared && (
        <p class="against" title={run.against}>
          {t(run.compared === "gold" ? "compare_gold" : "compare_run")} {against(run.against)}
        </p>
      )}
      <nav aria-label={t("read")}>
        {(["read", "series", "pictures"] as const).map((name) => (
          <button key={name} aria-pressed={view.value === name} onClick={() => (view.value = name)}>{t(name)}</button>
        ))}
      </nav>
      <button class="unfold" aria-expanded={more.value} aria-label={t("more")} onClick={() => (more.value = !more.value)}>⋯</button>
      <div class="tools">
        {hasLog.value && (
          <button onClick={() => saveFile("review.jsonl", "application/jsonl", asLines())} title={t("download_decisions")}>
            ⤓ {t("decisions")} {decisions.value.size}
          </button>
        )}
        <OpenFiles />
        <button onClick={nextLanguage} lang={language.value === "zh" ? "en" : "zh"}>
          {language.value === "zh" ? "English" : "中文"}
        </button>
        <button onClick={nextTheme} title={t("theme")}>{t(`theme_${theme.value}`)}</button>
        <button class="keys" onClick={() => (helping.value = true)}>{t("help")} <kbd>?</kbd></button>
      </div>
    </header>
  );
}

/** What a run is compared with: the names of few files, the number of many. */
function against(names: string): string {
  const count = names.split(", ").length;
  return count > 3 ? `${count} ${t("files")}` : names;
}

function Unsaved() {
  if (isEmbedded() || !waiting.value.length) return null;
  return (
    <p class="banner" role="status">
      {t("unsaved")}{waiting.value.length} <button onClick={flush}>{t("retry")}</button>
    </p>
  );
}

/** What was decided and does not count, with the reason of each. */
function Dropped() {
  const list = [
    ...refused.value.map(({ decision, why }) => `${decision.doc_id} “${decision.text ?? ""}”: ${why}`),
    ...leftOut.value.map(({ doc_id, text, why }) => `${doc_id} “${text}”: ${why}`),
    ...unread.value.map(({ file, line }) => `${file}, ${line}: ${t("no_decision")}`),
    ...[...stale.value, ...outdated.value].map(({ doc_id, text }) => `${doc_id} “${text ?? ""}”: ${t("text_changed")}`),
  ];
  if (!list.length) return null;
  return (
    <details class="banner dropped">
      <summary>{t("not_counted")}{list.length}</summary>
      <ul>{list.map((line, at) => <li key={at}>{line}</li>)}</ul>
    </details>
  );
}

function PaneTabs() {
  return (
    <nav class="pane-tabs" aria-label={t("tables")}>
      {(["reports", "text", "tables"] as const).map((name) => (
        <button key={name} aria-pressed={pane.value === name} onClick={() => (pane.value = name)}>{t(name)}</button>
      ))}
    </nav>
  );
}

function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-label={t("help")} onClose={() => (helping.value = false)}>
      <h2>{t("help")}</h2>
      <dl class="key-list">
        {keyHelp().map(([key, what]) => [<dt><kbd>{key}</kbd></dt>, <dd>{what}</dd>])}
      </dl>
      <button onClick={() => (helping.value = false)}>{t("close")}</button>
    </dialog>
  );
}

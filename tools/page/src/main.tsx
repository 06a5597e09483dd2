import "./styles.css";
import { render } from "preact";
import { App } from "./App";
import { loadSummary, openEmbedded } from "./data";
import { listen } from "./keys";
import { keepLayout } from "./layout";
import { openReview } from "./review";
import { keepPlace, openPlace } from "./place";
import { keepPreferences } from "./preferences";
import { failure, summary } from "./state";

async function start(): Promise<void> {
  keepPreferences();
  keepLayout();
  render(<App />, document.getElementById("app")!);
  listen();
  try {
    await openEmbedded();
    const run = await loadSummary();
    summary.value = run;
    await Promise.all([openPlace(), openReview(run)]);
    keepPlace();
  } catch (error) {
    failure.value = String(error instanceof Error ? error.message : error);
  }
}

start();

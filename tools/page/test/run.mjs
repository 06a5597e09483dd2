// Bundles every *.test.ts beside this file and runs it with Node's own test runner: `npm test`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".test.ts"));
const out = mkdtempSync(join(tmpdir(), "gongbao-page-"));
await build({
  entryPoints: names.map((name) => join(import.meta.dirname, name)),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  charset: "utf8",
  logLevel: "warning",
});
const files = names.map((name) => join(out, name.replace(/\.ts$/, ".mjs")));
const { status } = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" });
rmSync(out, { recursive: true });
process.exitCode = status ?? 1;

// Bundles src/ into ../static/app.js and app.css. The first line of each names the sources' hash, by which a
// test tells that what is committed was built from them.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { build } from "esbuild";

const hash = createHash("sha256");
for (const name of [...readdirSync("src").sort().map((file) => `src/${file}`), "build.mjs", "package-lock.json"]) {
  hash.update(name + "\0").update(readFileSync(name));
}
const line = `/* gongbao inspect, built from sources ${hash.digest("hex").slice(0, 16)} */`;

await build({
  entryPoints: { app: "src/main.tsx" },
  outdir: process.argv[2] ?? "../static",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "preact",
  alias: { react: "preact/compat", "react-dom": "preact/compat" },
  define: { "process.env.NODE_ENV": '"production"' },
  legalComments: "none",
  banner: { js: line, css: line },
});

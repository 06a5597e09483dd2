// Bundles src/ into app.js and app.css of the package, with the licences of what they hold in LICENSES.txt. The first
// line of each names the sources' hash, by which a test tells that what is committed was built from them.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const hash = createHash("sha256");
for (const name of [...readdirSync("src").sort().map((file) => `src/${file}`), "build.mjs", "package-lock.json"]) {
  hash.update(name + "\0").update(readFileSync(name));
}
const line = `/* gongbao inspect, built from sources ${hash.digest("hex").slice(0, 16)} */`;

const out = process.argv[2] ?? "../../pipeline/gongbao/inspect/static";
const options = {
  entryPoints: { app: "src/main.tsx" },
  outdir: out,
  bundle: true,
  minify: true,
  metafile: true,
  format: "iife",
  target: "es2022",
  charset: "utf8",
  jsx: "automatic",
  jsxImportSource: "preact",
  alias: { react: "preact/compat", "react-dom": "preact/compat" },
  define: { "process.env.NODE_ENV": '"production"' },
  legalComments: "none",
};

/** The packages that the bundle holds, each with its licence. */
function licences(inputs) {
  const names = new Set(Object.keys(inputs).map((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]));
  return [...names].filter(Boolean).sort().map((name) => {
    const folder = `node_modules/${name}`;
    const { version, license } = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
    const file = ["LICENSE", "LICENSE.md", "LICENSE.txt"].map((each) => `${folder}/${each}`).find(existsSync);
    const text = file ? readFileSync(file, "utf8").trim() : license;
    return { name, version, license, text, holder: /^.*copyright.*\d{4}.*$/im.exec(text)?.[0].trim() ?? "" };
  });
}

const { metafile } = await build({ ...options, write: false });
const held = licences(metafile.inputs);
const notice = held.map(({ name, version, license, holder }) => ` * ${name} ${version}, ${license}. ${holder}`);
const banner = [line, "/* Holds, under their licences:", ...notice, " */"].join("\n");
await build({ ...options, banner: { js: banner, css: line } });
const full = held.map(({ name, version, text }) => `${name} ${version}\n\n${text}\n`);
writeFileSync(`${out}/LICENSES.txt`, full.join("\n----\n\n"));

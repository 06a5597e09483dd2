import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

const FOLDER = "src";

/** Every module of the page with those that it imports, be it for types alone. */
function imports(): Map<string, string[]> {
  const files = readdirSync(FOLDER).filter((file) => /\.tsx?$/.test(file));
  return new Map(
    files.map((file) => {
      const text = readFileSync(`${FOLDER}/${file}`, "utf8");
      return [file.replace(/\.tsx?$/, ""), [...text.matchAll(/ from "\.\/(\w+)"/g)].map(([, name]) => name)];
    }),
  );
}

/** The modules on a way from `name` back to itself. */
function circle(name: string, by: Map<string, string[]>, way: string[] = [], clear = new Set<string>()): string[] {
  if (way.includes(name)) return [...way.slice(way.indexOf(name)), name];
  if (clear.has(name)) return [];
  for (const next of by.get(name)!) {
    const found = circle(next, by, [...way, name], clear);
    if (found.length) return found;
  }
  clear.add(name);
  return [];
}

test("no modules import each other in a circle", () => {
  const by = imports();
  assert.ok(by.size > 30 && by.get("App")!.includes("state"));
  const clear = new Set<string>();
  for (const name of by.keys()) assert.deepEqual(circle(name, by, [], clear), []);
});

test("a circle would be seen", () => {
  const by = new Map([["a", ["b"]], ["b", ["c"]], ["c", ["b"]]]);
  assert.deepEqual(circle("a", by), ["b", "c", "b"]);
});

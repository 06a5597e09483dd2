import assert from "node:assert/strict";
import { test } from "node:test";
import { blockAt, blocksOf, rowsByBlock, stretches } from "../src/blocks";
import { row } from "./rows";

test("a block is a line without its end, whatever ends it", () => {
  const text = "甲\r\n乙\n\n丙";
  assert.deepEqual(blocksOf(text).map(({ from, to }) => text.slice(from, to)), ["甲", "乙", "", "丙"]);
});

test("a long line is cut behind a mark, and loses nothing", () => {
  const text = "全市举办培训500余期，".repeat(400);
  const blocks = blocksOf(text);
  assert.ok(blocks.length > 1);
  assert.equal(blocks.map(({ from, to }) => text.slice(from, to)).join(""), text);
  assert.ok(blocks.every(({ to }) => text[to - 1] === "，"));
});

test("no cut parts the two halves of a rare character", () => {
  const text = "𠀀".repeat(2000);
  assert.ok(blocksOf(text).every(({ from }) => !/[\udc00-\udfff]/.test(text[from])));
});

test("a place is found in the block that holds it", () => {
  const blocks = blocksOf("甲乙\n丙丁");
  assert.deepEqual([0, 1, 3, 4].map((at) => blockAt(blocks, at)), [0, 0, 1, 1]);
});

test("a row over two lines stands in both blocks", () => {
  const over = row({}, 1, 4);
  const blocks = blocksOf("甲乙\n丙丁");
  assert.deepEqual([...rowsByBlock(blocks, [over])], [[0, [over]], [1, [over]]]);
});

test("a block is parted where spans begin and end, the shorter span first", () => {
  const [long, short] = [row({}, 0, 4), row({}, 1, 3)];
  const parts = stretches({ from: 0, to: 5 }, [long, short], [{ from: 4, to: 5 }]);
  assert.deepEqual(parts.map(({ from, to }) => [from, to]), [[0, 1], [1, 3], [3, 4], [4, 5]]);
  assert.deepEqual(parts.map(({ rows }) => rows), [[long], [short, long], [long], []]);
  assert.deepEqual(parts.map(({ hit }) => hit), [false, false, false, true]);
});

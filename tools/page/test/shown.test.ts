import assert from "node:assert/strict";
import { test } from "node:test";
import { own } from "../src/figures";
import { canJudge } from "../src/judging";
import { shownValue } from "../src/shown";
import { row } from "./rows";

test("numbers are grouped, offsets are not, ranges show both bounds", () => {
  const range = row({ value: null, lower: 1000, upper: 2000 });
  assert.equal(shownValue(range, "value", null), "1,000–2,000");
  assert.equal(shownValue(range, "base_value", 27915000000), "27,915,000,000");
  assert.equal(shownValue(range, "start", 12345), "12345");
  assert.equal(shownValue(range, "unit", null), "");
});

test("what only gold has is no row of the run, and cannot be judged", () => {
  const [found, missed] = [row({ status: "hit" }), row({ status: "miss" })];
  assert.deepEqual(own([found, missed]), [found]);
  assert.deepEqual([found, missed].map(canJudge), [true, false]);
});

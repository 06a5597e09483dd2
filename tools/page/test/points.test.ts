import assert from "node:assert/strict";
import { test } from "node:test";
import { columnOf, figureOf, heightOf, indicators, owners, type Point, runs, sortOf, timeOf, yearOf } from "../src/points";
import { language } from "../src/words";

const year = (number: number, more = {}) => ({ period_start: `${number}-01-01`, period_end: `${number}-12-31`, ...more });

test("a whole year, several, a day and a part of a year are told as short as can be", () => {
  assert.equal(timeOf(year(2025)), "2025");
  assert.equal(timeOf({ period_start: "2021-01-01", period_end: "2025-12-31" }), "2021–2025");
  assert.equal(timeOf({ period_start: "2025-12-31", period_end: "2025-12-31" }), "2025-12-31");
  assert.equal(timeOf({ period_start: "2025-01-01", period_end: "2025-06-30" }), "2025-01–06");
  assert.equal(timeOf({ period_start: "2024-02-01", period_end: "2024-02-29" }), "2024-02");
  assert.equal(timeOf({ period_start: "2024-12-01", period_end: "2025-01-31" }), "2024-12–2025-01");
  assert.equal(timeOf({ period_start: "2024-02-01", period_end: "2024-02-28" }), "2024-02-01–2024-02-28");
});

test("the time of a point on the axis is where it ends; none without a day", () => {
  assert.equal(yearOf(year(2025)), 2025);
  assert.equal(yearOf({ period_start: "2025-01-01", period_end: "2025-06-30" }), 2025.5);
  assert.equal(yearOf({}), null);
});

test("figures keep their tone, and have magnitudes in Chinese only", () => {
  language.value = "zh";
  assert.equal(figureOf({ value: 5.67e12, mod: "approx" }), "≈5.67万亿");
  assert.equal(figureOf({ value: null, lower: 4.5, upper: 5 }), "4.5–5");
  language.value = "en";
  assert.equal(figureOf({ value: 5.67e12, mod: "more" }), "≥5,670,000,000,000");
  language.value = "zh";
});

test("a range stands at its middle", () => {
  assert.equal(heightOf({ value: null, lower: 4, upper: 5 }), 4.5);
});

test("levels, changes of one basis and ranks never share an axis", () => {
  const points: Point[] = [
    { kind: "money", unit: "元" },
    { kind: "change", basis: "yoy", unit: "%" },
    { kind: "change", basis: "mom", unit: "%" },
    { kind: "rank", unit: "位" },
  ];
  assert.equal(new Set(points.map(sortOf)).size, 4);
});

test("indicators come with the number of their points, most first", () => {
  const points = [{ indicator_id: "b", indicator: "乙" }, { indicator_id: "a", indicator: "甲" }, { indicator_id: "a", indicator: "甲" }];
  assert.deepEqual(indicators(points), [["a", "甲", 2], ["b", "乙", 1]]);
});

test("owners are ordered by code, those without one last", () => {
  const points: Point[] = [{ about: "某公司" }, { about: "四川省", about_code: "51" }, { about: "北京市", about_code: "11" }];
  assert.deepEqual(owners(points), ["北京市", "四川省", "某公司"]);
});

test("a year without a point parts a line", () => {
  assert.deepEqual(runs([year(2022), year(2020), year(2019)]).map((list) => list.length), [2, 1]);
});

test("a target's column says so", () => {
  assert.notEqual(columnOf(year(2026, { modality: "target" })), columnOf(year(2026)));
});

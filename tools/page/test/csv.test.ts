import assert from "node:assert/strict";
import { test } from "node:test";
import { asCsv, asLines } from "../src/csv";
import { row } from "./rows";

test("marks, commas and line ends are quoted", () => {
  assert.equal(asLines([["甲,乙", '“"丙', "丁\n戊", null, 5.2]]), '"甲,乙","“""丙","丁\n戊",,5.2\r\n');
});

test("what a spreadsheet would run is defused, numbers are not touched", () => {
  assert.equal(asLines([["=1+1", "'=1", "＝SUM", "@甲", -5, "a=b"]]), "'=1+1,''=1,'＝SUM,'@甲,-5,a=b\r\n");
});

test("the columns asked for are written in their order, below their names", () => {
  const rows = [row({ text: "500余期", value: 500, unit: "期" })];
  assert.equal(asCsv(rows, ["unit", "value"]), "unit,value\r\n期,500\r\n");
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { whatItSays } from "../src/agreement";
import type { Decision } from "../src/data";

interface Case { why: string; agree: boolean; one: Partial<Decision>; other: Partial<Decision> }

const SPAN = { time: "2025-11-01T00:00:00Z", doc_id: "甲", table: "claims", start: 4, end: 7, text: "36所" };
const CASES: Case[] = JSON.parse(readFileSync("../../tests/gold/agreement.json", "utf8"));

for (const { why, agree, one, other } of CASES) {
  test(`decisions ${agree ? "agree" : "do not agree"}: ${why}`, () => {
    const [said, answered] = [one, other].map((part) => whatItSays({ ...SPAN, ...part } as Decision));
    assert.equal(said === answered, agree);
  });
}

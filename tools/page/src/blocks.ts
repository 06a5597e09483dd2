// The text in blocks (lines, and pieces of very long ones), and each block in stretches under the same spans.

import type { Row } from "./data";

export interface Block { from: number; to: number }
export interface Stretch { from: number; to: number; rows: Row[]; hit: boolean; lit: string[] }
/** Words of the text that gave a field its value. */
export interface Lit extends Block { what: string }

const LONGEST = 1500;
const PLACE_TO_CUT = /[。！？；，、\s]/;

/** Cut `text` into blocks; line ends belong to none. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = /\r\n|\n|\r/g;
  let from = 0;
  for (;;) {
    const end = lines.exec(text);
    const to = end ? end.index : text.length;
    cut(text, from, to, blocks);
    if (!end) return blocks;
    from = lines.lastIndex;
  }
}

function cut(text: string, from: number, to: number, blocks: Block[]): void {
  while (to - from > LONGEST) {
    let at = from + LONGEST;
    while (at > from + LONGEST / 2 && !PLACE_TO_CUT.test(text[at - 1])) at--;
    if (/[\udc00-\udfff]/.test(text[at])) at--;
    blocks.push({ from, to: at });
    from = at;
  }
  blocks.push({ from, to });
}

/** The place of the block that holds the character at `offset`. */
export function blockAt(blocks: Block[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (blocks[middle].from <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows that touch each block, by the block's place. */
export function rowsByBlock(blocks: Block[], rows: Row[]): Map<number, Row[]> {
  const found = new Map<number, Row[]>();
  for (const row of rows) {
    for (let at = blockAt(blocks, row.from); at < blocks.length && blocks[at].from < row.to; at++) {
      const there = found.get(at);
      if (there) there.push(row);
      else found.set(at, [row]);
    }
  }
  return found;
}

/**
 * Part a block where a span or what was searched for begins or ends; the rows of a stretch are those that cover it,
 * shortest first.
 */
export function stretches(block: Block, rows: Row[], hits: Block[] = [], lit: Lit[] = []): Stretch[] {
  const cuts = new Set([block.from, block.to]);
  for (const { from, to } of [...rows, ...hits, ...lit]) {
    if (from > block.from && from < block.to) cuts.add(from);
    if (to < block.to && to > block.from) cuts.add(to);
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(1).map((to, at) => {
    const from = places[at];
    const over = rows.filter((row) => row.from <= from && row.to >= to);
    const hit = hits.some((found) => found.from <= from && found.to >= to);
    const why = lit.filter((words) => words.from <= from && words.to >= to).map(({ what }) => what);
    return { from, to, hit, lit: why, rows: over.sort((a, b) => a.to - a.from - (b.to - b.from)) };
  });
}

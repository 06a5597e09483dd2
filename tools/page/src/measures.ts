// What follows from the value and the unit of a claim, where a person changed them.

import type { Measure, Value } from "./data";

export type Converted = { dimension: Value; base_value: Value; base_unit: Value };

const UNKNOWN: Converted = { dimension: null, base_value: null, base_unit: null };

/** The dimension, base value and base unit of `value` in `unit`, compounds such as 元/吨 too. */
export function converted(measures: Record<string, Measure>, value: Value, unit: Value): Converted {
  const found = measureOf(measures, String(unit ?? ""));
  if (!found) return UNKNOWN;
  const [dimension, base, numerator, denominator, offset] = found;
  const known = typeof value === "number" && base !== "";
  return {
    dimension: dimension || null,
    // What is right to fifteen digits is the number that exact arithmetic gives.
    base_value: known ? Number(((value * numerator) / denominator + offset).toPrecision(15)) : null,
    base_unit: base || null,
  };
}

function measureOf(measures: Record<string, Measure>, unit: string): Measure | null {
  if (Object.hasOwn(measures, unit)) return measures[unit];
  const at = unit.indexOf("/");
  const [above, by] = [unit.slice(0, at), unit.slice(at + 1)];
  if (at < 0 || !Object.hasOwn(measures, above)) return null;
  const [dimension, base, numerator, denominator] = measures[above];
  const per = Object.hasOwn(measures, by) ? measures[by] : null;
  if (!per || !per[1] || per[4]) return [`${dimension}/${by}`, `${base}/${by}`, numerator, denominator, 0];
  return [`${dimension}/${per[0]}`, `${base}/${per[1]}`, numerator * per[3], denominator * per[2], 0];
}

// What follows from the value and the unit of a claim, where a person changed them.

import type { Measure, Value } from "./data";

export type Converted = { dimension: Value; base_value: Value; base_unit: Value };

const UNKNOWN: Converted = { dimension: null, base_value: null, base_unit: null };

/** The dimension, base value and base unit of `value` in `unit`; unknown of a compound that the run does not have. */
export function converted(measures: Record<string, Measure>, value: Value, unit: Value): Converted {
  const name = String(unit ?? "");
  if (!Object.hasOwn(measures, name)) return UNKNOWN;
  const [dimension, base, numerator, denominator, offset] = measures[name];
  const known = typeof value === "number" && base !== "";
  return {
    dimension: dimension || null,
    // What is right to fifteen digits is the number that exact arithmetic gives.
    base_value: known ? Number(((value * numerator) / denominator + offset).toPrecision(15)) : null,
    base_unit: base || null,
  };
}

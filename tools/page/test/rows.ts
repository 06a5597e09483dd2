// Rows and points to try things on.

import type { Row, Table, Value } from "../src/data";

export const row = (values: Record<string, Value>, from = 0, to = 0, table: Table = "claims"): Row => ({
  key: `${table} ${from}`,
  table,
  doc: 0,
  from,
  to,
  values,
});

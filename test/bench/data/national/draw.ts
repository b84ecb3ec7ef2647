/** In SQL: a real number from 0 to 1 drawn from `n`, the same at each run; each `draw` is another one. */
export const shareSql = (draw: number, n = 'n'): string =>
  `((hashint8extended(${n}, ${draw}) & 1048575)::float8 / 1048576)`;

/** In SQL: a whole number from 0 to `below` − 1; the first ones are drawn more often as `skew` rises above 1. */
export const skewedSql = (draw: number, below: number | string, skew: number, n = 'n'): string =>
  `floor((${below}) * power(${shareSql(draw, n)}, ${skew}))::int`;

export const listSql = (values: readonly string[]): string =>
  `ARRAY[${values.map((value) => `'${value}'`).join(',')}]::text[]`;

/** In SQL: one of the values, the first ones more often. */
export const oneSkewedSql = (draw: number, values: readonly string[], skew: number, n = 'n'): string =>
  `(${listSql(values)})[1 + ${skewedSql(draw, values.length, skew, n)}]`;

import pg from 'pg';

type Labels = Readonly<Record<string, string>>;

const literal = pg.escapeLiteral;

/** A code as its label. COPY takes no parameters: labels are our own constants, quoted all the same. */
export const labelled = (column: string, labels: Labels): string =>
  `CASE ${column} ${Object.entries(labels)
    .map(([code, label]) => `WHEN ${literal(code)} THEN ${literal(label)}`)
    .join(' ')} END`;

/** Text that people typed: a spreadsheet must never take it for a formula. */
export const typed = (column: string): string =>
  `CASE WHEN ${column} ~ '^[=+\\-@\\t\\r]' THEN '''' || ${column} ELSE ${column} END`;

/** `SELECT` list of columns under their French headings. */
export const headed = (columns: readonly [heading: string, sql: string][]): string =>
  columns.map(([heading, sql]) => `${sql} AS ${pg.escapeIdentifier(heading)}`).join(', ');

/** Puts values into a predicate in place of its `$n`, since COPY takes no parameters. */
export function withLiterals({ sql, parameters }: { sql: string; parameters: unknown[] }): string {
  return sql.replace(/\$(\d+)/g, (_, number: string) => {
    const value = parameters[Number(number) - 1];
    if (value === null || value === undefined) return 'NULL';
    if (typeof value !== 'string') throw new TypeError('Only text goes into an export filter');
    return literal(value);
  });
}

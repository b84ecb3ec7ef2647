import type { SelectionSql } from '../figures/selection-sql.js';
import { crossUnits, needsLevel, type Pair, spans } from './cross-units.js';
import { cannotPair, type CrossDimension } from './dimensions.js';

/** Rows and columns shown at most; the rarest of more stand together under the code `+`. */
export const MOST_LINES = 40;

/**
 * A table of accompaniments by two dimensions, in one statement: lines (part, row, column, people), part being `cell`, `row`
 * or `column` (its accompaniments, each once, however many of its cells they are in), `total`, or `apart`: people of
 * workshops without a file whom two dimensions of a person cannot tell together. The parameters are the selection's.
 */
export function crossSql(selection: SelectionSql, pair: Pair): string {
  const { sessions, level } = selection;
  const apart =
    cannotPair(...pair) && level === undefined
      ? `SELECT 'apart', '', '', coalesce(sum(s.anonymous_count), 0)::int FROM support_session s
          WHERE s.kind = 'collectif' AND ${sessions}`
      : `SELECT 'apart', '', '', 0`;
  const before = [
    ...(needsLevel(pair) ? [spans(sessions)] : []),
    ...(pair[0].open ? [`row_top AS MATERIALIZED (${mostFrequent(selection, pair[0])})`] : []),
    ...(pair[1].open ? [`column_top AS MATERIALIZED (${mostFrequent(selection, pair[1])})`] : []),
  ];
  return `WITH ${before.map((part) => `${part}, `).join('')}unit AS MATERIALIZED (${crossUnits(pair, selection)}),
    row_code AS MATERIALIZED (${codes(pair[0], 'row_raw')}),
    column_code AS MATERIALIZED (${codes(pair[1], 'column_raw')})
    SELECT 'cell' AS part, r.shown AS row, c.shown AS "column", sum(unit.people)::int AS people
      FROM unit JOIN row_code r ON r.raw = unit.row_raw JOIN column_code c ON c.raw = unit.column_raw
     GROUP BY r.shown, c.shown
    UNION ALL SELECT 'row', shown, '', sum(people)::int FROM row_code GROUP BY shown
    UNION ALL SELECT 'column', '', shown, sum(people)::int FROM column_code GROUP BY shown
    UNION ALL SELECT 'total', '', '', coalesce(sum(people), 0)::int FROM unit
    UNION ALL ${apart}`;
}

const NOTHING: CrossDimension = {
  ...{ of: 'session', raw: "''::text", code: 'v', several: false, open: false, counted: null },
};

/** Raw values of one dimension that are shown apart: all when they are few enough. */
const mostFrequent = (selection: SelectionSql, dimension: CrossDimension): string =>
  `SELECT raw FROM (SELECT raw, row_number() OVER (ORDER BY people DESC, raw) AS place, count(*) OVER () AS codes
     FROM (SELECT row_raw AS raw, sum(people) AS people
             FROM (${crossUnits([{ ...dimension, open: false }, NOTHING], selection)}) one GROUP BY 1) weighed) placed
    WHERE place < ${MOST_LINES} OR codes <= ${MOST_LINES}`;

/** Each raw value under each code that it says: the code itself among the most frequent, else `+`. */
function codes({ code, several }: CrossDimension, raw: string): string {
  const value = code.replace(/\bv\b/g, 'found.raw');
  const said = several ? `unnest(${value})` : `(SELECT ${value})`;
  return `SELECT raw, people,
           CASE WHEN place < ${MOST_LINES} OR max(place) OVER () <= ${MOST_LINES} THEN code ELSE '+' END AS shown
      FROM (SELECT raw, people, code, dense_rank() OVER (ORDER BY total DESC, code) AS place
              FROM (SELECT found.raw, found.people, one.code, sum(found.people) OVER (PARTITION BY one.code) AS total
                      FROM (SELECT ${raw} AS raw, sum(people) AS people FROM unit GROUP BY 1) found
                     CROSS JOIN LATERAL ${said} one (code)) weighed) placed`;
}

/** SQL expressions of a source's own row: whose it is, who did it, on which day (a `date`). */
export interface SourceColumns {
  structure: string;
  mediator: string;
  day: string;
}

/** What is counted beyond sessions. */
export interface FigureSource {
  /** For messages and tests. */
  name: string;
  /**
   * A SELECT of lines `(structure_id, mediator_id, day, kind, dimension, code, items, people, minutes)`, several of which
   * may say the same: the reader adds them up. `$1` is the first day, `$2` the last, both included; the bounds stand on
   * the column as it is kept, so that the index of (structure, instant) serves.
   *
   * @param where which rows, over the columns of the source; its own parameters begin at `$3`
   */
  sql: (where: (columns: SourceColumns) => string) => string;
}

export const PARIS_SQL = `'Europe/Paris'`;

/** The day of an instant where no place gives another zone. */
export const parisDay = (instant: string): string => `(${instant} AT TIME ZONE ${PARIS_SQL})::date`;

/** From midnight to midnight in Paris, whatever the clocks do in between. */
export const withinParisDays = (instant: string): string =>
  `${instant} >= $1::date::timestamp AT TIME ZONE ${PARIS_SQL}
   AND ${instant} < ($2::date + 1)::timestamp AT TIME ZONE ${PARIS_SQL}`;

/** The day on the clocks of the place. */
export const localDay = (instant: string, zone: string): string => `(${instant} AT TIME ZONE ${zone})::date`;

/** Local days lie within a day of those of UTC: the first two lines bound the index, the third says exactly. */
export const withinLocalDays = (instant: string, zone: string): string =>
  `${instant} >= ($1::date - 1)::timestamp AT TIME ZONE 'UTC'
   AND ${instant} < ($2::date + 2)::timestamp AT TIME ZONE 'UTC'
   AND ${localDay(instant, zone)} BETWEEN $1::date AND $2::date`;

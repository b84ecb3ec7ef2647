/** SQL expressions of a source’s own columns. */
export interface SourceColumns {
  structure: string;
  mediator: string;
  /** A `date`. */
  day: string;
}

/**
 * What can be counted, as SQL: a SELECT of lines (structure_id, mediator_id, day, kind, dimension, code, items, people,
 * minutes), not added up. `$1` is the first day and `$2` the last.
 */
export interface FigureSource {
  name: string;
  /** @param where gives the predicate over the source’s own columns */
  sql(where: (columns: SourceColumns) => string): string;
}

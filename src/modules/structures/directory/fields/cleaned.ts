/** What a cleaner made of one cell: a usable value, and in French words each thing it had to mend or to leave out. */
export interface Cleaned<T> {
  readonly value: T;
  readonly rules: readonly string[];
  /** Pieces of the cell that could not be used. They are kept with the place, never shown as facts. */
  readonly leftOut: readonly string[];
}

export const kept = <T>(value: T): Cleaned<T> => ({ value, rules: [], leftOut: [] });

export const repaired = <T>(value: T, ...rules: readonly string[]): Cleaned<T> => ({ value, rules, leftOut: [] });

/** An optional value that cannot be used: the field is emptied, the text is kept aside. */
export const emptied = (raw: string, rule: string): Cleaned<undefined> => ({
  value: undefined,
  rules: [rule],
  leftOut: [raw],
});

/** Rank of the column of each field. */
export type Columns = Readonly<Record<string, number>>;

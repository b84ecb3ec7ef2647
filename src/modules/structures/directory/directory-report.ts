/** How many rows a rule mended, with the first few as examples. */
export interface RepairCount {
  /** Column of the file. */
  readonly field: string;
  /** What was done, in French words. */
  readonly rule: string;
  readonly count: number;
  readonly examples: readonly RepairExample[];
}

export interface RepairExample {
  readonly line: number;
  readonly id: string;
  readonly before: string;
  /** Empty when the value was left out. */
  readonly after: string;
}

export interface MotiveCount {
  readonly motive: string;
  readonly count: number;
}

/** In how many places a field changed. */
export interface FieldCount {
  /** A column of `place`, or « position » for its three. */
  readonly field: string;
  readonly count: number;
}

/** What an import found and would do, or has done. Kept as jsonb with the import. */
export interface DirectoryReport {
  /** French sentences about the file as a whole: encoding, missing and unknown columns. */
  readonly fileNotes: readonly string[];
  /** Rows read; the sum of `accepted` and `refused`. */
  readonly rows: number;
  /** Rows that are places, mended or not. */
  readonly accepted: number;
  /** Accepted rows with at least one repair. */
  readonly repaired: number;
  readonly refused: number;
  /** Accepted rows by what they change: their sum is `accepted`. */
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Among `changed`, places that had gone and are back. */
  readonly returned: number;
  /** Places of this source that are not in the file any more. */
  readonly gone: number;
  readonly goneExamples: readonly string[];
  /** Field by field, the most changed first. Absent from imports of before these were kept. */
  readonly fieldChanges?: readonly FieldCount[];
  /** Changes of the file that were not written, because people here had changed the same field. */
  readonly keptLocal?: number;
  /** The applied import of the very same file: nothing was read again. */
  readonly sameAs?: string;
  /** Places this source had before, gone ones not counted. */
  readonly previous: number;
  /** True when `accepted` is below 80 % of `previous`. */
  readonly volumeDrop: boolean;
  /** Accepted rows placed at the centre of their commune, for want of coordinates. */
  readonly approximatePositions: number;
  /** Accepted rows whose position is doubtful: left out of the search for the nearest. */
  readonly doubtfulPositions: number;
  readonly unreadableHours: number;
  readonly repairs: readonly RepairCount[];
  readonly motives: readonly MotiveCount[];
}

/** What the words of a column may look at besides its value. */
export interface Telling {
  /** The other columns of the same record. */
  row: Readonly<Record<string, unknown>>;
  /** « Demande envoyée au destinataire », of a kind of message. */
  messageLabel: (kind: string) => string;
}

export interface ToldColumn {
  label: string;
  /** Read instead of the column itself: a name instead of an id. */
  sql?: string;
  /** Null: there is nothing to say of this value. */
  words: (value: unknown, telling: Telling) => string | null;
}

/**
 * What is held on a person in one table, and how it is told to them. Each column that belongs to the person's export is
 * in `told`, or in `untold` with the reason: a test compares with the classification of personal data.
 */
export interface SummaryPart {
  /** As `classify` names it. */
  entity: string;
  heading: string;
  /**
   * FROM, WHERE and ORDER BY over `t`, the table. $1 is the person, $2 the structure that answers: what it may see, and
   * no notes of another one.
   */
  from: string;
  told: Readonly<Record<string, ToldColumn>>;
  untold: Readonly<Record<string, string>>;
}

/** Columns of which the heading or the record itself speaks. */
export const THE_PERSON = 'The person who reads it.';
export const THE_STRUCTURE = 'The structure that answers.';

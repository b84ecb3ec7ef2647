/**
 * What a file may ask of the program. A year of a whole département of conseillers fits; a file made to exhaust memory or
 * time does not. Each is said in the words of its refusal.
 */
export const MOST_BYTES = 50_000_000;
/** Rows that hold something: blank ones, of which spreadsheets keep a million, are passed over. */
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 200;
/** A spreadsheet itself allows no more in a cell. */
export const LONGEST_CELL = 32_767;
/** Files inside a workbook: a real one has a few dozen. */
export const MOST_ENTRIES = 2_000;
/** Of one part of a workbook, once unpacked. */
export const MOST_UNPACKED = 600_000_000;
/** A sheet shrinks ten to forty times when packed; a bomb, a thousand times. */
export const HIGHEST_RATIO = 200;
export const RATIO_LOOKED_AT_FROM = 10_000_000;
/** Characters of the list of texts that a workbook keeps aside from its sheets, the one part that is held in memory. */
export const MOST_SHARED_TEXT = 60_000_000;
export const DEEPEST = 64;

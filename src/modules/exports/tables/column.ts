import type { CellValue } from '../../../platform/spreadsheets/index.js';

export type Labels = Readonly<Record<string, string>>;
export type JsonValue = string | number | boolean | null | string[] | Record<string, number>;

/**
 * One column of an export, for all formats. Codes stay codes in the query, so that the base reads rows and does nothing
 * else; they become words here, each different one once.
 */
export interface Column {
  /** French, for people. */
  readonly heading: string;
  /** English, for programs: what it is called in JSON Lines. It never changes. */
  readonly key: string;
  readonly sql: string;
  readonly type: Type;
  /** Width in a workbook, in characters. */
  readonly width: number;
}

/** How PostgreSQL writes a value in COPY’s text format, read as a cell and as JSON. Null is dealt with before. */
export interface Type {
  cell(text: string): CellValue;
  json(text: string): JsonValue;
}

const plain = (text: string): string => text;

export const TEXT: Type = { cell: plain, json: plain };
export const NUMBER: Type = { cell: Number, json: Number };
export const DAY: Type = { cell: (text) => ({ day: text }), json: plain };
export const YES_NO: Type = { cell: (text) => (text === 't' ? 'Oui' : 'Non'), json: (text) => text === 't' };

export const coded = (labels: Labels): Type => ({ cell: (code) => labels[code] ?? code, json: plain });

const codesOf = (text: string): string[] => (text === '{}' ? [] : text.slice(1, -1).split(','));

/** A `text[]` of codes, which need no quotes. */
export const listOf = (labels: Labels): Type => ({
  cell: (text) =>
    codesOf(text)
      .map((code) => labels[code] ?? code)
      .join(' | '),
  json: codesOf,
});

/** A code, or how many people there are of each: « feminin:3,masculin:2 ». */
export const counted = (labels: Labels): Type => ({
  cell: (text) =>
    text.includes(':')
      ? countsIn(text)
          .map(([code, people]) => `${labels[code] ?? code}\u00a0: ${people}`)
          .join(' | ')
      : (labels[text] ?? text),
  json: (text) => (text.includes(':') ? Object.fromEntries(countsIn(text)) : text),
});

const countsIn = (text: string): [string, number][] =>
  text.split(',').map((part) => {
    const [code = '', people] = part.split(':');
    return [code, Number(people)];
  });

export const column = (heading: string, key: string, sql: string, type: Type = TEXT, width = 18): Column => ({
  ...{ heading, key, sql, type, width },
});

/** What an export reads: its columns, and where from. */
export interface Table {
  /** Name of the sheet. */
  readonly name: string;
  readonly columns: readonly Column[];
  /** `FROM … WHERE … ORDER BY …`, its values already in it (see `withLiterals`). */
  readonly from: string;
}

export const selectOf = ({ columns, from }: Table): string =>
  `SELECT ${columns.map(({ sql }) => sql).join(', ')} ${from}`;

export const localDay = (instant: string): string => `(${instant} AT TIME ZONE 'Europe/Paris')::date`;

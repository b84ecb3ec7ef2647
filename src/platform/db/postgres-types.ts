import pg from 'pg';

type Parser = (text: string) => unknown;

const { builtins } = pg.types;
const INT8_ARRAY = 1016;
const DATE_ARRAY = 1182;
const TEXT_ARRAY = 1009;

/** A whole number as a number when it holds one exactly, else its digits. */
function int8(text: string): number | string {
  const value = Number(text);
  return Number.isSafeInteger(value) ? value : text;
}

const textArray = pg.types.getTypeParser(TEXT_ARRAY as never) as unknown as (text: string) => (string | null)[];

const ours = new Map<number, Parser>([
  [builtins.INT8, int8],
  [INT8_ARRAY, (text) => textArray(text).map((item) => (item === null ? null : int8(item)))],
  // A day has no hour and no zone: it stays the text 'YYYY-MM-DD'.
  [builtins.DATE, (text) => text],
  [DATE_ARRAY, textArray],
]);

/** How values come back from PostgreSQL: for `types` in the options of a `pg` client or pool. */
export const postgresTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format === 'binary' ? undefined : ours.get(oid)) ??
    (pg.types.getTypeParser(oid, format) as Parser)) as pg.CustomTypesConfig['getTypeParser'],
};

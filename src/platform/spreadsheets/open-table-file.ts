import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Archive, DAMAGED } from './archive.js';
import { MOST_BYTES } from './limits.js';
import { type Delimiter, delimiterOf, readCsvRows } from './read-csv.js';
import { odsSheets, readOdsRows } from './read-ods.js';
import { readXlsxRows } from './read-xlsx.js';
import { SpreadsheetRefusedError } from './spreadsheet-refused.error.js';
import type { TableRow } from './table-row.js';
import { EncodingCheck, type TextEncoding } from './text-encoding.js';
import { readBook } from './xlsx-parts.js';

/** A file looked at before any of its rows is read. What it is comes from its content, never from its name. */
export type TableFile = { readonly path: string; readonly sha256: string; readonly bytes: number } & (
  | { readonly format: 'xlsx' | 'ods'; readonly sheets: readonly string[]; readonly hasMacros: boolean }
  | {
      readonly format: 'csv';
      readonly sheets: readonly [''];
      readonly hasMacros: false;
      readonly encoding: TextEncoding;
      readonly delimiter: Delimiter;
    }
);

const START = 65_536;
const EMPTY = 'Ce fichier est vide. Vérifiez l’export, puis recommencez.';
const ABSENT = 'Ce fichier ne peut pas être lu. Envoyez-le de nouveau.';
const TOO_LARGE = `Ce fichier dépasse ${MOST_BYTES / 1_000_000}\u00a0Mo. Gardez seulement les lignes et les colonnes utiles, ou partagez-le en plusieurs fichiers.`;
const OLD =
  'Ce fichier est au format Excel d’avant 2007 (.xls), ou protégé par un mot de passe. Ouvrez-le dans le tableur, enregistrez-le au format .xlsx sans mot de passe, puis recommencez.';
const LOCKED =
  'Ce classeur est protégé par un mot de passe. Ouvrez-le dans le tableur, retirez le mot de passe, enregistrez-le au format .xlsx, puis recommencez.';
const NOT_A_TABLE = 'Ce fichier n’est pas un tableau. Choisissez un classeur (.xlsx, .ods) ou un fichier .csv.';
const PDF = 'Ce fichier est un document PDF. Demandez le tableau au format .xlsx, .ods ou .csv.';
const WEB_PAGE =
  'Ce fichier est une page web, même si son nom dit autre chose. Ouvrez-le dans le tableur, enregistrez-le au format .xlsx, puis recommencez.';
const UTF16 =
  'Ce fichier est codé en UTF-16 («\u00a0texte Unicode\u00a0»). Enregistrez-le de nouveau au format .xlsx, ou au format CSV avec le codage UTF-8.';
const CUT = 'Ce fichier est tronqué\u00a0: il s’arrête au milieu d’une lettre. Téléchargez-le de nouveau.';
const ARCHIVE =
  'Ce fichier est une archive, pas un classeur. Sortez-en le tableau (.xlsx, .ods ou .csv), puis envoyez-le.';

/**
 * @throws SpreadsheetRefusedError in French when it is no table that can be read safely: empty, too large, old, locked,
 *   cut, or something else under the name of a table
 */
export async function openTableFile(path: string): Promise<TableFile> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new SpreadsheetRefusedError(ABSENT);
  if (found.size === 0) throw new SpreadsheetRefusedError(EMPTY);
  if (found.size > MOST_BYTES) throw new SpreadsheetRefusedError(TOO_LARGE);
  const hash = createHash('sha256');
  const check = new EncodingCheck();
  let start = Buffer.alloc(0);
  let last: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (start.length < START) start = Buffer.concat([start, chunk.subarray(0, START - start.length)]);
    last = chunk;
    hash.update(chunk);
    check.add(chunk);
  }
  const traits = { path, sha256: hash.digest('hex'), bytes: found.size };
  const latin = start.toString('latin1');
  if (latin.startsWith('PK')) return { ...traits, ...(await openWorkbook(path)) };
  refuseOthers(latin, last);
  const encoding = check.verdict();
  if (encoding === 'binary') throw new SpreadsheetRefusedError(NOT_A_TABLE);
  if (encoding === 'cut') throw new SpreadsheetRefusedError(CUT);
  const text = new TextDecoder(encoding).decode(start);
  if (text.trim() === '') throw new SpreadsheetRefusedError(EMPTY);
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(text)) throw new SpreadsheetRefusedError(WEB_PAGE);
  const delimiter = delimiterOf(
    text
      .split(/\r\n|\r|\n/)
      .slice(0, 20)
      .join('\n'),
  );
  return { ...traits, format: 'csv', sheets: [''], hasMacros: false, encoding, delimiter };
}

/** Rows of one sheet, read as they are unpacked. @param rank of the sheet, from 0 */
export async function* readRows(file: TableFile, rank = 0): AsyncGenerator<TableRow> {
  if (file.format === 'csv') {
    yield* readCsvRows(file.path, file.encoding, file.delimiter);
    return;
  }
  const archive = await Archive.open(file.path);
  try {
    const sheet = file.format === 'xlsx' ? (await readBook(archive)).sheets[rank] : undefined;
    if (file.format === 'ods') yield* readOdsRows(archive, rank);
    else if (sheet) yield* readXlsxRows(archive, sheet);
  } finally {
    archive.close();
  }
}

async function openWorkbook(path: string) {
  const archive = await Archive.open(path);
  try {
    const hasMacros = archive.names().some((name) => /vbaProject\.bin$|^Basic\//i.test(name));
    if (archive.has('content.xml')) return { format: 'ods' as const, sheets: await odsSheets(archive), hasMacros };
    const isBook = archive.has('[Content_Types].xml') && archive.names().some((name) => /workbook\.xml$/.test(name));
    if (!isBook) throw new SpreadsheetRefusedError(archive.names().length === 0 ? DAMAGED : ARCHIVE);
    const { sheets } = await readBook(archive);
    return { format: 'xlsx' as const, sheets: sheets.map(({ name }) => name), hasMacros };
  } finally {
    archive.close();
  }
}

/** Old and locked workbooks are both of the same older container (OLE). */
function refuseOthers(start: string, last: Buffer): void {
  const isLocked = (text: string): boolean => text.includes('E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e');
  if (start.startsWith('\xd0\xcf\x11\xe0')) {
    throw new SpreadsheetRefusedError(isLocked(start) || isLocked(last.toString('latin1')) ? LOCKED : OLD);
  }
  if (start.startsWith('%PDF')) throw new SpreadsheetRefusedError(PDF);
  if (start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')) throw new SpreadsheetRefusedError(UTF16);
}

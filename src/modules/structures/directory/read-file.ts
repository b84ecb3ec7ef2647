import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import type { RawRow } from './columns.js';
import type { DirectoryFile, Delimiter } from './directory-file.js';
import { FileRefusedError } from './file-refused.error.js';
import { jsonItems } from './json-items.js';
import { type JsonKeys, jsonRow } from './json-row.js';
import { type HeaderReading, type Layout, layoutOf, readHeaders } from './read-headers.js';

/** One place of the file. `fault`, in French, when its cells do not match the columns. */
export interface FileRow {
  /** Line of the file where the row ends, as an editor counts them; in JSON, the rank of the place. */
  readonly line: number;
  readonly row: RawRow;
  readonly fault: string | undefined;
}

export interface FileReading {
  /** Memory does not grow with the file. Throws FileRefusedError when the file is not what it claims. */
  readonly rows: AsyncGenerator<FileRow>;
  /** Known once the rows are read. */
  layout(): Layout | undefined;
  /** Share of the file read so far, from 0 to 1. */
  progress(): number;
}

/** A row longer than this is a quote never closed, not a place. */
const MAX_RECORD = 200_000;
const UNCLOSED =
  'Ce fichier est tronqué ou abîmé\u00a0: un guillemet ouvert n’est jamais refermé. Téléchargez-le de nouveau ou corrigez cette ligne.';
const ENDLESS =
  'Une ligne de ce fichier est bien trop longue pour être un lieu\u00a0: un guillemet n’est pas refermé, ou les fins de ligne manquent.';
const RANKS = 'Fichier JSON\u00a0: les «\u00a0lignes\u00a0» citées sont les rangs des lieux dans le fichier.';

/** Reads the places of a file one by one, whatever its format. */
export function readPlaces(file: DirectoryFile): FileReading {
  const source = createReadStream(file.path);
  const progress = (): number => Math.min(1, source.bytesRead / file.bytes);
  if (file.format === 'json') {
    const keys: JsonKeys = { known: new Set(), unknown: new Set(), people: new Set() };
    const decoder = iconv.decodeStream(file.encoding);
    pipeline(source, decoder, () => undefined);
    return { rows: jsonRows(decoder as AsyncIterable<string>, keys), layout: () => jsonLayout(keys), progress };
  }
  let headers: HeaderReading | undefined;
  const parser = csvParser(file.delimiter);
  // A failure of the file or of the decoder reaches the loop through the parser.
  pipeline(source, iconv.decodeStream(file.encoding), parser, () => undefined);
  return { rows: csvRows(parser, (found) => (headers = found)), layout: () => headers, progress };
}

async function* jsonRows(text: AsyncIterable<string>, keys: JsonKeys): AsyncGenerator<FileRow> {
  let line = 0;
  for await (const item of jsonItems(text)) {
    line += 1;
    yield { line, row: jsonRow(item, keys), fault: undefined };
  }
}

function jsonLayout({ known, unknown, people }: JsonKeys): Layout {
  const layout = layoutOf(known);
  const left = [...people].join(', ');
  const dropped = left === '' ? [] : [`Données sur des personnes, laissées de côté\u00a0: ${left}.`];
  return { ...layout, unknown: [...unknown], notes: [RANKS, ...layout.notes, ...dropped] };
}

const csvParser = (delimiter: Delimiter) =>
  parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: MAX_RECORD,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });

type Records = AsyncIterable<{ record: string[]; info: { lines: number } }>;

async function* csvRows(
  parser: ReturnType<typeof csvParser>,
  onHeaders: (headers: HeaderReading) => void,
): AsyncGenerator<FileRow> {
  let headers: HeaderReading | undefined;
  try {
    for await (const { record, info } of parser as Records) {
      if (!headers) {
        headers = read(record);
        onHeaders(headers);
        continue;
      }
      if (record.every((cell) => cell.trim() === '')) continue;
      yield { line: info.lines, row: headers.toRow(record), fault: faultOf(record, headers) };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const words = error.code === 'CSV_MAX_RECORD_SIZE' ? ENDLESS : UNCLOSED;
    throw new FileRefusedError(`${words} (${lineOf(error)})`);
  }
}

function read(cells: readonly string[]): HeaderReading {
  const reading = readHeaders(cells);
  if (typeof reading === 'string') throw new FileRefusedError(reading);
  return reading;
}

function faultOf(cells: readonly string[], { width }: HeaderReading): string | undefined {
  const extra = cells.slice(width).some((cell) => cell.trim() !== '');
  if (cells.length >= width && !extra) return undefined;
  return (
    `La ligne compte ${cells.length} cases au lieu de ${width}\u00a0: ` +
    'une virgule ou un guillemet manque, ou la ligne est coupée.'
  );
}

function lineOf(error: CsvError): string {
  const lines: unknown = error['lines'];
  return typeof lines === 'number' ? `ligne\u00a0${lines}` : 'fin du fichier';
}

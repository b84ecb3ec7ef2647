import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { type HeaderReading, type RawRow, readHeaders, toRow } from './columns.js';
import type { DirectoryFile } from './directory-file.js';
import { FileRefusedError } from './file-refused.error.js';

/** One line of the file. `fault`, in French, when its cells do not match the columns. */
export interface FileRow {
  /** Line of the file where the row ends, as an editor counts them. */
  readonly line: number;
  readonly row: RawRow;
  readonly fault: string | undefined;
}

/** A row longer than this is a quote never closed, not a place. */
const MAX_RECORD = 200_000;
const UNCLOSED =
  'Ce fichier est tronqué ou abîmé : un guillemet ouvert n’est jamais refermé. Téléchargez-le de nouveau ou corrigez cette ligne.';

/**
 * Reads the rows one by one; memory does not grow with the file. The first line is told to `onHeaders`.
 *
 * @throws FileRefusedError when the headers or the quotes show that the file is not what it claims
 */
export async function* readRows(
  file: DirectoryFile,
  onHeaders: (headers: HeaderReading) => void,
): AsyncGenerator<FileRow> {
  const parser = parse({
    bom: true,
    delimiter: file.delimiter,
    info: true,
    max_record_size: MAX_RECORD,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // A failure of the file or of the decoder reaches the loop below through the parser.
  pipeline(createReadStream(file.path), iconv.decodeStream(file.encoding), parser, () => undefined);
  let headers: HeaderReading | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!headers) {
        headers = read(record);
        onHeaders(headers);
        continue;
      }
      if (record.every((cell) => cell.trim() === '')) continue;
      yield { line: info.lines, row: toRow(record, headers.columns), fault: faultOf(record, headers) };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new FileRefusedError(`${UNCLOSED} (${lineOf(error)})`);
    throw error;
  }
}

function read(cells: readonly string[]): HeaderReading {
  const reading = readHeaders(cells);
  if (typeof reading === 'string') throw new FileRefusedError(reading);
  return reading;
}

function faultOf(cells: readonly string[], { columns }: HeaderReading): string | undefined {
  const extra = cells.slice(columns.length).some((cell) => cell.trim() !== '');
  if (cells.length >= columns.length && !extra) return undefined;
  return (
    `La ligne compte ${cells.length} cases au lieu de ${columns.length} : ` +
    'une virgule ou un guillemet manque, ou la ligne est coupée.'
  );
}

function lineOf(error: CsvError): string {
  const lines: unknown = error['lines'];
  return typeof lines === 'number' ? `ligne ${lines}` : 'fin du fichier';
}

import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { RowBuilder } from './row-builder.js';
import { SpreadsheetRefusedError } from './spreadsheet-refused.error.js';
import type { TableRow } from './table-row.js';
import type { TextEncoding } from './text-encoding.js';

export type Delimiter = ';' | ',' | '\t';

/** A row longer than this is a quote never closed. */
const MOST_RECORD = 400_000;
const UNCLOSED =
  'Ce fichier est tronqué ou abîmé\u00a0: un guillemet ouvert n’est jamais refermé. Corrigez cette ligne, ou enregistrez de nouveau le tableau, puis recommencez.';

type Records = AsyncIterable<{ record: string[]; info: { lines: number } }>;

export async function* readCsvRows(
  path: string,
  encoding: TextEncoding,
  delimiter: Delimiter,
): AsyncGenerator<TableRow> {
  const source = createReadStream(path);
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    max_record_size: MOST_RECORD,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
  });
  // A failure of the file or of the decoder reaches the loop through the parser.
  pipeline(source, iconv.decodeStream(encoding), parser, () => undefined);
  const builder = new RowBuilder();
  try {
    for await (const { record, info } of parser as Records) {
      for (const [column, text] of record.entries()) builder.put(column, text, false, info.lines);
      const row = builder.take(info.lines);
      if (row) yield row;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const lines: unknown = error['lines'];
    throw new SpreadsheetRefusedError(
      `${UNCLOSED} (${typeof lines === 'number' ? `ligne\u00a0${lines}` : 'fin du fichier'})`,
    );
  } finally {
    source.destroy();
  }
}

/** The sign that cuts the first lines into the most cells, quoted ones apart. */
export function delimiterOf(start: string): Delimiter {
  const bare = start.replace(/"[^"]*"/g, '');
  const count = (delimiter: Delimiter): number => bare.split(delimiter).length;
  return ([';', ',', '\t'] as const).reduce((best, other) => (count(other) > count(best) ? other : best));
}

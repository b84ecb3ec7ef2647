import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { EncodingCheck, type TextEncoding } from '../../../platform/spreadsheets/index.js';
import { FileRefusedError } from './file-refused.error.js';
import { readHeaders } from './read-headers.js';

export type Encoding = TextEncoding;
export type Delimiter = ',' | ';' | '\t';

/** What a file is, found out before any of its rows is read. */
export type DirectoryFile = FileTraits &
  ({ readonly format: 'csv'; readonly delimiter: Delimiter } | { readonly format: 'json' });

interface FileTraits {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly encoding: Encoding;
}

/** The whole national directory weighs about 15 MB. */
const MAX_BYTES = 150_000_000;
const HEADER_BYTES = 16_384;

const EMPTY = 'Ce fichier est vide. Vérifiez l’export, puis recommencez.';
const TOO_LARGE =
  'Ce fichier dépasse 150 Mo : l’annuaire national en pèse une quinzaine. Vérifiez que c’est le bon fichier.';
const NOT_TEXT = 'Ce fichier n’est pas un fichier de texte. Enregistrez l’annuaire au format CSV (UTF-8).';
const WORKBOOK =
  'Ce fichier est un classeur ou une archive. Ouvrez-le dans le tableur, puis enregistrez-le au format CSV (UTF-8).';
const PDF = 'Ce fichier est un document PDF. Demandez l’annuaire au format CSV.';
const UTF16 =
  'Ce fichier est codé en UTF-16 (« texte Unicode »). Enregistrez-le de nouveau au format CSV avec le codage UTF-8.';
const CUT = 'Ce fichier est tronqué : il s’arrête au milieu d’une lettre. Téléchargez-le de nouveau.';
const NOT_A_LIST =
  'Ce fichier JSON n’est pas une liste de lieux\u00a0: il doit commencer par «\u00a0[\u00a0» et donner un objet par lieu.';
const LONG_FIRST_LINE =
  'La première ligne de ce fichier est bien trop longue pour être celle des noms des colonnes (l’annuaire national en a 32). Vérifiez que c’est le bon fichier.';
const WEB_PAGE = 'Ce fichier est une page web : le téléchargement a sans doute échoué. Téléchargez-le de nouveau.';
const ABSENT = 'Ce fichier n’existe pas ou ne peut pas être lu. Vérifiez son nom et son emplacement.';

/**
 * Reads the file once, a piece at a time: fingerprint, encoding, separator, headers.
 *
 * @throws FileRefusedError with a French sentence when it cannot be a directory of places
 */
export async function inspectFile(path: string): Promise<DirectoryFile> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new FileRefusedError(ABSENT);
  if (found.size === 0) throw new FileRefusedError(EMPTY);
  if (found.size > MAX_BYTES) throw new FileRefusedError(TOO_LARGE);
  const hash = createHash('sha256');
  const check = new EncodingCheck();
  let start = Buffer.alloc(0);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (start.length < HEADER_BYTES) {
      start = Buffer.concat([start, chunk.subarray(0, HEADER_BYTES - start.length)]);
      refuseOtherFormats(start);
    }
    if (chunk.includes(0)) throw new FileRefusedError(NOT_TEXT);
    hash.update(chunk);
    check.add(chunk);
  }
  const encoding = encodingOf(check);
  const text = new TextDecoder(encoding).decode(start);
  if (text.trim() === '') throw new FileRefusedError(EMPTY);
  const traits = { path, sha256: hash.digest('hex'), bytes: found.size, encoding };
  if (isJson(start)) return { ...traits, format: 'json' };
  return { ...traits, format: 'csv', delimiter: findDelimiter(text.split(/\r\n|\r|\n/, 1)[0] ?? '') };
}

const isJson = (start: Buffer): boolean => /^(?:\xef\xbb\xbf)?\s*\[/.test(start.toString('latin1'));

function refuseOtherFormats(start: Buffer): void {
  const latin = start.toString('latin1');
  if (latin.startsWith('PK') || latin.startsWith('\xd0\xcf\x11\xe0')) throw new FileRefusedError(WORKBOOK);
  if (latin.startsWith('%PDF')) throw new FileRefusedError(PDF);
  if (latin.startsWith('\xff\xfe') || latin.startsWith('\xfe\xff')) throw new FileRefusedError(UTF16);
  const text = latin.replace(/^\xef\xbb\xbf/, '').trimStart();
  if (/^\{\s*["}]/.test(text)) throw new FileRefusedError(NOT_A_LIST);
  if (/^<(?:!doctype|html|\?xml)/i.test(text)) throw new FileRefusedError(WEB_PAGE);
  const endless = start.length >= HEADER_BYTES && !/[\r\n]/.test(text.trimStart());
  if (endless && !isJson(start) && !start.includes(0)) throw new FileRefusedError(LONG_FIRST_LINE);
}

/** The separator that finds the most columns of the standard in the first line. */
function findDelimiter(line: string): Delimiter {
  const readings = ([',', ';', '\t'] as const).map((delimiter) => {
    const reading = readHeaders(
      line
        .replace(/^\ufeff/, '')
        .replaceAll('"', '')
        .split(delimiter),
    );
    return { delimiter, missing: typeof reading === 'string' ? Infinity : reading.missing.length, reading };
  });
  const best = readings.reduce((one, other) => (other.missing < one.missing ? other : one));
  if (best.missing < Infinity) return best.delimiter;
  const widest = readings.reduce((one, other) =>
    line.split(other.delimiter).length > line.split(one.delimiter).length ? other : one,
  );
  throw new FileRefusedError(typeof widest.reading === 'string' ? widest.reading : NOT_TEXT);
}

function encodingOf(check: EncodingCheck): Encoding {
  const verdict = check.verdict();
  if (verdict === 'binary') throw new FileRefusedError(NOT_TEXT);
  if (verdict === 'cut') throw new FileRefusedError(CUT);
  return verdict;
}

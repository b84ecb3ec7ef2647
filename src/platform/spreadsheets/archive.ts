import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { HIGHEST_RATIO, MOST_ENTRIES, MOST_UNPACKED, RATIO_LOOKED_AT_FROM } from './limits.js';
import { SpreadsheetRefusedError } from './spreadsheet-refused.error.js';

export const DAMAGED =
  'Ce classeur est abîmé ou tronqué\u00a0: le téléchargement s’est sans doute arrêté en route. Ouvrez-le dans le tableur, enregistrez-le de nouveau, puis recommencez.';
const LOCKED =
  'Ce classeur est protégé par un mot de passe. Ouvrez-le dans le tableur, retirez le mot de passe, enregistrez-le, puis recommencez.';
const BOMB =
  'Ce classeur est trop gros une fois décompressé. Copiez les lignes utiles dans un classeur neuf, puis recommencez.';

/** The parts of a workbook, found by its central directory and unpacked only when they are read. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws SpreadsheetRefusedError when it is cut, locked, or made to exhaust the program */
  static async open(path: string): Promise<Archive> {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false }).catch(() => {
      throw new SpreadsheetRefusedError(DAMAGED);
    });
    try {
      return new Archive(zip, await list(zip));
    } catch (error) {
      zip.close();
      throw error;
    }
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  names(): string[] {
    return [...this.entries.keys()];
  }

  /** The text of a part, piece by piece; none when it is absent. */
  async *text(name: string): AsyncGenerator<string> {
    const entry = this.entries.get(name);
    if (!entry) return;
    const source = await this.stream(entry);
    const decoder = new TextDecoder('utf-8');
    try {
      for await (const chunk of source) yield decoder.decode(chunk as Buffer, { stream: true });
      yield decoder.decode();
    } catch (error) {
      throw isUnpacking(error) ? new SpreadsheetRefusedError(DAMAGED) : error;
    } finally {
      source.destroy();
    }
  }

  close(): void {
    this.zip.close();
  }

  private stream(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) => {
      this.zip.openReadStream(entry, (error, stream) =>
        error ? reject(new SpreadsheetRefusedError(DAMAGED)) : resolve(stream),
      );
    });
  }
}

function list(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  if (zip.entryCount > MOST_ENTRIES) throw new SpreadsheetRefusedError(BOMB);
  return new Promise((resolve, reject) => {
    zip.on('error', () => reject(new SpreadsheetRefusedError(DAMAGED)));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      const refusal = refusalOf(entry);
      if (refusal) return reject(new SpreadsheetRefusedError(refusal));
      entries.set(entry.fileName.replaceAll('\\', '/'), entry);
      zip.readEntry();
    });
    zip.readEntry();
  });
}

/** What the directory declares is what is unpacked: yauzl stops at the first byte beyond it. */
function refusalOf(entry: Entry): string | undefined {
  if (entry.isEncrypted()) return LOCKED;
  if (entry.uncompressedSize > MOST_UNPACKED) return BOMB;
  const isTight = entry.uncompressedSize > entry.compressedSize * HIGHEST_RATIO;
  return isTight && entry.uncompressedSize > RATIO_LOOKED_AT_FROM ? BOMB : undefined;
}

/** Of zlib, or of yauzl about the sizes; an error of ours goes on. */
function isUnpacking(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return String(code).startsWith('Z_') || /bytes in the stream|unexpected end/i.test(String(message));
}

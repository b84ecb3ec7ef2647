import { Parser } from 'htmlparser2';
import { DAMAGED } from './archive.js';
import { DEEPEST } from './limits.js';
import { SpreadsheetRefusedError } from './spreadsheet-refused.error.js';

export type Attributes = Readonly<Record<string, string>>;

export interface XmlEvents {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text?(text: string): void;
}

const DECLARES =
  'Ce classeur contient une déclaration que nous n’ouvrons pas, par sécurité. Ouvrez-le dans le tableur, enregistrez-le de nouveau au format .xlsx ou .ods, puis recommencez.';

/**
 * Reads a part as it is unpacked; yields after each piece, so that what the events gathered can be passed on. Names come
 * without their prefix. A document type, hence any entity of its own, is refused: no workbook has one.
 *
 * @throws SpreadsheetRefusedError when it is no workbook's part, or ends before its end
 */
export async function* xmlEvents(text: AsyncIterable<string>, events: XmlEvents): AsyncGenerator<void> {
  let depth = 0;
  let opened = 0;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        depth += 1;
        opened += 1;
        if (depth > DEEPEST) throw new SpreadsheetRefusedError(DAMAGED);
        events.open(bare(name), attributes);
      },
      onclosetag: (name) => {
        depth -= 1;
        events.close(bare(name));
      },
      ontext: (piece) => events.text?.(piece),
      onprocessinginstruction: (name) => {
        if (name.startsWith('!')) throw new SpreadsheetRefusedError(DECLARES);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for await (const piece of text) {
    parser.write(piece);
    yield;
  }
  // The parser closes by itself what is still open at its end.
  if (depth !== 0 || opened === 0) throw new SpreadsheetRefusedError(DAMAGED);
  parser.end();
  yield;
}

/** As `xmlEvents`, for a small part that is read whole before going on. */
export async function readXml(text: AsyncIterable<string>, events: XmlEvents): Promise<void> {
  for await (const _ of xmlEvents(text, events)) void _;
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

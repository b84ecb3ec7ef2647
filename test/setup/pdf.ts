import { inflateSync } from 'node:zlib';

/** What a test reads of a PDF that Typst made: its objects stand plain, its streams are deflated. */
export interface ReadPdf {
  /** The objects without their streams. */
  objects: string;
  /** The XMP description. */
  metadata: string;
  /** The words of each page, in the order of reading; spaces as they are drawn. */
  pages: string[];
}

interface PdfObject {
  head: string;
  stream: Buffer | undefined;
}

export function readPdf(file: Buffer): ReadPdf {
  const objects = objectsOf(file);
  const metadata = [...objects.values()].find(({ head }) => head.includes('/Subtype /XML'));
  return {
    objects: [...objects.values()].map(({ head }) => head).join('\n'),
    metadata: metadata?.stream?.toString('utf8') ?? '',
    pages: pageIds(objects).map((id) => pageText(objects, objects.get(id)?.head ?? '')),
  };
}

function objectsOf(file: Buffer): Map<string, PdfObject> {
  const text = file.toString('latin1');
  const found = new Map<string, PdfObject>();
  for (const match of text.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj/gm)) {
    const [head = '', body] = (match[2] ?? '').split(/\nstream\n/, 2);
    found.set(match[1] ?? '', { head, stream: body === undefined ? undefined : inflated(head, body) });
  }
  return found;
}

function inflated(head: string, body: string): Buffer {
  const bytes = Buffer.from(body.replace(/\nendstream$/, ''), 'latin1');
  return head.includes('/FlateDecode') ? inflateSync(bytes) : bytes;
}

function pageIds(objects: Map<string, PdfObject>): string[] {
  const tree = [...objects.values()].find(({ head }) => head.includes('/Type /Pages'))?.head ?? '';
  const kids = /\/Kids \[([^\]]*)\]/.exec(tree)?.[1] ?? '';
  return [...kids.matchAll(/(\d+) 0 R/g)].map((match) => match[1] ?? '');
}

function pageText(objects: Map<string, PdfObject>, page: string): string {
  const fonts = new Map(
    [...page.matchAll(/\/(f\d+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, lettersOf(objects, id)]),
  );
  const contents = objects.get(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? '')?.stream?.toString('latin1') ?? '';
  let letters: Map<string, string> | undefined;
  let text = '';
  // A literal may hold brackets that close each other without a mark.
  const shown = /\/(f\d+) [\d.]+ Tf|\(((?:\\[\s\S]|[^\\()]|\((?:\\[\s\S]|[^\\()])*\))*)\)|<([0-9A-Fa-f]+)>|\b(ET)\b/g;
  for (const [, font, literal, hexadecimal, end] of contents.matchAll(shown)) {
    const glyphs = hexadecimal?.toLowerCase().match(/.{4}/g) ?? glyphsOf(literal ?? '');
    if (font) letters = fonts.get(font);
    else if (end) text += '\n';
    else text += glyphs.map((glyph) => letters?.get(glyph) ?? '').join('');
  }
  return text;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Glyph numbers of two bytes each, out of a string literal (ISO 32000-1, 7.3.4.2). */
function glyphsOf(literal: string): string[] {
  const raw = literal.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, escaped: string) =>
    /^[0-7]/.test(escaped) ? String.fromCharCode(parseInt(escaped, 8)) : (ESCAPES[escaped] ?? escaped),
  );
  return Buffer.from(raw, 'latin1').toString('hex').match(/.{4}/g) ?? [];
}

/** What each glyph of a font stands for: the table that lets a reader copy and speak the text. */
function lettersOf(objects: Map<string, PdfObject>, fontId: string): Map<string, string> {
  const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(fontId)?.head ?? '')?.[1] ?? '';
  const cmap = objects.get(table)?.stream?.toString('latin1') ?? '';
  const pairs = [...cmap.matchAll(/^<([0-9A-F]{4})> <([0-9A-F]+)>$/gm)];
  return new Map(
    pairs.map(([, glyph = '', units = '']) => [
      glyph.toLowerCase(),
      Buffer.from(units, 'hex').swap16().toString('utf16le'),
    ]),
  );
}

/** Reads which characters a TrueType font can draw: its `cmap` table, formats 4 and 12 (OpenType 1.9, « cmap »). */

const UNICODE_BMP = '3.1';
const UNICODE_FULL = '3.10';

/** @param fonts whole files, OpenType with TrueType or CFF outlines */
export function charactersOf(fonts: readonly Buffer[]): ReadonlySet<number> {
  const characters = new Set<number>();
  for (const font of fonts) for (const [from, to] of rangesOf(font)) addRange(characters, from, to);
  return characters;
}

function addRange(characters: Set<number>, from: number, to: number): void {
  for (let character = from; character <= to; character += 1) characters.add(character);
}

function rangesOf(font: Buffer): [number, number][] {
  const cmap = tableOf(font, 'cmap');
  const subtables = new Map<string, number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const record = cmap + 4 + index * 8;
    const kind = `${font.readUInt16BE(record)}.${font.readUInt16BE(record + 2)}`;
    subtables.set(kind, cmap + font.readUInt32BE(record + 4));
  }
  const at = subtables.get(UNICODE_FULL) ?? subtables.get(UNICODE_BMP);
  if (at === undefined) throw new Error('A font without Unicode characters');
  return font.readUInt16BE(at) === 12 ? groups(font, at) : segments(font, at);
}

function tableOf(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const record = 12 + index * 16;
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
  }
  throw new Error(`A font without ${tag}`);
}

function groups(font: Buffer, at: number): [number, number][] {
  const count = font.readUInt32BE(at + 12);
  return Array.from({ length: count }, (_, index) => {
    const group = at + 16 + index * 12;
    return [font.readUInt32BE(group), font.readUInt32BE(group + 4)];
  });
}

/** Segments end with one for U+FFFF, which is no character. A segment may still lead to the glyph 0: « not there ». */
function segments(font: Buffer, at: number): [number, number][] {
  const bytes = font.readUInt16BE(at + 6);
  const ends = at + 14;
  const ranges: [number, number][] = [];
  for (let offset = 0; offset < bytes; offset += 2) {
    const [start, end] = [font.readUInt16BE(ends + bytes + 2 + offset), font.readUInt16BE(ends + offset)];
    for (let character = start; character <= end && character !== 0xffff; character += 1) {
      if (glyphOf(font, ends, bytes, offset, character) !== 0) ranges.push([character, character]);
    }
  }
  return ranges;
}

function glyphOf(font: Buffer, ends: number, bytes: number, offset: number, character: number): number {
  const start = font.readUInt16BE(ends + bytes + 2 + offset);
  const delta = font.readUInt16BE(ends + 2 * bytes + 2 + offset);
  const rangeAt = ends + 3 * bytes + 2 + offset;
  const range = font.readUInt16BE(rangeAt);
  if (range === 0) return (character + delta) & 0xffff;
  const glyph = font.readUInt16BE(rangeAt + range + 2 * (character - start));
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

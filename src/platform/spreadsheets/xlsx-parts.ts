import type { Archive } from './archive.js';
import { DAMAGED } from './archive.js';
import { MOST_SHARED_TEXT } from './limits.js';
import { isDateFormat } from './serial-dates.js';
import { SpreadsheetRefusedError } from './spreadsheet-refused.error.js';
import { readXml } from './xml-events.js';

export interface XlsxSheet {
  readonly name: string;
  /** Its part in the archive. */
  readonly part: string;
}

export interface XlsxBook {
  readonly sheets: readonly XlsxSheet[];
  readonly from1904: boolean;
  /** Part of the list of texts, if any. */
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

const TOO_MUCH_TEXT =
  'Ce classeur contient trop de texte pour être lu en une fois. Partagez-le en plusieurs fichiers, puis envoyez-les l’un après l’autre.';
const NO_SHEET = 'Ce classeur n’a pas de feuille de calcul. Vérifiez que c’est le bon fichier.';

/** Sheets in their order, and where the rest of the workbook is. Links to other files are left unread. */
export async function readBook(archive: Archive): Promise<XlsxBook> {
  const main = (await targets(archive, '_rels/.rels', '')).find(({ type }) => type === 'officeDocument');
  const part = main?.part ?? 'xl/workbook.xml';
  if (!archive.has(part)) throw new SpreadsheetRefusedError(DAMAGED);
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const related = await targets(archive, `${folder}_rels/${part.slice(folder.length)}.rels`, folder);
  const listed: { name: string; id: string }[] = [];
  let from1904 = false;
  await readXml(archive.text(part), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      if (name === 'sheet') listed.push({ name: attributes['name'] ?? '', id });
    },
    close: () => undefined,
  });
  const sheets = listed.flatMap(({ name, id }) =>
    related.filter((one) => one.id === id && one.type === 'worksheet').map((one) => ({ name, part: one.part })),
  );
  if (sheets.length === 0) throw new SpreadsheetRefusedError(NO_SHEET);
  const partOf = (type: string) => related.find((one) => one.type === type)?.part;
  return { sheets, from1904, sharedStrings: partOf('sharedStrings'), styles: partOf('styles') };
}

async function targets(archive: Archive, part: string, folder: string) {
  const found: { id: string; type: string; part: string }[] = [];
  if (!archive.has(part)) return found;
  await readXml(archive.text(part), {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      found.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), part: inside(folder, Target) });
    },
    close: () => undefined,
  });
  return found;
}

/** The name of a part, wherever the relationship is read from. Nothing is opened outside of the archive. */
const inside = (folder: string, target: string): string =>
  new URL(target, `archive://book/${folder}`).pathname.slice(1).replaceAll('%20', ' ');

/** The list of texts, in order. `rPh` tells how Japanese is read aloud: it is no part of the text. */
export async function readSharedStrings(archive: Archive, part: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (part === undefined) return texts;
  let text = '';
  let size = 0;
  let inText = false;
  let spoken = 0;
  await readXml(archive.text(part), {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') spoken += 1;
      inText = name === 't' && spoken === 0;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') spoken -= 1;
      if (name === 'si') texts.push(unescaped(text));
    },
    text: (piece) => {
      if (!inText) return;
      text += piece;
      size += piece.length;
      if (size > MOST_SHARED_TEXT) throw new SpreadsheetRefusedError(TOO_MUCH_TEXT);
    },
  });
  return texts;
}

/** For each style of a cell, whether it shows a date. */
export async function readDateStyles(archive: Archive, part: string | undefined): Promise<boolean[]> {
  const dates: boolean[] = [];
  if (part === undefined) return dates;
  const codes = new Map<number, string>();
  let inCells = false;
  await readXml(archive.text(part), {
    open: (name, attributes) => {
      const id = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt') codes.set(id, attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) dates.push(isDateFormat(id, codes.get(id)));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  return dates;
}

/** « _x000D_ » is how a workbook writes a character that XML cannot hold. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;

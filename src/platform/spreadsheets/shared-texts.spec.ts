import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer, text as textOf } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Archive } from './archive.js';
import type { Row, SideSheet } from './cell-value.js';
import { openTableFile, readRows } from './open-table-file.js';
import { SharedTexts, textXml } from './shared-texts.js';
import { writeXlsx } from './write-xlsx.js';
import { readBook, readSharedStrings } from './xlsx-parts.js';

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shared-'));
  path = join(folder, 'un.xlsx');
});
afterAll(() => rm(folder, { recursive: true }));

const write = (rows: Row[], beside: SideSheet[] = []): Promise<void> =>
  pipeline(writeXlsx({ name: 'Activités', rows, headings: [1] }, beside), createWriteStream(path));

async function read(rank = 0): Promise<(readonly string[])[]> {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of readRows(await openTableFile(path), rank)) rows.push(cells);
  return rows;
}

/** What a part of the file holds, as it stands. */
async function part(name: string): Promise<string> {
  const archive = await Archive.open(path);
  try {
    return await textOf(Readable.from(archive.text(name)));
  } finally {
    archive.close();
  }
}

const shared = async (): Promise<string[]> => {
  const archive = await Archive.open(path);
  try {
    return await readSharedStrings(archive, (await readBook(archive)).sharedStrings);
  } finally {
    archive.close();
  }
};

describe('the texts of a workbook', () => {
  it('are listed once, in the order of their first cells, for all columns and sheets', async () => {
    const beside = { name: 'Informations', headings: [1], rows: [['Lieu'], ['Oui'], ['Autre']] };
    const rows = [
      ['Lieu', 'Vu'],
      ['Nancy', 'Oui'],
      ['Oui', 'Lieu'],
    ];
    await write(rows, [beside]);
    expect(await shared()).toEqual(['Lieu', 'Vu', 'Nancy', 'Oui', 'Autre']);
    expect(await read()).toEqual(rows);
    expect(await read(1)).toEqual(beside.rows);
    expect(await part('xl/worksheets/sheet1.xml')).toContain(
      '<row r="3"><c r="A3" s="1" t="s"><v>3</v></c><c r="B3" s="1" t="s"><v>0</v></c></row>',
    );
    expect(await part('[Content_Types].xml')).toContain('"/xl/sharedStrings.xml"');
  });

  it('stand in their cells when they are long, or when their column has had too many', async () => {
    const long = 'Séance suivie jusqu’au bout. '.repeat(10);
    const rows = Array.from({ length: 4_100 }, (_, index) => [`numéro ${index}`, index % 2 === 0 ? long : 'Oui']);
    await write([...rows, ['numéro 7', 'Oui'], ['numéro 4099', 'Non']]);
    const list = await shared();
    expect([list.length, list.includes('numéro 4099'), list.includes(long)]).toEqual([4_003, false, false]);
    expect(await read()).toEqual([...rows, ['numéro 7', 'Oui'], ['numéro 4099', 'Non']]);
    expect(await part('xl/worksheets/sheet1.xml')).toContain(
      '<row r="4102"><c r="A4102" s="1" t="inlineStr"><is><t>numéro 4099</t></is></c><c r="B4102" s="1" t="s">',
    );
  });

  it('come back as they were typed, shared or not', async () => {
    const typed = ['  deux  ', 'un\ndeux', 'a < b & "c" > d', '_x000D_', '_x005F_x000D_', 'x_x41_', '=1+1', '\ttab'];
    const long = typed.map((text) => text + '.'.repeat(121) + text);
    await write([['Texte'], typed, long]);
    expect(await read()).toEqual([['Texte'], typed, long]);
    expect((await shared()).slice(1)).toEqual(typed);
  });

  it('give the same file, however the rows come', async () => {
    const rows = Array.from({ length: 9_000 }, (_, index) => [`lieu ${index % 700}`, `numéro ${index}`, index]);
    async function* batches(size: number): AsyncGenerator<Row[]> {
      for (let from = 0; from < rows.length; from += size) yield await Promise.resolve(rows.slice(from, from + size));
    }
    const [some, many] = [batches(37), batches(4_000)].map((each) => buffer(writeXlsx({ name: 'A', batches: each })));
    expect((await some)?.equals((await many) ?? Buffer.alloc(0))).toBe(true);
  });
});

describe('the list of texts', () => {
  it('takes no more than memory may hold; those it has keep their rank', () => {
    const many = new SharedTexts();
    const ranks = Array.from({ length: 40_001 }, (_, index) => many.rankOf(`numéro ${index}`));
    expect([ranks[0], ranks[39_999], ranks[40_000], many.rankOf('numéro 12')]).toEqual([0, 39_999, undefined, 12]);
    const long = new SharedTexts();
    expect([long.rankOf('a'.repeat(1_999_999)), long.rankOf('bb'), long.rankOf('b')]).toEqual([0, undefined, 1]);
  });

  it('is there without any text too', async () => {
    await write([[1, 2]]);
    expect(await shared()).toEqual([]);
    expect(await read()).toEqual([['1', '2']]);
  });
});

it('tells the white space that is meant from the others', () => {
  expect(textXml('un deux')).toBe('<t>un deux</t>');
  for (const text of [' un', 'un ', 'un\ndeux', '\tun', '\u0007 un']) expect(textXml(text)).toContain('"preserve"');
});

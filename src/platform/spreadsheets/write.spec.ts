import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import type { CellValue, TableFormat } from './cell-value.js';
import { openTableFile, readRows, type TableFile } from './open-table-file.js';
import { writeTable } from './write-table.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'written-'));
});
afterAll(() => rm(folder, { recursive: true }));

const rows: CellValue[][] = [
  ['Nom', 'Né en', 'Vu le', 'Note'],
  ['=HYPERLINK("x")', 1951, { day: '2026-11-24' }, 'E-mail\nSanté'],
  ['+33 6', 12.5, null, 'a < b & "c"  d\u0007'],
  ['-1', undefined, { day: '1999-02-28' }, '@moi'],
];

async function write(format: TableFormat, content: AsyncIterable<CellValue[]>): Promise<TableFile> {
  const path = join(folder, `un.${format}`);
  const sheet = { name: 'Activités', rows: content, headings: [1], widths: [20, 8, 12, 30] };
  await pipeline(writeTable(format, sheet), createWriteStream(path));
  return openTableFile(path);
}

async function* given(): AsyncGenerator<CellValue[]> {
  for (const row of rows) {
    await Promise.resolve();
    yield row;
  }
}

describe.each(['xlsx', 'ods'] as const)('a table written as .%s', (format) => {
  it('is read back with its types; what begins as a formula is text, and is none', async () => {
    const file = await write(format, given());
    const read = [];
    for await (const { cells, formulas } of readRows(file)) read.push({ cells, formulas });
    expect(file).toMatchObject({ format, sheets: ['Activités'], hasMacros: false });
    expect(read).toEqual([
      { cells: ['Nom', 'Né en', 'Vu le', 'Note'], formulas: [] },
      { cells: ['=HYPERLINK("x")', '1951', '2026-11-24', 'E-mail\nSanté'], formulas: [] },
      { cells: ['+33 6', '12.5', '', 'a < b & "c"  d'], formulas: [] },
      { cells: ['-1', '', '1999-02-28', '@moi'], formulas: [] },
    ]);
  });
});

it.each(['xlsx', 'ods'] as const)('a .%s takes small sheets after the first one', async (format) => {
  const path = join(folder, `deux.${format}`);
  const beside = {
    name: 'Informations',
    headings: [1],
    widths: [20, 60],
    rows: [
      ['Période', '<octobre> & +'],
      ['Lignes', 3],
    ],
  };
  await pipeline(writeTable(format, { name: 'Activités', rows: given() }, [beside]), createWriteStream(path));
  const file = await openTableFile(path);
  expect(file.sheets).toEqual(['Activités', 'Informations']);
  const read = [];
  for await (const { cells } of readRows(file, 1)) read.push(cells);
  expect(read).toEqual([
    ['Période', '<octobre> & +'],
    ['Lignes', '3'],
  ]);
});

it.each(['xlsx', 'ods', 'csv'] as const)(
  'a .%s holds what the texts of a column stand for, but headings',
  async (format) => {
    const readings = [(text: string) => (text === 't' ? 'Oui' : null), Number, (day: string) => ({ day })];
    const rows = [
      ['t', 'Durée', 'Jour', 't'],
      ['t', '45', '2026-11-24', 't'],
      ['f', '45', '2026-11-24', ''],
      ['t', '7', '2026-11-25', 't'],
    ];
    const path = join(folder, `lu.${format}`);
    const sheet = { name: 'Activités', headings: [1], readings, rows };
    await pipeline(writeTable(format, sheet), createWriteStream(path));
    const read = [];
    for await (const { cells } of readRows(await openTableFile(path))) read.push(cells.join(' ').trimEnd());
    const day = (number: number) => (format === 'csv' ? `${number}/11/2026` : `2026-11-${number}`);
    expect(read).toEqual(['t Durée Jour t', `Oui 45 ${day(24)} t`, ` 45 ${day(24)}`, `Oui 7 ${day(25)} t`]);
  },
);

it('guards the cells of a .csv that a spreadsheet would run', async () => {
  const stream = writeTable('csv', { name: 'Activités', rows: given() });
  expect((await buffer(stream)).toString()).toBe(
    '\ufeffNom;Né en;Vu le;Note\r\n' +
      '"\'=HYPERLINK(""x"")";1951;24/11/2026;"E-mail\nSanté"\r\n' +
      '\'+33 6;12,5;;"a < b & ""c""  d\u0007"\r\n' +
      "'-1;;28/02/1999;'@moi\r\n",
  );
});

it.each(['xlsx', 'ods', 'csv'] as const)(
  'a failure of the rows ends the .%s, it is never taken for whole',
  async (format) => {
    async function* failing(): AsyncGenerator<CellValue[]> {
      yield ['un'];
      await Promise.resolve();
      throw new Error('no more rows');
    }
    await expect(write(format, failing())).rejects.toThrow('no more rows');
  },
);

it.each(['xlsx', 'ods', 'csv'] as const)('a reader who leaves the .%s ends the rows', async (format) => {
  let ended = false;
  async function* endless(): AsyncGenerator<CellValue[]> {
    try {
      for (let index = 0; ; index += 1) {
        await Promise.resolve();
        yield [`ligne ${index} ${Math.random()}`];
      }
    } finally {
      ended = true;
    }
  }
  const stream = writeTable(format, { name: 'A', rows: endless() });
  let received = 0;
  for await (const chunk of stream) {
    received += (chunk as Buffer | string).length;
    if (received > 200_000) break;
  }
  for (let turn = 0; turn < 200 && !ended; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(ended).toBe(true);
});

import { SheetCutter } from './batches.js';
import type { Row } from './cell-value.js';

async function* given(...batches: Row[][]): AsyncGenerator<Row[]> {
  for (const batch of batches) yield await Promise.resolve(batch);
}

async function sheetsOf(batches: Row[][], most: number, headings: number[] = [1]): Promise<unknown[][]> {
  const cutter = new SheetCutter({ name: 'Activités', headings, batches: given(...batches) }, most);
  const sheets: unknown[][] = [];
  do {
    const rows: Row[] = [];
    for await (const batch of cutter.next()) rows.push(...batch);
    sheets.push(rows.map(([cell]) => cell));
  } while (await cutter.hasMore());
  return sheets;
}

it('goes on on other sheets, each with the headings, and none is empty', async () => {
  const rows: Row[] = [['Titre'], [1], [2], [3], [4], [5]];
  expect(await sheetsOf([rows], 4)).toEqual([
    ['Titre', 1, 2, 3],
    ['Titre', 4, 5],
  ]);
  expect(await sheetsOf([rows.slice(0, 2), [], rows.slice(2)], 3)).toEqual([
    ['Titre', 1, 2],
    ['Titre', 3, 4],
    ['Titre', 5],
  ]);
  expect(await sheetsOf([rows.slice(0, 4)], 4)).toEqual([['Titre', 1, 2, 3]]);
  expect(await sheetsOf([], 4)).toEqual([[]]);
});

it('repeats the row that is a heading, wherever it stands', async () => {
  expect(
    await sheetsOf(
      [
        [['Export'], ['']],
        [['Titre'], [1], [2]],
      ],
      4,
      [3],
    ),
  ).toEqual([
    ['Export', '', 'Titre', 1],
    ['Titre', 2],
  ]);
});

it('tells whoever reads the rows when a sheet is left in the middle', async () => {
  let ended = false;
  async function* endless(): AsyncGenerator<Row[]> {
    try {
      for (;;) yield await Promise.resolve([[1]]);
    } finally {
      ended = true;
    }
  }
  const cutter = new SheetCutter({ name: 'A', batches: endless() });
  for await (const batch of cutter.next()) {
    expect(batch).toEqual([[1]]);
    break;
  }
  expect(ended).toBe(true);
});

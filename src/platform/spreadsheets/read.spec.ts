import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { odsParts, writeZip, xlsxParts } from '../../../test/factories/workbooks.js';
import { openTableFile, readRows } from './open-table-file.js';
import type { TableRow } from './table-row.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tables-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function rowsOf(path: string, rank = 0): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of readRows(await openTableFile(path), rank)) rows.push(row);
  return rows;
}

const xlsx = async (rows: string): Promise<TableRow[]> => rowsOf(await writeZip(folder, 'un.xlsx', xlsxParts(rows)));

const csv = async (content: string | Buffer): Promise<(readonly string[])[]> => {
  const path = join(folder, 'un.csv');
  await writeFile(path, content);
  return (await rowsOf(path)).map(({ cells }) => cells);
};

describe('a workbook .xlsx', () => {
  it('gives shared and inline texts, numbers, and where they stand', async () => {
    const rows = await xlsx(
      `<row r="4"><c r="A4" t="s"><v>1</v></c><c r="C4" t="inlineStr"><is><t>L’Haÿ &amp; Cie</t></is></c><c r="D4"><v>1951</v></c><c r="E4"><v>6.12345678E8</v></c></row>`,
    );
    expect(rows).toEqual([{ number: 4, cells: ['Martin', '', 'L’Haÿ & Cie', '1951', '612345678'], formulas: [] }]);
  });

  it('reads days by their style alone, in either count of years', async () => {
    const day =
      '<row r="1"><c r="A1" s="1"><v>46350</v></c><c r="B1" s="2"><v>46350.4375</v></c><c r="C1" s="3"><v>12</v></c></row>';
    expect((await xlsx(day))[0]?.cells).toEqual(['2026-11-24', '2026-11-24 10:30', '12']);
    const from1904 = xlsxParts(day, {
      'xl/workbook.xml':
        '<workbook xmlns:r="x"><workbookPr date1904="1"/><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
    });
    expect((await rowsOf(await writeZip(folder, 'mac.xlsx', from1904)))[0]?.cells[0]).toBe('2030-11-25');
  });

  it('takes the last value of a formula, and says that it was one', async () => {
    const [row] = await xlsx(
      `<row r="1"><c r="A1" t="str"><f>HYPERLINK("http://x","Durand")</f><v>Durand</v></c><c r="B1"><f>1+1</f></c></row>`,
    );
    expect(row).toEqual({ number: 1, cells: ['Durand'], formulas: [0] });
  });

  it('keeps line breaks, also those that Excel escapes', async () => {
    const [row] = await xlsx(`<row><c t="inlineStr"><is><t>E-mail_x000A_Santé\nBureautique</t></is></c></row>`);
    expect(row?.cells).toEqual(['E-mail\nSanté\nBureautique']);
  });

  it('passes over blank rows and reads names with a prefix', async () => {
    const parts = xlsxParts('', {
      'xl/worksheets/sheet1.xml':
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="A1"/></x:row><x:row r="9"><x:c r="B9" t="inlineStr"><x:is><x:t>Bas</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
    });
    expect(await rowsOf(await writeZip(folder, 'p.xlsx', parts))).toEqual([
      { number: 9, cells: ['', 'Bas'], formulas: [] },
    ]);
  });
});

describe('a workbook .ods', () => {
  const table = (rows: string, name = 'Feuille1'): string => `<table:table table:name="${name}">${rows}</table:table>`;

  it('gives texts, numbers, days, repeated cells and rows, and not the notes', async () => {
    const path = await writeZip(
      folder,
      'un.ods',
      odsParts(
        table('<table:table-row><table:table-cell><text:p>ailleurs</text:p></table:table-cell></table:table-row>') +
          table(
            '<table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>' +
              '<table:table-row><table:table-cell table:number-columns-repeated="2" office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>Le<text:s text:c="2"/>Goff</text:p><text:p>bis</text:p></table:table-cell><table:table-cell/><table:table-cell office:value-type="float" office:value="1951.0"><text:p>1 951</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2026-11-24"><text:p>24 nov.</text:p></table:table-cell></table:table-row>' +
              '<table:table-row table:number-rows-repeated="2"><table:table-cell table:formula="of:=[.A1]" office:value-type="string"><text:p>deux fois</text:p></table:table-cell></table:table-row>',
            'Bénéficiaires',
          ),
      ),
    );
    expect((await openTableFile(path)).sheets).toEqual(['Feuille1', 'Bénéficiaires']);
    expect(await rowsOf(path, 1)).toEqual([
      { number: 4, cells: ['Le  Goff\nbis', 'Le  Goff\nbis', '', '1951', '2026-11-24'], formulas: [] },
      { number: 5, cells: ['deux fois'], formulas: [0] },
      { number: 6, cells: ['deux fois'], formulas: [0] },
    ]);
  });
});

describe('a .csv', () => {
  it('finds the separator and the encoding', async () => {
    expect(await csv('\ufeffNom;Prénom\r\nLefèvre;"Zoé; dite Z"\r\n')).toEqual([
      ['Nom', 'Prénom'],
      ['Lefèvre', 'Zoé; dite Z'],
    ]);
    expect(await csv(Buffer.from('Nom,Prénom\nLefèvre,Zoé\n', 'latin1'))).toEqual([
      ['Nom', 'Prénom'],
      ['Lefèvre', 'Zoé'],
    ]);
    expect(await csv('Nom\tPrénom\nLefèvre\tZoé, Anna\n')).toEqual([
      ['Nom', 'Prénom'],
      ['Lefèvre', 'Zoé, Anna'],
    ]);
  });

  it('is read as one whatever its name says', async () => {
    const path = join(folder, 'menteur.xlsx');
    await writeFile(path, 'Nom;Prénom\nLefèvre;Zoé\n');
    expect((await openTableFile(path)).format).toBe('csv');
  });

  it('says where a quote was never closed', async () => {
    await expect(csv('Nom;Prénom\n"Lefèvre;Zoé\n')).rejects.toThrow(/guillemet ouvert n’est jamais refermé/);
  });
});

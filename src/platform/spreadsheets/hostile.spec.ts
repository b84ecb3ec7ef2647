import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { odsParts, type Parts, writeZip, xlsxParts, zipOf } from '../../../test/factories/workbooks.js';
import { openTableFile, readRows } from './open-table-file.js';
import { SpreadsheetRefusedError } from './spreadsheet-refused.error.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(path: string): Promise<string[]> {
  const texts: string[] = [];
  for await (const { cells } of readRows(await openTableFile(path))) texts.push(...cells);
  return texts;
}

/** The words of the refusal: any other failure is one of ours. */
async function refusal(path: string): Promise<string> {
  const error: unknown = await read(path).catch((thrown: unknown) => thrown);
  if (error instanceof SpreadsheetRefusedError) return error.message;
  throw new Error(`Not refused: ${String(error).slice(0, 200)}`);
}

const workbook = (parts: Parts): Promise<string> => writeZip(folder, 'un.xlsx', parts);

async function file(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

describe('files made to exhaust the program', () => {
  it('refuses a sheet that unpacks to a thousand times its size', async () => {
    const bomb = xlsxParts(`<row><c t="inlineStr"><is><t>${'a'.repeat(12_000_000)}</t></is></c></row>`);
    expect(await refusal(await workbook(bomb))).toMatch(/trop gros une fois décompressé/);
  });

  it('refuses it too when the directory lies about the size', async () => {
    const bomb = await zipOf(xlsxParts(`<row><c t="inlineStr"><is><t>${'a'.repeat(12_000_000)}</t></is></c></row>`));
    for (let at = bomb.indexOf('PK\x01\x02', 0, 'latin1'); at >= 0; at = bomb.indexOf('PK\x01\x02', at + 4, 'latin1')) {
      if (bomb.readUInt32LE(at + 24) > 10_000_000) bomb.writeUInt32LE(5_000, at + 24);
    }
    expect(await refusal(await file('menteur.xlsx', bomb))).toMatch(/abîmé ou tronqué/);
  });

  it('refuses an archive of thousands of files', async () => {
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`xl/media/${index}.xml`, '']));
    expect(await refusal(await workbook(xlsxParts('', many)))).toMatch(/trop gros une fois décompressé/);
  });

  it('refuses a million filled rows, before the end of them', async () => {
    const row =
      '<table:table-row table:number-rows-repeated="1000000"><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row>';
    const path = await writeZip(folder, 'million.ods', odsParts(`<table:table table:name="A">${row}</table:table>`));
    expect(await refusal(path)).toMatch(/plus de 200\s000 lignes remplies/);
    const rows = Array.from(
      { length: 200_001 },
      (_, index) => `<row r="${index + 1}"><c t="n"><v>${index}</v></c></row>`,
    );
    expect(await refusal(await workbook(xlsxParts(rows.join(''))))).toMatch(/plus de 200\s000 lignes remplies/);
  });

  it('reads a million blank rows as none', async () => {
    const row = '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>';
    const path = await writeZip(folder, 'vide.ods', odsParts(`<table:table table:name="A">${row}</table:table>`));
    expect(await read(path)).toEqual([]);
  });

  it('refuses a cell beyond the columns of any table, and one longer than a spreadsheet allows', async () => {
    expect(await refusal(await workbook(xlsxParts('<row r="1"><c r="XFD1"><v>1</v></c></row>')))).toMatch(
      /au-delà de 200 colonnes \(GR\)/,
    );
    const long = xlsxParts(`<row r="2"><c r="B2" t="inlineStr"><is><t>${'é'.repeat(32_768)}</t></is></c></row>`);
    expect(await refusal(await workbook(long))).toMatch(/La cellule B2 contient plus de 32\s767 caractères/);
  });

  it('refuses entities that multiply, and a document type at all', async () => {
    const laughs =
      '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>';
    expect(await refusal(await workbook(xlsxParts('', { 'xl/worksheets/sheet1.xml': laughs })))).toMatch(
      /déclaration que nous n’ouvrons pas/,
    );
    const outside = `<!DOCTYPE x SYSTEM "file:///etc/passwd">${String(odsParts('<table:table table:name="A"/>')['content.xml'])}`;
    expect(await refusal(await writeZip(folder, 'x.ods', odsParts('', { 'content.xml': outside })))).toMatch(
      /déclaration que nous n’ouvrons pas/,
    );
  });

  it('refuses elements nested without end', async () => {
    const deep = xlsxParts('<a>'.repeat(5_000) + '</a>'.repeat(5_000));
    expect(await refusal(await workbook(deep))).toMatch(/abîmé/);
  });
});

describe('files that are not what is asked for', () => {
  it('reads a workbook with macros, without them, and says so', async () => {
    const path = await workbook(
      xlsxParts('<row><c t="s"><v>0</v></c></row>', { 'xl/vbaProject.bin': 'Sub Auto_Open()' }),
    );
    expect(await openTableFile(path)).toMatchObject({ format: 'xlsx', hasMacros: true });
    expect(await read(path)).toEqual(['Nom']);
  });

  it('never follows a link to another file', async () => {
    const parts = xlsxParts('<row><c t="str"><f>[1]Feuil1!A1</f><v>Nom</v></c></row>', {
      'xl/externalLinks/externalLink1.xml': '<!DOCTYPE x><externalLink/>',
    });
    expect(await read(await workbook(parts))).toEqual(['Nom']);
  });

  it('says how to mend an old .xls and one locked by a password', async () => {
    const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)]);
    expect(await refusal(await file('vieux.xls', ole))).toMatch(/enregistrez-le au format \.xlsx/);
    const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage', 'utf16le'), Buffer.alloc(100)]);
    expect(await refusal(await file('clos.xlsx', locked))).toMatch(/protégé par un mot de passe/);
    const ods = odsParts('', {
      'META-INF/manifest.xml':
        '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
    });
    expect(await refusal(await writeZip(folder, 'clos.ods', ods))).toMatch(/protégé par un mot de passe/);
  });

  it('says that a workbook is cut, wherever it was cut', async () => {
    const rows = Array.from({ length: 3_000 }, (_, index) => `<row><c><v>${Math.sin(index)}</v></c></row>`).join('');
    const whole = await zipOf(xlsxParts(rows));
    for (const part of [0.2, 0.6, 0.95]) {
      const cut = whole.subarray(0, Math.floor(whole.length * part));
      expect(await refusal(await file('coupe.xlsx', cut))).toMatch(/abîmé ou tronqué/);
    }
    const xml = xlsxParts('', { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row><c><v>1</v>' });
    expect(await refusal(await workbook(xml))).toMatch(/abîmé ou tronqué/);
    const spoilt = Buffer.from(whole);
    spoilt.fill(0x5a, 1_500, 1_900);
    expect(await refusal(await file('gate.xlsx', spoilt))).toMatch(/abîmé/);
  });

  it.each([
    ['rapport.pdf.xlsx', '%PDF-1.7 …', /document PDF/],
    ['page.xls', '<html><table><tr><td>Nom</td></tr></table></html>', /page web/],
    ['vide.csv', '', /est vide/],
    ['blanc.csv', ' \n\n', /est vide/],
    ['unicode.txt', Buffer.from('\ufeffNom\tPrénom', 'utf16le'), /UTF-16/],
    ['photo.csv', Buffer.from('89504e470d0a1a0a0000000d4948445200000010', 'hex'), /n’est pas un tableau/],
    ['coupe.csv', Buffer.from('Nom;Prénom\nZo\u00e9', 'utf8').subarray(0, -1), /au milieu d’une lettre/],
  ])('refuses %s in words', async (name, content, words) => {
    expect(await refusal(await file(name, content))).toMatch(words);
  });

  it('refuses an archive and a text document', async () => {
    expect(await refusal(await writeZip(folder, 'a.zip', { 'lisez-moi.txt': 'rien' }))).toMatch(/archive/);
    expect(
      await refusal(await writeZip(folder, 'lettre.docx', { '[Content_Types].xml': '', 'word/document.xml': '' })),
    ).toMatch(/archive, pas un classeur/);
  });
});

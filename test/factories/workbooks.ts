/** Workbooks made part by part, as no spreadsheet would: for files that are cut, locked, hostile or merely unusual. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { openTableFile, readRows, type TableFile, type TableRow } from '../../src/platform/spreadsheets/index.js';

export type Parts = Readonly<Record<string, string | Buffer>>;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export async function zipOf(parts: Parts): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  return buffer(zip.outputStream);
}

export async function writeZip(folder: string, name: string, parts: Parts): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, await zipOf(parts));
  return path;
}

/** A workbook of one sheet. @param rows the inside of `<sheetData>` */
export const xlsxParts = (rows: string, more: Parts = {}, sheetName = 'Feuil1'): Parts => ({
  '[Content_Types].xml': '<Types/>',
  '_rels/.rels': `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${OFFICE}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rId4" Type="${OFFICE}/externalLink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts><numFmt numFmtId="170" formatCode="[$-40C]d\\ mmmm\\ yyyy"/><numFmt numFmtId="171" formatCode="0&quot; jours&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>`,
  'xl/sharedStrings.xml': `<sst xmlns="${MAIN}"><si><t>Nom</t></si><si><r><t>Mar</t></r><r><t>tin</t></r><rPh><t>ma</t></rPh></si></sst>`,
  'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`,
  ...more,
});

const ODF = 'urn:oasis:names:tc:opendocument:xmlns';

/** @param tables the `<table:table>` elements */
export const odsParts = (tables: string, more: Parts = {}): Parts => ({
  mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
  'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="${ODF}:manifest:1.0"/>`,
  'content.xml': `<office:document-content xmlns:office="${ODF}:office:1.0" xmlns:table="${ODF}:table:1.0" xmlns:text="${ODF}:text:1.0"><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  ...more,
});

/** A table that was sent, read by the reader of the program. */
export async function readBack({ body }: { body: Buffer }): Promise<{ file: TableFile; rows: TableRow[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'lu-'));
  try {
    const path = join(folder, 'fichier');
    await writeFile(path, body);
    const file = await openTableFile(path);
    const rows: TableRow[] = [];
    for await (const row of readRows(file)) rows.push(row);
    return { file, rows };
  } finally {
    await rm(folder, { recursive: true });
  }
}

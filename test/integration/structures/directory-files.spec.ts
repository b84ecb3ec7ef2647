import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { truncateSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { COLUMNS } from '../../../src/modules/structures/directory/columns.js';
import { DirectoryImporter } from '../../../src/modules/structures/directory/directory-importer.js';
import { FileRefusedError } from '../../../src/modules/structures/directory/file-refused.error.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import { createCommunes } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';
import { aRow, csv, Files, someRows } from './directory-files.js';

const files = new Files();
let dataSource: DataSource;
let importer: DirectoryImporter;

beforeAll(async () => {
  dataSource = await testDataSource();
  await createCommunes(dataSource);
  importer = new DirectoryImporter(dataSource, new FixedClock('2026-11-24T09:40:00+01:00'));
});
afterAll(async () => {
  files.remove();
  await dropTestDatabase();
});
beforeEach(() => dataSource.query('TRUNCATE place, directory_import CASCADE'));

const names = async (): Promise<string[]> => {
  const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM place ORDER BY source_id');
  return rows.map((row) => row.name);
};

describe('a directory is read', () => {
  const rows = [aRow(1, { nom: 'Médiathèque « L’Été », salle 2', presentation_detail: 'Un\nDeux' }), aRow(2)];
  const expected = ['Médiathèque « L’Été », salle 2', 'Maison des essais 2'];

  it.each([
    ['with commas', csv(rows)],
    ['with semicolons', csv(rows, ';')],
    ['with tabs', csv(rows, '\t')],
    ['with a BOM', `\ufeff${csv(rows)}`],
    ['with Windows line ends', csv(rows).replaceAll('\n', '\r\n')],
    ['with its columns in another order', csv(rows, ',', [...COLUMNS].reverse())],
    ['without its optional columns', csv(rows, ',', ['id', 'nom', 'commune', 'code_postal', 'adresse', 'services'])],
  ])('%s', async (_, content) => {
    const { report } = await importer.run({ path: files.write('a.csv', content) });
    expect(report).toMatchObject({ accepted: 2, refused: 0 });
    expect(await names()).toEqual(expected);
  });

  it('in windows-1252, and says so', async () => {
    const path = files.write('a.csv', iconv.encode(csv(rows), 'windows-1252'));
    const { report } = await importer.run({ path });
    expect(await names()).toEqual(expected);
    expect(report.fileNotes).toEqual([
      'Le fichier n’est pas en UTF-8\u00a0: il a été lu en windows-1252 (accents rétablis).',
    ]);
  });

  it('with columns of its own, which are named', async () => {
    const content = csv(rows).replace('prise_rdv', 'prise_rdv,couleur');
    const { report } = await importer.run({ path: files.write('a.csv', content) });
    expect(report.fileNotes).toEqual(['Colonnes inconnues du schéma national, non lues\u00a0: couleur.']);
  });
});

describe('a file that is not what it claims is refused, and the database is as before', () => {
  const content = csv(someRows(3));
  const cutInQuotes = csv([aRow(1), aRow(2, { presentation_detail: 'Un, deux' })]);

  it.each<[string, string | Buffer, string]>([
    ['empty', '', 'Ce fichier est vide.'],
    ['blank', '\n\n  \n', 'Ce fichier est vide.'],
    ['headers alone', csv([]), 'Ce fichier ne contient aucun lieu'],
    ['a workbook', Buffer.from('504b0304140006000800', 'hex'), 'Ce fichier est un classeur'],
    ['a PDF', '%PDF-1.7\n', 'Ce fichier est un document PDF.'],
    ['binary', Buffer.from([105, 100, 0, 1, 2, 3]), 'Ce fichier n’est pas un fichier de texte.'],
    ['UTF-16', Buffer.from(`\ufeff${content}`, 'utf16le'), 'codé en UTF-16'],
    ['JSON', '[{"id": "1"}]', 'Ce fichier est au format JSON.'],
    ['a web page', '<!doctype html><html>', 'Ce fichier est une page web'],
    ['other headers', 'prenom,nom\nLou,Martin\n', 'il y manque les colonnes id, commune'],
    [
      'cut within quotes',
      cutInQuotes.slice(0, cutInQuotes.indexOf('deux')),
      'un guillemet ouvert n’est jamais refermé',
    ],
    [
      'cut within a letter',
      Buffer.from(content).subarray(0, Buffer.from(content).indexOf(0xc3) + 1),
      'au milieu d’une lettre',
    ],
  ])('%s', async (_, bytes, words) => {
    const path = files.write('b.csv', bytes);
    const failure: unknown = await importer.run({ path }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(FileRefusedError);
    expect((failure as Error).message).toContain(words);
    expect(await names()).toEqual([]);
    expect(await dataSource.query('SELECT id FROM directory_import')).toEqual([]);
  });

  it('200 MB, at once', async () => {
    const path = files.write('c.csv', content);
    truncateSync(path, 200_000_000);
    await expect(importer.run({ path })).rejects.toThrow('Ce fichier dépasse 150 Mo');
  });

  it('absent', async () => {
    await expect(importer.run({ path: '/nowhere/a.csv' })).rejects.toThrow('Ce fichier n’existe pas');
  });
});

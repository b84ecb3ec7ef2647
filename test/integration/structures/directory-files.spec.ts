import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import iconv from 'iconv-lite';
import { truncateSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { COLUMNS } from '../../../src/modules/structures/directory/columns.js';
import type { DirectoryImporter } from '../../../src/modules/structures/directory/directory-importer.js';
import { FileRefusedError } from '../../../src/modules/structures/directory/file-refused.error.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import { createCommunes } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';
import { aRow, csv, Files, importerOf, someRows } from './directory-files.js';

const files = new Files();
let dataSource: DataSource;
let importer: DirectoryImporter;

beforeAll(async () => {
  dataSource = await testDataSource();
  await createCommunes(dataSource);
  importer = importerOf(dataSource, new FixedClock('2026-11-24T09:40:00+01:00'));
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

  it('in bytes that are no UTF-8 at all: nothing is refused, every accent is a sign', async () => {
    const path = files.write('a.csv', Buffer.concat([Buffer.from(csv([aRow(1)])), Buffer.from([0x80, 0xff, 10])]));
    const { report } = await importer.run({ path });
    expect(report).toMatchObject({ accepted: 1, refused: 1 });
  });

  it('with formulas in its cells: they are text', async () => {
    const path = files.write('a.csv', csv([aRow(1, { nom: '=HYPERLINK("http://x";"y")' })]));
    await importer.run({ path });
    expect(await names()).toEqual(['=HYPERLINK("http://x";"y")']);
  });

  it('with columns of its own, which are named', async () => {
    const content = csv(rows).replace('prise_rdv', 'prise_rdv,couleur');
    const { report } = await importer.run({ path: files.write('a.csv', content) });
    expect(report.fileNotes).toEqual(['Colonnes inconnues du schéma national, non lues\u00a0: couleur.']);
  });
});

describe('a directory in JSON is read', () => {
  const stored = async () => (await dataSource.query<Record<string, unknown>[]>('SELECT * FROM place'))[0];
  const importJson = (items: unknown) =>
    importer.run({ path: files.write('a.json', Buffer.from(JSON.stringify(items, null, 1))) });

  it('with texts as in the CSV', async () => {
    const { report } = await importJson(someRows(3));
    expect(report).toMatchObject({ accepted: 3, refused: 0, repaired: 0 });
    expect(await names()).toEqual(['Maison des essais 1', 'Maison des essais 2', 'Maison des essais 3']);
  });

  it('with lists, numbers and an address in pieces; people are left out', async () => {
    const { adresse: _street, commune: _commune, code_postal: _postcode, code_insee: _code, ...rest } = aRow(1);
    const place = {
      ...rest,
      adresse: {
        ...{ numero_voie: 12, repetition: 'bis', nom_voie: 'rue des Essais', commune: 'Nancy' },
        ...{ code_postal: '54000', code_insee: '54395' },
      },
      latitude: 48.69,
      longitude: 6.18,
      services: ['Utilisation sécurisée du numérique', 'Loisirs et créations numériques'],
      courriels: ['a@exemple.fr', 'b@exemple.fr'],
      mediateurs: [{ prenom: 'Inès', nom: 'Exemple', email: 'ines@exemple.fr' }],
      fiche_acces_libre: null,
    };
    const { report } = await importJson([place]);
    expect(await stored()).toMatchObject({
      ...{ address: '12 bis rue des Essais', commune_insee: '54395', postal_code: '54000', latitude: 48.69 },
      services: ['Utilisation sécurisée du numérique', 'Loisirs et créations numériques'],
      emails: ['a@exemple.fr', 'b@exemple.fr'],
      accessibility_url: null,
    });
    expect(report.fileNotes).toContain('Données sur des personnes, laissées de côté\u00a0: mediateurs.');
    expect(JSON.stringify(await stored())).not.toContain('Inès');
  });

  it('with v0 and v1 places in one file', async () => {
    const { services: _services, frais_a_charge: _fees, ...former } = aRow(1);
    const { report } = await importJson([
      {
        ...former,
        services: 'Prendre en main un ordinateur;Créer avec le numérique',
        conditions_acces: 'Gratuit sous condition : La gratuité est conditionnée à des critères',
        modalites_accompagnement: "Seul : j'ai accès à du matériel;A ma place : une personne fait les démarches",
        labels_nationaux: 'CNFS;France Services',
        publics_accueillis: 'Adultes;Familles/enfants;Handicaps psychiques : troubles',
        courriel: 'accueil@exemple.fr',
      },
      aRow(2, { frais_a_charge: 'Payant' }),
    ]);
    expect(report).toMatchObject({ accepted: 2, refused: 0 });
    expect(report.fileNotes[1]).toContain('l’ancien modèle (v0), en tout ou en partie');
    const rows = await dataSource.query<object[]>('SELECT * FROM place ORDER BY source_id');
    expect(rows[0]).toMatchObject({
      services: ['Maîtrise des outils numériques du quotidien', 'Loisirs et créations numériques'],
      fees: ['Gratuit sous condition'],
      accompaniment: ['En autonomie', 'Accompagnement individuel'],
      programmes: ['Conseillers numériques', 'France Services'],
      publics: ['Familles et/ou enfants'],
      specific_care: ['Handicaps mentaux'],
      emails: ['accueil@exemple.fr'],
      unknown_values: {},
    });
    expect(rows[1]).toMatchObject({ fees: ['Payant'] });
  });

  it('and refuses by its rank a place without a name', async () => {
    const { importId } = await importJson([aRow(1), aRow(2, { nom: '' })]);
    expect(
      await dataSource.query(`SELECT line_number, motives FROM directory_refusal WHERE import_id = '${importId}'`),
    ).toEqual([{ line_number: 2, motives: ['Il manque le nom du lieu (colonne nom).'] }]);
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
    ['a JSON object', '{"lieux": []}', 'Ce fichier JSON n’est pas une liste de lieux'],
    ['a JSON list of words', '["a", "b"]', 'Ce fichier JSON n’est pas une liste de lieux'],
    ['an empty JSON list', '[ ]', 'Ce fichier ne contient aucun lieu'],
    ['JSON cut within a place', JSON.stringify(someRows(2)).slice(0, -40), 'Ce fichier JSON est tronqué'],
    ['JSON cut between places', JSON.stringify(someRows(2)).slice(0, -1), 'Ce fichier JSON est tronqué'],
    ['JSON with rubbish within', '[{"id": "1"}, {"id": oui}]', 'abîmé au lieu n°\u00a02'],
    ['JSON with rubbish after', '[{"id": "1"}] fin', 'abîmé au lieu n°\u00a01'],
    ['deep JSON', `[{"id": ${'['.repeat(5_000_000)}`, 'contient trop de niveaux'],
    ['JSON with a place of 5 MB', `[{"id": "${'x'.repeat(5_000_000)}"}]`, 'bien trop long pour en être un'],
    ['with a million columns', `${Array.from({ length: 1e6 }, (_, n) => `c${n}`).join()}\n`, 'bien trop longue'],
    ['one line of 100 MB', Buffer.alloc(100_000_000, 'a'), 'La première ligne de ce fichier est bien trop longue'],
    [
      'with a row of 5 MB',
      `${content}essai-9,${'x'.repeat(5_000_000)}`,
      'Une ligne de ce fichier est bien trop longue',
    ],
    ['with NUL bytes', content.replace('Nancy', 'Nan\0cy'), 'Ce fichier n’est pas un fichier de texte.'],
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

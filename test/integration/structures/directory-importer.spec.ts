import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { DirectoryImporter } from '../../../src/modules/structures/directory/directory-importer.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import { createCommunes } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';
import { aRow, csv, Files, importerOf, someRows } from './directory-files.js';

const files = new Files();
const clock = new FixedClock('2026-11-24T09:40:00+01:00');
let dataSource: DataSource;
let importer: DirectoryImporter;

beforeAll(async () => {
  dataSource = await testDataSource();
  await createCommunes(dataSource);
  importer = importerOf(dataSource, clock);
});
afterAll(async () => {
  files.remove();
  await dropTestDatabase();
});
beforeEach(async () => {
  await dataSource.query('TRUNCATE place, directory_import CASCADE');
  clock.set('2026-11-24T09:40:00+01:00');
});

const query = <T>(sql: string): Promise<T[]> => dataSource.query(sql);
const tenPlaces = (): string => files.write('dix.csv', csv(someRows(10)));
const counts = ({ created, changed, unchanged, gone }: Record<string, unknown>): unknown[] => [
  created,
  changed,
  unchanged,
  gone,
];

it('writes the places, with all that the row says', async () => {
  const path = files.write('lieu.csv', csv([aRow(1)]));
  const { status, report } = await importer.run({ path });
  expect(status).toBe('applied');
  expect(report).toMatchObject({ rows: 1, accepted: 1, repaired: 0, refused: 0, created: 1 });
  const [place] = await query<Record<string, unknown>>('SELECT * FROM place');
  expect(place).toMatchObject({
    source: 'lieu',
    source_id: 'essai-1',
    name: 'Maison des essais 1',
    commune_name: 'Nancy',
    commune_insee: '54395',
    position_status: 'exact',
    phone: '+33383000001',
    services: ['Maîtrise des outils numériques du quotidien', 'Utilisation sécurisée du numérique'],
    updated_on: '2026-02-03',
    search_text: 'maison des essais 1 nancy 54000',
    gone_at: null,
    first_seen_at: new Date('2026-11-24T08:40:00Z'),
  });
});

it('changes nothing when the same file comes again', async () => {
  const path = tenPlaces();
  await importer.run({ path });
  const before = await query('SELECT xmin::text, ctid::text, * FROM place ORDER BY source_id');
  clock.advance({ days: 1 });
  const { report } = await importer.run({ path });
  expect(counts({ ...report })).toEqual([0, 0, 10, 0]);
  expect(await query('SELECT xmin::text, ctid::text, * FROM place ORDER BY source_id')).toEqual(before);
});

it('says what it would do and does nothing in a dry run', async () => {
  const { status, report } = await importer.run({ path: tenPlaces(), dryRun: true });
  expect(status).toBe('analysed');
  expect(counts({ ...report })).toEqual([10, 0, 0, 0]);
  expect(await query('SELECT id FROM place')).toEqual([]);
  expect(await query('SELECT status, applied_at FROM directory_import')).toEqual([
    { status: 'analysed', applied_at: null },
  ]);
});

it('updates what changed, marks what has gone, and takes it back when it returns', async () => {
  await importer.run({ path: tenPlaces() });
  const ids = await query('SELECT id FROM place ORDER BY source_id');
  clock.advance({ days: 1 });
  const rows = someRows(10).slice(1);
  rows[0] = aRow(2, { horaires: 'Sa 09:00-12:00' });
  const second = await importer.run({ path: files.write('dix.csv', csv([...rows, aRow(11)])) });
  expect(counts({ ...second.report })).toEqual([1, 1, 8, 1]);
  expect(second.report.goneExamples).toEqual(['Maison des essais 1 (Nancy)']);
  expect(await query("SELECT gone_at FROM place WHERE source_id = 'essai-1'")).toEqual([
    { gone_at: new Date('2026-11-25T08:40:00Z') },
  ]);
  const third = await importer.run({ path: tenPlaces() });
  expect(third.report).toMatchObject({ changed: 2, returned: 1, gone: 1 });
  expect(await query("SELECT id FROM place WHERE source_id <> 'essai-11' ORDER BY source_id")).toEqual(ids);
  expect(await query("SELECT gone_at FROM place WHERE source_id = 'essai-1'")).toEqual([{ gone_at: null }]);
});

it('leaves the places of other sources alone', async () => {
  await importer.run({ path: tenPlaces() });
  const { report } = await importer.run({ path: files.write('autre.csv', csv(someRows(3))) });
  expect(counts({ ...report })).toEqual([3, 0, 0, 0]);
  expect(await query('SELECT count(*)::int FROM place WHERE gone_at IS NULL')).toEqual([{ count: 13 }]);
});

describe('a file with less than 80 % of the places', () => {
  it('is stopped until confirmed', async () => {
    await importer.run({ path: tenPlaces() });
    const path = files.write('sept.csv', csv(someRows(7)));
    const stopped = await importer.run({ path, source: 'dix' });
    expect(stopped.status).toBe('stopped');
    expect(stopped.report).toMatchObject({ volumeDrop: true, previous: 10, gone: 3 });
    expect(await query('SELECT id FROM place WHERE gone_at IS NOT NULL')).toEqual([]);
    const confirmed = await importer.run({ path, source: 'dix', confirmVolumeDrop: true });
    expect(confirmed.status).toBe('applied');
    expect(await query('SELECT id FROM place WHERE gone_at IS NOT NULL')).toHaveLength(3);
  });

  it('is not one with just 80 %', async () => {
    await importer.run({ path: tenPlaces() });
    const { status } = await importer.run({ path: files.write('huit.csv', csv(someRows(8))), source: 'dix' });
    expect(status).toBe('applied');
  });
});

describe('a refused row', () => {
  it('is kept with all its motives, and repeats are refused', async () => {
    const rows = [aRow(1), aRow(2, { id: '', nom: '' }), aRow(1, { nom: 'Deux fois' })];
    const { importId, report } = await importer.run({ path: files.write('refus.csv', csv(rows)) });
    expect(report).toMatchObject({ rows: 3, accepted: 1, refused: 2 });
    const refusals = await query<{ raw: { adresse: string } }>(
      `SELECT line_number, motives, raw FROM directory_refusal WHERE import_id = '${importId}' ORDER BY line_number`,
    );
    expect(refusals).toMatchObject([
      { line_number: 3, motives: ['Il manque l’identifiant (colonne id).', 'Il manque le nom du lieu (colonne nom).'] },
      { line_number: 4, motives: ['Cet identifiant figure déjà à la ligne 2 du fichier (colonne id).'] },
    ]);
    expect(refusals[0]?.raw.adresse).toBe('2 rue des Essais');
  });

  it('does not make its place disappear', async () => {
    await importer.run({ path: tenPlaces() });
    const rows = [...someRows(9), aRow(10, { nom: '' })];
    const { report } = await importer.run({ path: files.write('dix.csv', csv(rows)) });
    expect(report).toMatchObject({ refused: 1, gone: 0, unchanged: 9 });
  });

  it('is one whose cells do not match the columns', async () => {
    const path = files.write('coupe.csv', `${csv(someRows(2))}essai-3,00000000000000,Maison`);
    const { report } = await importer.run({ path });
    expect(report.refused).toBe(1);
    expect(report.motives[0]?.motive).toContain('La ligne compte n cases au lieu de n');
  });
});

it('counts each repair by its rule, with examples', async () => {
  const rows = someRows(7).map((row) => ({ ...row, telephone: '03 83 00 00 01' }));
  const { report } = await importer.run({ path: files.write('tel.csv', csv(rows)) });
  expect(report.repaired).toBe(7);
  expect(report.repairs).toHaveLength(1);
  expect(report.repairs[0]).toMatchObject({
    field: 'telephone',
    rule: 'numéro de téléphone réécrit au format international',
    count: 7,
  });
  expect(report.repairs[0]?.examples).toHaveLength(5);
  expect(report.repairs[0]?.examples[0]).toEqual({
    line: 2,
    id: 'essai-1',
    before: '03 83 00 00 01',
    after: '+33383000001',
  });
});

it('refuses another file than the one that was analysed', async () => {
  const { fileHash } = await importer.run({ path: tenPlaces(), dryRun: true });
  const other = files.write('dix.csv', csv(someRows(9)));
  await expect(importer.run({ path: other, expectedHash: fileHash })).rejects.toThrow(
    'Ce fichier n’est plus celui qui a été analysé.',
  );
});

it('refuses a second import of a source while one is under way', async () => {
  const path = tenPlaces();
  const outcomes = await Promise.allSettled([importer.run({ path }), importer.run({ path })]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: {
      message: expect.stringContaining('Un autre import de la source «\u00a0dix\u00a0» est en cours.') as unknown,
    },
  });
  expect(await query('SELECT count(*)::int FROM place')).toEqual([{ count: 10 }]);
  expect(await query('SELECT status FROM directory_import')).toEqual([{ status: 'applied' }]);
});

describe('what an import changes', () => {
  interface Change {
    source_id: string;
    field: string;
    kind: string;
    before: unknown;
    after: unknown;
    kept_local: boolean;
  }
  const changesOf = (importId: string): Promise<Change[]> =>
    query(`SELECT source_id, field, kind, change.before, change.after, kept_local
           FROM directory_change AS change JOIN place ON place.id = place_id
           WHERE import_id = '${importId}' AND field <> '*' ORDER BY source_id, field`);
  const kinds = (importId: string) =>
    query<{ kind: string; count: number }>(
      `SELECT kind, count(*)::int FROM directory_change WHERE import_id = '${importId}' AND field = '*'
       GROUP BY kind ORDER BY kind`,
    );
  const next = (): string =>
    files.write('dix.csv', csv([aRow(2, { horaires: 'Sa 09:00-12:00', latitude: '48.70' }), ...someRows(11).slice(2)]));

  it('is kept field by field, already by the analysis', async () => {
    await importer.run({ path: tenPlaces() });
    const analysed = await importer.run({ path: next(), dryRun: true });
    const expected = [
      {
        ...{ source_id: 'essai-2', field: 'latitude', kind: 'field', kept_local: false },
        ...{ before: 48.6804, after: 48.7 },
      },
      {
        ...{ source_id: 'essai-2', field: 'opening_hours', kind: 'field', kept_local: false },
        ...{ before: 'Mo-Fr 09:00-12:00,14:00-17:00', after: 'Sa 09:00-12:00' },
      },
    ];
    expect(await changesOf(analysed.importId)).toEqual(expected);
    expect(analysed.report.fieldChanges).toEqual([
      { field: 'opening_hours', count: 1 },
      { field: 'position', count: 1 },
    ]);
    const applied = await importer.run({ path: next() });
    expect(await changesOf(applied.importId)).toEqual(expected);
    expect(await changesOf(analysed.importId)).toEqual([]);
    expect(await kinds(applied.importId)).toEqual([
      { kind: 'changed', count: 1 },
      { kind: 'gone', count: 1 },
      { kind: 'new', count: 1 },
    ]);
  });

  it('reads nothing again when the file is the one applied last', async () => {
    const first = await importer.run({ path: tenPlaces() });
    const again = await importer.run({ path: tenPlaces() });
    expect(again.status).toBe('unchanged');
    expect(again.report).toMatchObject({ sameAs: first.importId, unchanged: 10, created: 0 });
    expect(again.report.fileNotes[0]?.replace(/\s/g, ' ')).toBe(
      'Ce fichier est, à l’octet près, celui qui a été importé le 24 novembre 2026 : il n’y a rien à changer.',
    );
    await dataSource.query(`UPDATE directory_import SET importer_version = '1'`);
    expect((await importer.run({ path: tenPlaces() })).status).toBe('applied');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { Actor } from '../../../src/platform/access/actor.js';
import { AuditTrail } from '../../../src/platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { newId } from '../../../src/platform/ids.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import type { DirectoryImporter } from '../../../src/modules/structures/directory/directory-importer.js';
import { DirectoryImportUndo } from '../../../src/modules/structures/directory-import-undo.js';
import { PlaceEdits, PlaceLocks } from '../../../src/modules/structures/locks/index.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';
import { aRow, csv, Files, importerOf, someRows } from './directory-files.js';

const files = new Files();
const clock = new FixedClock('2026-11-24T09:40:00+01:00');
let dataSource: DataSource;
let importer: DirectoryImporter;
let edits: PlaceEdits;
let locks: PlaceLocks;
let undoing: DirectoryImportUndo;
let administrator: Actor;

beforeAll(async () => {
  dataSource = await testDataSource();
  await createCommunes(dataSource);
  const work = new UnitOfWork(dataSource);
  const audit = new AuditTrail(work, clock);
  importer = importerOf(dataSource, clock);
  edits = new PlaceEdits(work, audit, clock);
  locks = new PlaceLocks(work);
  undoing = new DirectoryImportUndo(work, audit, clock);
  const user = await createUser(dataSource, { role: 'administrator', firstName: 'Ada', lastName: 'Minerve' });
  administrator = {
    ...{ userId: user.id, firstName: 'Ada', lastName: 'Minerve', membershipId: newId(), role: 'administrator' },
    ...{ structureId: null, workplaceName: '', scope: null },
  };
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
const load = (rows: Parameters<typeof csv>[0]) => {
  clock.advance({ hours: 1 });
  return importer.run({ path: files.write('essais.csv', csv(rows)), confirmVolumeDrop: true });
};
const placeId = async (number: number): Promise<string> =>
  (await query<{ id: string }>(`SELECT id FROM place WHERE source_id = 'essai-${number}'`))[0]?.id ?? '';
const snapshot = () =>
  query(`SELECT id, to_jsonb(place) - '{version,last_changed_at}'::text[] AS all FROM place ORDER BY source_id`);
const edit = async (number: number, changes: Record<string, string | string[] | null>) => {
  const id = await placeId(number);
  const { version, values } = await edits.open(administrator, id);
  return edits.save(administrator, id, version, { ...values, ...changes });
};
const phoneOf = async (number: number) =>
  (await query<{ phone: string }>(`SELECT phone FROM place WHERE source_id = 'essai-${number}'`))[0]?.phone;

describe('a field changed here', () => {
  it('stays through imports, which say what their file has instead', async () => {
    await load(someRows(2));
    expect(await edit(1, { phone: '+33383000099' })).toEqual({ kind: 'saved', fields: ['phone'] });
    const second = await load([aRow(1, { telephone: '+33383000055', horaires: 'Sa 09:00-12:00' }), aRow(2)]);
    expect(second.report).toMatchObject({ changed: 1, keptLocal: 1 });
    expect(await query(`SELECT phone, opening_hours FROM place WHERE source_id = 'essai-1'`)).toEqual([
      { phone: '+33383000099', opening_hours: 'Sa 09:00-12:00' },
    ]);
    expect(await locks.of(await placeId(1))).toEqual([
      {
        ...{
          field: 'phone',
          label: 'Téléphone',
          byName: 'Ada Minerve',
          fileSays: '03\u00a083\u00a000\u00a000\u00a055',
        },
        at: new Date('2026-11-24T09:40:00Z'),
      },
    ]);
  });

  it('is the file’s again once released, and from then on', async () => {
    await load(someRows(1));
    await edit(1, { phone: '+33383000099', services: ['Loisirs et créations numériques'] });
    await load([aRow(1, { telephone: '+33383000055' })]);
    await edits.release(administrator, await placeId(1), 'phone');
    expect(await phoneOf(1)).toBe('+33383000055');
    expect((await locks.of(await placeId(1))).map(({ field }) => field)).toEqual(['services']);
    await load([aRow(1, { telephone: '+33383000077' })]);
    expect(await phoneOf(1)).toBe('+33383000077');
  });

  it('is released when it is typed back as the file has it', async () => {
    await load(someRows(1));
    await edit(1, { phone: '+33383000099' });
    await edit(1, { phone: '+33383000001' });
    expect(await locks.of(await placeId(1))).toEqual([]);
  });

  it('is not one that only changed its order', async () => {
    await load(someRows(1));
    const services = ['Utilisation sécurisée du numérique', 'Maîtrise des outils numériques du quotidien'];
    expect(await edit(1, { services })).toEqual({ kind: 'saved', fields: [] });
  });

  it('can be emptied, and stays empty', async () => {
    await load(someRows(1));
    await edit(1, { phone: null });
    await load([aRow(1, { telephone: '+33383000055' })]);
    expect(await phoneOf(1)).toBeNull();
  });
});

it('tells the second of two people who edit at once, and one whom an import has overtaken', async () => {
  await load(someRows(1));
  const id = await placeId(1);
  const seen = await edits.open(administrator, id);
  await edit(1, { name: 'Maison rouverte' });
  const late = await edits.save(administrator, id, seen.version, { ...seen.values, phone: null });
  expect(late).toMatchObject({ kind: 'changed-meanwhile', now: { values: { name: 'Maison rouverte' } } });
  expect(await phoneOf(1)).toBe('+33383000001');
  const again = await edits.open(administrator, id);
  await load([aRow(1, { horaires: 'Sa 09:00-12:00' })]);
  expect(await edits.save(administrator, id, again.version, again.values)).toMatchObject({ kind: 'changed-meanwhile' });
});

describe('an import that is undone', () => {
  it('leaves the directory as it was: changed, gone, back and new places', async () => {
    await load(someRows(5));
    await load(someRows(4));
    const before = await snapshot();
    const rows = [aRow(2, { nom: 'Autre nom', latitude: '', longitude: '', services: '' }), aRow(3), aRow(5)];
    const { importId, report } = await load([...rows, aRow(6)]);
    expect(report).toMatchObject({ created: 1, changed: 2, returned: 1, gone: 2 });
    await undoing.undo(administrator.userId, importId);
    const after = await snapshot();
    expect(after.slice(0, 5)).toEqual(before);
    expect(await query(`SELECT gone_at IS NULL AS listed FROM place WHERE source_id = 'essai-6'`)).toEqual([
      { listed: false },
    ]);
    expect(await query(`SELECT status, undone_by FROM directory_import WHERE id = '${importId}'`)).toEqual([
      { status: 'undone', undone_by: administrator.userId },
    ]);
  });

  it('can be made again, and then brings its places back', async () => {
    await load(someRows(2));
    const { importId } = await load(someRows(3));
    const there = await placeId(3);
    await undoing.undo(administrator.userId, importId);
    const again = await load(someRows(3));
    expect(again).toMatchObject({ status: 'applied', report: { created: 0, returned: 1 } });
    expect(await query(`SELECT id FROM place WHERE gone_at IS NULL AND source_id = 'essai-3'`)).toEqual([
      { id: there },
    ]);
  });

  it('is the last of its source first', async () => {
    const first = await load(someRows(2));
    const second = await load(someRows(3));
    await expect(undoing.undo(administrator.userId, first.importId)).rejects.toThrow('Annulez d’abord le plus récent.');
    await undoing.undo(administrator.userId, second.importId);
    await undoing.undo(administrator.userId, first.importId);
    expect(await query('SELECT id FROM place WHERE gone_at IS NULL')).toEqual([]);
    await expect(undoing.undo(administrator.userId, first.importId)).rejects.toThrow('il l’est déjà');
  });

  it('leaves what people changed here, before it or since', async () => {
    await load(someRows(2));
    await edit(1, { phone: '+33383000099' });
    const { importId } = await load([
      aRow(1, { telephone: '+33383000055' }),
      aRow(2, { telephone: '+33383000066', nom: 'Autre nom' }),
    ]);
    await edit(2, { phone: '+33383000088' });
    await undoing.undo(administrator.userId, importId);
    expect(await query('SELECT name, phone FROM place ORDER BY source_id')).toEqual([
      { name: 'Maison des essais 1', phone: '+33383000099' },
      { name: 'Maison des essais 2', phone: '+33383000088' },
    ]);
    const says = async (number: number) => (await locks.of(await placeId(number))).map(({ fileSays }) => fileSays);
    expect([await says(1), await says(2)]).toEqual([
      ['03\u00a083\u00a000\u00a000\u00a001'],
      ['03\u00a083\u00a000\u00a000\u00a001'],
    ]);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { AuditTrail } from '../../../src/platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import type { Jobs } from '../../../src/platform/jobs/index.js';
import { newId } from '../../../src/platform/ids.js';
import type { DirectoryImporter } from '../../../src/modules/structures/directory/directory-importer.js';
import {
  DuplicateSearch,
  DuplicatesQueries,
  PlaceMerges,
  PlacePartings,
  type Choice,
} from '../../../src/modules/structures/duplicates/index.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';
import { aRow, csv, Files, importerOf } from './directory-files.js';

const files = new Files();
const clock = new FixedClock('2026-11-24T09:40:00+01:00');
const user = newId();
let dataSource: DataSource;
let importer: DirectoryImporter;
let search: DuplicateSearch;
let duplicates: DuplicatesQueries;
let merges: PlaceMerges;
let partings: PlacePartings;

beforeAll(async () => {
  dataSource = await testDataSource();
  await createCommunes(dataSource);
  const work = new UnitOfWork(dataSource);
  const audit = new AuditTrail(work, clock);
  importer = importerOf(dataSource, clock);
  // Its job is not run here: the search itself is.
  search = new DuplicateSearch(work, {} as Jobs, clock);
  duplicates = new DuplicatesQueries(work);
  merges = new PlaceMerges(work, duplicates, audit, clock);
  partings = new PlacePartings(work, audit, clock);
});
afterAll(async () => {
  files.remove();
  await dropTestDatabase();
});
beforeEach(async () => {
  await dataSource.query('TRUNCATE place, directory_import CASCADE');
  await dataSource.query(`DELETE FROM reference_data WHERE name = 'duplicates'`);
});

type Row = ReturnType<typeof aRow>;
const query = <T>(sql: string): Promise<T[]> => dataSource.query(sql);
const load = async (rows: Row[], name = 'essais.csv') => {
  clock.advance({ days: 1 });
  await importer.run({ path: files.write(name, csv(rows)), confirmVolumeDrop: true });
  await search.search();
};
const pairs = async () => (await duplicates.proposed(1)).pairs;
const mediatheque: Row = {
  ...{ nom: 'Médiathèque Manufacture', adresse: '10 rue Baron Louis', latitude: '48.6980', longitude: '6.1770' },
  ...{ telephone: '+33383000010' },
};
const lookAlike = (changes: Row): Row[] => [aRow(1, mediatheque), aRow(2, { ...mediatheque, ...changes })];

describe('two places', () => {
  it('of one name, street, point and phone are proposed', async () => {
    await load(lookAlike({ nom: 'Médiathèque de la Manufacture' }));
    expect(await pairs()).toMatchObject([
      { nameScore: 79, streetScore: 100, distanceMetres: 0, samePivot: false, samePhone: true, score: 80 },
    ]);
  });

  it('in two files are proposed as well', async () => {
    await load([aRow(1, mediatheque)]);
    await load([aRow(1, mediatheque)], 'autre.csv');
    expect(await pairs()).toHaveLength(1);
  });

  it('whose kind is said by one name only are not the same', async () => {
    await load(lookAlike({ nom: 'Médiathèque Manufacture EPN' }));
    await load(lookAlike({ nom: 'CCAS Manufacture' }), 'autre.csv');
    const found = await pairs();
    expect(found.map(({ firstName, secondName }) => [firstName, secondName].sort())).toEqual([
      ['Médiathèque Manufacture', 'Médiathèque Manufacture'],
    ]);
  });

  it('numbered otherwise are not the same', async () => {
    await load(lookAlike({ nom: 'Médiathèque Manufacture 2' }));
    expect(await pairs()).toHaveLength(1);
    await load([1, 2].map((number) => aRow(number, { ...mediatheque, nom: `Médiathèque Manufacture ${number}` })));
    expect(await pairs()).toEqual([]);
  });

  it('of which one has no position get nothing for the distance', async () => {
    await load(lookAlike({ latitude: '', longitude: '' }));
    expect(await pairs()).toMatchObject([{ distanceMetres: null, score: 68 }]);
  });

  it('in one building with other names are not proposed', async () => {
    await load(lookAlike({ nom: 'Association Réponse', telephone: '+33383000011' }));
    expect(await pairs()).toEqual([]);
  });

  it('of two communes are compared within 500 metres', async () => {
    const across = { ...mediatheque, commune: 'Toul', code_postal: '54200', code_insee: '54528' };
    await load([aRow(1, mediatheque), aRow(2, { ...across, latitude: '48.6990' })]);
    await dataSource.query(`UPDATE place SET position_status = 'exact', last_changed_at = now() + interval '9 years'`);
    await search.search();
    const found = await pairs();
    expect(found).toMatchObject([{ distanceMetres: 111 }]);
    expect([found[0]?.firstCommune, found[0]?.secondCommune].sort()).toEqual(['Nancy', 'Toul']);
  });
});

it('no longer proposes a pair whose places have become different, or gone', async () => {
  await load(lookAlike({}));
  expect(await pairs()).toHaveLength(1);
  await load(lookAlike({ nom: 'Association Réponse', adresse: '3 place Stanislas', telephone: '' }));
  expect(await pairs()).toEqual([]);
  await load(lookAlike({}));
  await load([aRow(1, mediatheque)]);
  expect(await pairs()).toEqual([]);
});

it('remembers that two places are different', async () => {
  await load(lookAlike({}));
  const [pair] = await pairs();
  await merges.dismiss(user, pair?.id ?? '');
  await load(lookAlike({ telephone: '+33383000012' }));
  expect(await pairs()).toEqual([]);
  expect(await query('SELECT status FROM place_duplicate')).toEqual([{ status: 'dismissed' }]);
});

describe('two places merged', () => {
  const places = () =>
    query<{ source_id: string; phone: string; opening_hours: string; merged: boolean; listed: boolean }>(
      `SELECT source_id, phone, opening_hours, merged_into IS NOT NULL AS merged, gone_at IS NULL AS listed
       FROM place ORDER BY source_id`,
    );
  const idOf = async (number: number) =>
    (await query<{ id: string }>(`SELECT id FROM place WHERE source_id = 'essai-${number}'`))[0]?.id ?? '';

  /** Keeps `essai-1`, with the phone of `essai-2`. */
  async function merge(choices: [string, 'own' | 'other' | 'both'][] = [['phone', 'other']]): Promise<void> {
    const pair = await duplicates.find((await pairs())[0]?.id ?? '');
    const keptSide = pair?.first.sourceId === 'essai-1' ? 'first' : 'second';
    const otherSide = keptSide === 'first' ? 'second' : 'first';
    const sides = { own: keptSide, other: otherSide, both: 'both' } as const;
    const chosen = choices.map(([field, whose]): [string, Choice] => [field, sides[whose]]);
    await merges.merge(user, pair?.id ?? '', keptSide, new Map(chosen));
  }

  it('leave one, with the chosen values, kept from imports; the other is hidden and leads to it', async () => {
    await load(lookAlike({ telephone: '+33383000022', horaires: 'Sa 09:00-12:00' }));
    await merge();
    const [kept, hidden] = [await idOf(1), await idOf(2)];
    expect(await merges.familyOf(kept)).toEqual(expect.arrayContaining([kept, hidden]));
    expect(await merges.keptFor([kept, hidden])).toEqual(new Map([[hidden, kept]]));
    await load([
      aRow(1, { ...mediatheque, telephone: '+33383000033', horaires: 'Mo 09:00-12:00' }),
      aRow(2, { ...mediatheque, telephone: '+33383000044', horaires: 'Tu 09:00-12:00' }),
    ]);
    expect(await places()).toEqual([
      {
        ...{ source_id: 'essai-1', phone: '+33383000022', opening_hours: 'Mo 09:00-12:00' },
        ...{ merged: false, listed: true },
      },
      {
        ...{ source_id: 'essai-2', phone: '+33383000044', opening_hours: 'Tu 09:00-12:00' },
        ...{ merged: true, listed: false },
      },
    ]);
    expect(await pairs()).toEqual([]);
  });

  it('are as before once that is undone, and proposed again', async () => {
    await load(lookAlike({ telephone: '+33383000022', services: 'Loisirs et créations numériques' }));
    const before = await query(`SELECT to_jsonb(place) - '{version,last_changed_at}'::text[] FROM place ORDER BY id`);
    await merge([
      ['phone', 'other'],
      ['services', 'both'],
    ]);
    expect(await query(`SELECT cardinality(services) AS n FROM place WHERE source_id = 'essai-1'`)).toEqual([{ n: 3 }]);
    const [line] = (await duplicates.merges(1)).merges;
    await partings.part(user, line?.id ?? '');
    expect(await query(`SELECT to_jsonb(place) - '{version,last_changed_at}'::text[] FROM place ORDER BY id`)).toEqual(
      before,
    );
    expect(await query('SELECT * FROM place_lock')).toEqual([]);
    expect(await pairs()).toHaveLength(1);
    await expect(partings.part(user, line?.id ?? '')).rejects.toThrow('Cette réunion a déjà été annulée.');
  });

  it('give back what the file says now, and keep what someone changed since', async () => {
    await load(lookAlike({ telephone: '+33383000022', adresse: '12 rue Baron Louis' }));
    await merge([
      ['phone', 'other'],
      ['address', 'other'],
    ]);
    await load([aRow(1, { ...mediatheque, telephone: '+33383000033' })]);
    await dataSource.query(`UPDATE place SET address = '14 rue Baron Louis' WHERE source_id = 'essai-1'`);
    const [line] = (await duplicates.merges(1)).merges;
    await partings.part(user, line?.id ?? '');
    expect(await query('SELECT source_id, phone, address, gone_at IS NULL AS listed FROM place ORDER BY 1')).toEqual([
      { source_id: 'essai-1', phone: '+33383000033', address: '14 rue Baron Louis', listed: true },
      { source_id: 'essai-2', phone: '+33383000022', address: '12 rue Baron Louis', listed: false },
    ]);
  });

  it('bring along the structure that runs the one hidden', async () => {
    await load(lookAlike({ telephone: '+33383000022' }));
    const structureId = await createStructure(dataSource);
    await dataSource.query(`UPDATE place SET structure_id = $1 WHERE source_id = 'essai-2'`, [structureId]);
    await merge();
    expect(await query(`SELECT structure_id FROM place WHERE source_id = 'essai-1'`)).toEqual([
      { structure_id: structureId },
    ]);
  });

  it('cannot be merged again, nor when one has gone', async () => {
    await load(lookAlike({ telephone: '+33383000022' }));
    const id = (await pairs())[0]?.id ?? '';
    await dataSource.query(`UPDATE place SET gone_at = now() WHERE source_id = 'essai-2'`);
    await expect(merges.merge(user, id, 'first', new Map())).rejects.toThrow('ne sont plus à comparer');
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { DuplicatesQueries, DuplicateSearch } from '../../../src/modules/beneficiaries/index.js';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import type { Jobs } from '../../../src/platform/jobs/index.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';

let db: DataSource;
let queries: DuplicatesQueries;
let search: DuplicateSearch;

beforeAll(async () => {
  db = await testDataSource();
  await createCommunes(db);
  const work = new UnitOfWork(db);
  queries = new DuplicatesQueries(work);
  search = new DuplicateSearch(work, { stopping: false } as Jobs, new FixedClock('2026-11-24T10:30:00+01:00'));
});
afterAll(() => dropTestDatabase());

interface Typed {
  name: [firstName: string, lastName: string];
  year?: number;
  phone?: string;
  email?: string;
  commune?: { code: string; name: string; postcode: string };
  gender?: string;
}

async function aStructure(): Promise<StructureActor> {
  const structureId = await createStructure(db);
  const { id: userId } = await createUser(db, { structureId });
  return { userId, structureId, role: 'mediator' } as StructureActor;
}

const file = ({ structureId, userId }: StructureActor, { name, year, phone, email, commune, gender }: Typed) =>
  createBeneficiary(db, {
    ...{ structureId, createdBy: userId, firstName: name[0], lastName: name[1], birthYear: year ?? null },
    ...{ phone: phone ?? null, email: email ?? null, commune: commune ?? null, gender: gender ?? 'non_communique' },
  });

/** Two files, alone in their structure, as the background search sees them. */
async function found(one: Typed, other: Typed) {
  const actor = await aStructure();
  await file(actor, one);
  await file(actor, other);
  await search.search(actor.structureId);
  const { pairs } = await queries.proposed(actor);
  return pairs.map(({ score, reasons }) => ({ score, reasons }))[0];
}

describe('how a name sounds', () => {
  it.each([
    ['Lefèvre', 'Lefebvre'],
    ['Dupont', 'Dupond'],
    ['Renault', 'Renaud', 'Reynaud', 'Raynaud'],
    ['Philippe', 'Filipe'],
    ['Thérèse', 'Terese'],
    ['Schmitt', 'Schmidt', 'Schmit'],
    ['Meyer', 'Maier', 'Mayer'],
    ['Boucher', 'Bouché', 'Bouchet'],
    ['Gautier', 'Gauthier', 'Gotier'],
    ['Thibault', 'Thibaut', 'Tibo'],
    ['Leclerc', 'Leclercq'],
    ['Christophe', 'Kristof'],
    ['Youssef', 'Youcef'],
    ['Laurent', 'Lorent', 'Laurant'],
    ['Quentin', 'Kentin'],
    ['Jacqueline', 'Jaqueline'],
  ])('%s is as %s', async (...names) => {
    const rows = await db.query<{ sound: string }[]>(
      'SELECT DISTINCT french_sound(search_normalise(name)) AS sound FROM unnest($1::text[]) AS name',
      [names],
    );
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['Martin', 'Martine'],
    ['François', 'Françoise'],
    ['Louis', 'Louise'],
    ['Paul', 'Pol Pot'],
    ['Agnès', 'Anne'],
    ['Roy', 'Rey'],
    ['Roux', 'Leroux'],
    ['Guérin', 'Gérin'],
  ])('%s is not as %s', async (...names) => {
    const rows = await db.query<{ sound: string }[]>(
      'SELECT DISTINCT french_sound(search_normalise(name)) AS sound FROM unnest($1::text[]) AS name',
      [names],
    );
    expect(rows).toHaveLength(2);
  });
});

const born = { year: 1951 };

describe('one person written twice', () => {
  it.each<[string, Typed, Typed, string[]]>([
    ['the same', { name: ['Odette', 'Marchal'], ...born }, { name: ['ODETTE', 'marchal'], ...born }, ['same_name']],
    [
      'Lefebvre',
      { name: ['Odette', 'Lefèvre'], ...born },
      { name: ['Odette', 'Lefebvre'], ...born },
      ['names_sound_alike'],
    ],
    ['Dupond', { name: ['Odette', 'Dupont'], ...born }, { name: ['Odette', 'Dupond'], ...born }, ['names_sound_alike']],
    [
      'Reynaud',
      { name: ['Odette', 'Renault'], ...born },
      { name: ['Odette', 'Reynaud'], ...born },
      ['names_sound_alike'],
    ],
    [
      'Filipe',
      { name: ['Philippe', 'Marchal'], ...born },
      { name: ['Filipe', 'Marchal'], ...born },
      ['names_sound_alike'],
    ],
    [
      'Terese',
      { name: ['Thérèse', 'Marchal'], ...born },
      { name: ['Terese', 'Marchal'], ...born },
      ['names_sound_alike'],
    ],
    [
      'a hyphen less',
      { name: ['Jean-Pierre', 'Roy'], ...born },
      { name: ['Jean Pierre', 'Roy'], ...born },
      ['same_name'],
    ],
    ['in one word', { name: ['Jean-Pierre', 'Roy'], ...born }, { name: ['Jeanpierre', 'Roy'], ...born }, ['same_name']],
    ['in two words', { name: ['Karim', 'Benali'], ...born }, { name: ['Karim', 'Ben Ali'], ...born }, ['same_name']],
    ['an apostrophe', { name: ['Ann', 'O’Connor'], ...born }, { name: ['Ann', "O'connor"], ...born }, ['same_name']],
    ['inverted', { name: ['Paul', 'MARTIN'], ...born }, { name: ['Martin', 'Paul'], ...born }, ['names_swapped']],
    [
      'usage',
      { name: ['Marie', 'Dubois-Martin'], ...born },
      { name: ['Marie', 'Martin'], ...born },
      ['name_in_common'],
    ],
    [
      'née',
      { name: ['Marie', 'Dubois épouse Martin'], ...born },
      { name: ['Marie', 'Dubois'], ...born },
      ['name_in_common'],
    ],
    [
      'a letter more',
      { name: ['Odette', 'Marchal'], ...born, commune: communes.nancy },
      { name: ['Odette', 'Marchial'], ...born, commune: communes.nancy },
      ['last_name_near', 'same_commune'],
    ],
    [
      'two letters swapped',
      { name: ['Odette', 'Marchal'], ...born, phone: '+33383000001' },
      { name: ['Odette', 'Marhcal'], ...born, phone: '+33383000001' },
      ['last_name_near', 'same_phone'],
    ],
    [
      'no year',
      { name: ['Odette', 'Marchal'], year: 1951, phone: '+33383000002' },
      { name: ['Odette', 'Marchal'], phone: '+33383000002' },
      ['same_name', 'year_missing', 'same_phone'],
    ],
    [
      'another phone',
      { name: ['Odette', 'Marchal'], ...born, phone: '+33383000003' },
      { name: ['Odette', 'Marchal'], ...born, phone: '+33612000003' },
      ['same_name', 'same_year'],
    ],
    [
      'a mistaken year, the same mail',
      { name: ['Odette', 'Marchal'], year: 1951, email: 'odette@exemple.test' },
      { name: ['Odette', 'Marchal'], year: 1957, email: 'odette@exemple.test' },
      ['same_name', 'other_year', 'same_email'],
    ],
    [
      'married since',
      { name: ['Odette', 'Marchal'], ...born, phone: '+33612000004' },
      { name: ['Odette', 'Poirot'], ...born, phone: '+33612000004' },
      ['other_last_name', 'same_phone', 'same_year'],
    ],
  ])('%s', async (_case, one, other, reasons) => {
    const pair = await found(one, other);
    expect(pair?.score).toBeGreaterThanOrEqual(70);
    expect(pair?.reasons).toEqual(expect.arrayContaining(reasons));
  });
});

describe('two people', () => {
  const home = { phone: '+33383111111', commune: communes.nancy };
  it.each<[string, Typed, Typed]>([
    ['twins', { name: ['Léa', 'Marchal'], year: 2004, ...home }, { name: ['Manon', 'Marchal'], year: 2004, ...home }],
    [
      'a twin and her brother',
      { name: ['Louis', 'Roy'], year: 2004, ...home },
      { name: ['Louise', 'Roy'], year: 2004, ...home },
    ],
    [
      'father and son',
      { name: ['Jean', 'Marchal'], year: 1950, ...home },
      { name: ['Jean', 'Marchal'], year: 1975, ...home },
    ],
    [
      'a husband and his wife',
      { name: ['Michel', 'Roy'], year: 1950, ...home },
      { name: ['Michèle', 'Roy'], year: 1951, ...home },
    ],
    [
      'brothers, first names composed',
      { name: ['Jean-Pierre', 'Roy'], year: 1950, ...home },
      { name: ['Jean-Paul', 'Roy'], year: 1951, ...home },
    ],
    ['a common name, alone', { name: ['Marie', 'Martin'] }, { name: ['Marie', 'Martin'] }],
    [
      'a common name in one town',
      { name: ['Marie', 'Martin'], commune: communes.nancy },
      { name: ['Marie', 'Martin'], commune: communes.nancy },
    ],
    ['a name, ten years later', { name: ['Marie', 'Martin'], year: 1950 }, { name: ['Marie', 'Martin'], year: 1960 }],
    ['the same phone alone', { name: ['Odette', 'Marchal'], ...home }, { name: ['Karim', 'Benali'], ...home }],
    [
      'a year and a name alike, elsewhere',
      { name: ['Odette', 'Morel'], year: 1950, commune: communes.nancy },
      { name: ['Odette', 'Moret'], year: 1951, commune: communes.toul },
    ],
  ])('%s are not proposed', async (_case, one, other) => {
    expect(await found(one, other)).toBeUndefined();
  });
});

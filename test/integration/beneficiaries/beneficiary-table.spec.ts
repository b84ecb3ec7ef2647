import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { dropTestDatabase, testDataSource } from '../../setup/database.js';
import type { DataSource } from 'typeorm';

let db: DataSource;
let structureId: string;
let createdBy: string;

beforeAll(async () => {
  db = await testDataSource();
  structureId = await createStructure(db);
  createdBy = (await createUser(db, { structureId })).id;
});
afterAll(() => dropTestDatabase());

const create = (settings: object) => createBeneficiary(db, { structureId, createdBy, ...settings });

const searchText = async (id: string): Promise<string> =>
  (await db.query<{ search_text: string }[]>('SELECT search_text FROM beneficiary WHERE id = $1', [id]))[0]
    ?.search_text ?? '';

describe('the rules that the base repeats', () => {
  it.each([
    ['birth_year', { birthYear: 1899 }],
    ['phone', { phone: '+33612345678', noPhone: true }],
    ['email', { email: 'a@exemple.fr', noEmail: true }],
    ['contact_preference', { contactPreference: 'pigeon' }],
    ['social_status', { socialStatus: 'noble' }],
    ['gender', { gender: 'x' }],
    ['scheme', { scheme: 'cpam' }],
    ['wishes', { wishes: ['oral', 'soon'] }],
  ])('%s', async (rule, wrong) => {
    await expect(create(wrong)).rejects.toMatchObject({ constraint: `beneficiary_${rule}_check` });
  });

  it('helper: no name without the day of the agreement', async () => {
    const id = await create({});
    await expect(db.query(`UPDATE beneficiary SET helper_name = 'Anne' WHERE id = $1`, [id])).rejects.toMatchObject({
      constraint: 'beneficiary_helper_check',
    });
  });
});

describe('the text that is searched', () => {
  it('folds accents, capitals and signs, and holds the phone both ways', async () => {
    const commune = { code: null as unknown as string, name: 'Saint-Nicolas-de-Port', postcode: '54210' };
    const id = await create({ firstName: 'Éloïse', lastName: 'D’Œil-Łódź', phone: '+33612345678', commune });
    expect(await searchText(id)).toBe('d oeil lodz eloise +33612345678 0612345678 saint nicolas de port');
  });

  it('knows a number overseas by its 0', async () => {
    const id = await create({ firstName: 'Éloïse', lastName: 'Payet', phone: '+262692123456' });
    expect(await searchText(id)).toBe('payet eloise +262692123456 0692123456');
  });

  it('follows each correction', async () => {
    const id = await create({ firstName: 'Ana', lastName: 'Avant' });
    await db.query(`UPDATE beneficiary SET last_name = 'Après' WHERE id = $1`, [id]);
    expect(await searchText(id)).toBe('apres ana');
  });
});

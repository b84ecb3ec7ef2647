import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newId } from '../../../src/platform/ids.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

/** Saving a session is done forty times a day by everybody: each statement more is time for all of them. */
describe('What saving a session asks of the base', () => {
  let app: TestApp;
  let mediator: CreatedUser;
  let visit: Visit;
  let placeId: string;
  let person: string;
  const asked: string[] = [];
  const client = pg.Client.prototype as unknown as { query: (...all: unknown[]) => unknown };
  const { query } = client;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    const structureId = await createStructure(app.db);
    placeId = await createPlace(app.db, { structureId });
    mediator = await createUser(app.db, { structureId });
    person = await createBeneficiary(app.db, { structureId, createdBy: mediator.id, birthYear: 1951 });
    visit = await app.signInAs(mediator);
    await visit.get('/seances/nouvelle');
    client.query = function (this: unknown, ...all: unknown[]) {
      const [first] = all as (string | { text?: string })[];
      asked.push((typeof first === 'string' ? first : (first?.text ?? '')).trim().split(/\s+/).slice(0, 4).join(' '));
      return query.apply(this, all);
    };
  });
  afterAll(async () => {
    client.query = query;
    await app.stop();
  });

  const save = async (fields: Record<string, unknown> = {}): Promise<string[]> => {
    asked.splice(0);
    const saved = await visit.post('/seances/nouvelle', {
      ...{ formKey: newId(), draftVersion: '0', draftWriter: newId(), day: '2026-11-24', duration: '45' },
      ...{ locationKind: 'lieu_activite', placeId, topics: 'email', redirected: 'no' },
      ...fields,
    });
    expect(saved.status).toBe(303);
    return [...asked];
  };

  it('is nine statements for an anonymous person, transaction and signed-in session included', async () => {
    await save();
    const statements = await save();
    expect({ statements, number: statements.length }).toEqual({ statements, number: 9 });
  });

  it('is eleven for a person who has a file', async () => {
    await save({ beneficiaryId: person });
    const statements = await save({ beneficiaryId: person });
    expect({ statements, number: statements.length }).toEqual({ statements, number: 11 });
  });
});

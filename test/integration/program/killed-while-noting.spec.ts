import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { newId } from '../../../src/platform/ids.js';
import { Visitor } from '../../bench/client/visitor.js';
import { Leftovers } from '../../bench/harness/leftovers.js';
import { type Program, startProgram } from '../../bench/harness/program.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { PASSWORD } from '../../setup/app.js';
import { dropTestDatabase, testDatabaseUrl, testDataSource } from '../../setup/database.js';

/** The built program, killed (-9) while forms are on their way. */
let db: DataSource;
let email: string;
const leftovers = new Leftovers();

beforeAll(async () => {
  db = await testDataSource();
  const structureId = await createStructure(db);
  ({ email } = await createUser(db, { structureId }));
});
afterAll(async () => {
  await leftovers.remove();
  await dropTestDatabase();
});

const start = async (): Promise<Program> => startProgram({ DATABASE_URL: await testDatabaseUrl() }, leftovers);

async function signedIn({ origin }: Program): Promise<Visitor> {
  const visitor = new Visitor(origin);
  leftovers.add(() => visitor.leave());
  await visitor.signIn(email, PASSWORD);
  await visitor.open('/seances/nouvelle');
  return visitor;
}

const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const form = (formKey: string, notes: string): Record<string, string> => ({
  ...{ formKey, draftVersion: '0', draftWriter: newId(), day: yesterday, duration: '45', topics: 'email' },
  ...{ locationKind: 'a_distance', redirected: 'no', notes },
});

it('keeps each draft that was answered, and makes one session of each form that is sent again', async () => {
  const program = await start();
  const visitor = await signedIn(program);
  const begun = form(newId(), 'Commencée');
  expect((await visitor.post('/seances/brouillons', begun)).status).toBe(200);

  const forms = Array.from({ length: 40 }, (_, index) => form(newId(), `Séance ${index}`));
  const sent = forms.map((one) => visitor.abandon('/seances/nouvelle', one, 5_000));
  // Some have been answered, some are under way, some wait.
  for (let tries = 0; tries < 200; tries += 1) {
    const [{ count }] = await db.query<[{ count: string }]>('SELECT count(*) FROM support_session');
    if (Number(count) > 5) break;
    await pause(5);
  }
  process.kill(program.pid, 'SIGKILL');
  await Promise.all(sent);
  const [{ count: before }] = await db.query<[{ count: string }]>('SELECT count(*) FROM support_session');
  expect(Number(before)).toBeGreaterThan(5);

  const again = await signedIn(await start());
  expect(await again.open(`/seances/brouillons/${begun['formKey']}`)).toContain('Commencée</textarea>');
  for (const one of [...forms, begun]) expect((await again.post('/seances/nouvelle', one)).status).toBe(303);
  const rows = await db.query<{ notes: string }[]>('SELECT notes FROM support_session');
  expect(rows.map(({ notes }) => notes).sort()).toEqual([...forms, begun].map(({ notes }) => notes).sort());
  expect(await db.query('SELECT 1 FROM form_draft')).toEqual([]);
}, 120_000);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Response } from 'supertest';
import { Config } from '../../../src/platform/config/index.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

export interface ImportsWorld {
  app: TestApp;
  structureId: string;
  mediator: CreatedUser;
  visit: Visit;
  /** Sends a file and lets the background work on it. Gives the import’s address, or the page that refuses it. */
  send(content: Buffer | string, name?: string, visit?: Visit): Promise<Response>;
  /** As the worker does, a moment later. */
  work(): Promise<void>;
  rows<T>(sql: string, parameters?: unknown[]): Promise<T[]>;
  /** Of the structure, by last name. */
  people(lastName: string): Promise<Person[]>;
  /** Applies the import, lets the background end, gives the words of its page. */
  apply(address: string, duplicates?: string): Promise<string>;
  undo(address: string): Promise<string>;
  stop(): Promise<void>;
}

export interface Person {
  last_name: string;
  first_name: string;
  birth_year: number | null;
  commune_insee: string | null;
  postal_code: string | null;
  phone: string | null;
  email: string | null;
  gender: string;
  social_status: string;
  notes: string | null;
  created_by: string;
}

export async function createImportsWorld(): Promise<ImportsWorld> {
  const app = await startTestApp();
  await createCommunes(app.db);
  const folder = mkdtempSync(join(tmpdir(), 'people-imports-'));
  app.get(Config).dataDir = folder;
  const structureId = await createStructure(app.db);
  const mediator = await createUser(app.db, { role: 'mediator', structureId });
  const visit = await app.signInAs(mediator);
  await visit.get('/imports');
  const work = (): Promise<void> => app.get(Jobs).runNow('imports.run');
  return {
    ...{ app, structureId, mediator, visit, work },
    async send(content, name = 'beneficiaires.xlsx', by = visit) {
      const answer = await by.upload('/imports', (request) => request.attach('file', Buffer.from(content), name));
      if (answer.status === 303) await work();
      return answer;
    },
    rows: (sql, parameters) => app.db.query(sql, parameters),
    people: (lastName) =>
      app.db.query('SELECT * FROM beneficiary WHERE last_name = $1 AND structure_id = $2 ORDER BY first_name', [
        lastName,
        structureId,
      ]),
    async apply(address, duplicates = 'skip') {
      await visit.get(address);
      const answer = await visit.post(`${address}/appliquer`, { duplicates });
      if (answer.status !== 303) throw new Error(`The import answered ${answer.status}`);
      await work();
      return words(await visit.get(address));
    },
    async undo(address) {
      await visit.get(`${address}/annuler`);
      await visit.post(`${address}/annuler`);
      await work();
      return words(await visit.get(address));
    },
    async stop() {
      await app.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

export const at = (answer: Response): string => String(answer.headers['location']);

/** The words of a page, its tags taken away. */
export const words = (answer: Response): string =>
  answer.text
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;|\u00a0|\u202f/g, ' ')
    .replace(/&#x27;|&#39;/g, '’')
    .replace(/\s+/g, ' ');

import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser, type CreatedUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

export const text = (html: string): string =>
  html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/[\s\u00a0\u202f]+/g, ' ');

export interface ReportsWorld {
  app: TestApp;
  nancy: string;
  manager: CreatedUser;
  mediator: CreatedUser;
  owner: { structureId: string; mediatorId: string };
  people: string[];
  /** Individual sessions of October, one for each person. */
  sessions: string[];
}

/**
 * October in Nancy: twelve people with a file, seen once each (nine about e-mail, three about health), of whom two come
 * back to a workshop with six people without a file. One session in September.
 */
export async function createReportsWorld(): Promise<ReportsWorld> {
  const app = await startTestApp();
  await createCommunes(app.db);
  const nancy = await createStructure(app.db, { name: 'Espace de Nancy', communeInsee: communes.nancy.code });
  const manager = await createUser(app.db, {
    role: 'structure_manager',
    structureId: nancy,
    firstName: 'Awa',
    lastName: 'Diop',
  });
  const mediator = await createUser(app.db, { structureId: nancy, firstName: 'Nadia', lastName: 'Perrin' });
  const owner = { structureId: nancy, mediatorId: mediator.id };
  const [people, sessions]: [string[], string[]] = [[], []];
  for (let n = 0; n < 12; n += 1) {
    const id = await createBeneficiary(app.db, {
      ...{ structureId: nancy, createdBy: mediator.id, firstName: 'Zélie', lastName: `Quantin${n}` },
    });
    people.push(id);
    const topics = n < 9 ? ['email'] : ['sante'];
    const day = `2026-10-${String(5 + n).padStart(2, '0')}`;
    sessions.push(
      await createSession(app.db, owner, { beneficiaryId: id, day, topics, gender: n < 7 ? 'feminin' : 'masculin' }),
    );
  }
  await createWorkshopSession(app.db, owner, { day: '2026-10-20', people: people.slice(0, 2), anonymousCount: 6 });
  await createSession(app.db, owner, { beneficiaryId: people[0] ?? '', day: '2026-09-15' });
  return { app, nancy, manager, mediator, owner, people, sessions };
}

/** Closes October through the page. @returns the address of the report */
export async function closeOctober(visit: Visit, more: Record<string, string> = {}): Promise<string> {
  await visit.get('/statistiques/rapports');
  const answer = await visit.post('/statistiques/rapports', { cloture: 'mois-2026-10', ...more });
  if (answer.status !== 303) throw new Error(`Closing answered ${answer.status}`);
  return answer.headers['location'] ?? '';
}

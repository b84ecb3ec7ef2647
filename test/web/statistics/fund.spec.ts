import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser, type CreatedUser } from '../../factories/identity.js';
import { createReferral } from '../../factories/referrals.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createRegistration, createWorkshop } from '../../factories/workshops.js';
import { FiguresService } from '../../../src/modules/statistics/figures/figures.service.js';
import type { Actor } from '../../../src/platform/access/actor.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let agent: CreatedUser;
let visit: Visit;
let fund: string;
let nancy: string;
let helper: CreatedUser;
let person: string;

const readable = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f]+/g, ' ');

/** Figures of one row, by the beginning of its name. */
const rowOf = (html: string, name: string): string[] => {
  const row = html.split('<tr').find((part) => part.includes(name)) ?? '';
  return [...row.matchAll(/<(?:td|th)[^>]*>(.*?)<\/(?:td|th)>/gs)].map(([, cell]) => readable(cell ?? '').trim());
};

async function saisine(columns: Record<string, unknown>, step: string, dueOn: string, sender = nancy): Promise<void> {
  const about = { beneficiaryId: person, senderStructureId: sender, senderId: helper.id, receiverStructureId: fund };
  const { status = 'sent', ...rest } = columns as { status?: 'sent' | 'accepted' | 'refused' | 'closed' };
  const id = await createReferral(app.db, { ...about, path: 'health_access_mission', status }, rest);
  await app.db.query(
    `INSERT INTO saisine (referral_id, beneficiary_id, fund_id, motive, step, asked_parts, answer_due_on)
     VALUES ($1, $2, $3, $4, $5, '{}', $6)`,
    [id, await createBeneficiary(app.db, { structureId: nancy, createdBy: helper.id }), fund, 'digital', step, dueOn],
  );
}

beforeAll(async () => {
  app = await startTestApp();
  const { db } = app;
  await createCommunes(db);
  fund = await createStructure(db, { name: 'Caisse de Nancy', kind: 'fund', communeInsee: communes.nancy.code });
  nancy = await createStructure(db, { name: 'Accueil de Nancy', communeInsee: communes.nancy.code });
  const toul = await createStructure(db, { name: 'Accueil de Toul', communeInsee: communes.toul.code });
  helper = await createUser(db, { structureId: nancy, role: 'counter' });
  agent = await createUser(db, { structureId: fund, role: 'fund_agent' });
  person = await createBeneficiary(db, { structureId: nancy, createdBy: helper.id, lastName: 'Introuvable' });
  const sent_at = '2026-11-02T09:00:00Z';
  await saisine(
    {
      status: 'closed',
      sent_at,
      answered_at: '2026-11-02T19:00:00Z',
      closed_at: '2026-11-20T09:00:00Z',
      level_after: 'intermediate',
    },
    ...(['closed', '2026-11-12'] as const),
  );
  // Late by an hour: the promise ends with the day of Paris.
  await saisine({ status: 'refused', sent_at, answered_at: '2026-11-12T23:00:00Z' }, 'refused', '2026-11-12');
  await saisine({ sent_at }, 'transmitted', '2026-11-23');
  await saisine({ sent_at: '2026-11-20T09:00:00Z' }, 'acknowledged', '2026-11-24', toul);
  await saisine(
    { status: 'accepted', sent_at: '2025-11-20T09:00:00Z', answered_at: '2025-11-21T09:00:00Z' },
    'called_back',
    '2025-12-01',
  );
  const partner = { beneficiaryId: person, senderStructureId: nancy, senderId: helper.id, receiverStructureId: fund };
  await createReferral(db, { ...partner, path: 'workshop', status: 'accepted' });
  // Of another caisse: never here.
  const other = await createStructure(db, { name: 'Autre caisse', kind: 'fund' });
  await createReferral(db, { ...partner, receiverStructureId: other, path: 'health_access_mission', status: 'sent' });
  const held = await createWorkshop(db, {
    ...{ structureId: fund, createdBy: agent.id, status: 'closed', startsAt: '2026-11-10T13:00:00Z', capacity: 8 },
  });
  await db.query(`UPDATE workshop SET programme = 'compte-ameli', anonymous_walk_ins = 1 WHERE id = $1`, [held]);
  const by = { structureId: fund, userId: agent.id };
  for (const status of ['attended', 'attended', 'attended', 'absent'] as const) {
    await createRegistration(db, { workshopId: held, agent: by, status });
  }
  await createWorkshop(db, { structureId: fund, createdBy: agent.id, startsAt: '2026-11-17T13:00:00Z', capacity: 12 });
  await createWorkshop(db, {
    structureId: fund,
    createdBy: agent.id,
    status: 'cancelled',
    startsAt: '2026-11-18T13:00:00Z',
  });
  await createWorkshop(db, { structureId: nancy, createdBy: helper.id, startsAt: '2026-11-18T13:00:00Z' });
  visit = await app.signInAs(agent);
});
afterAll(() => app.stop());

describe('the figures of a caisse', () => {
  it('say what it received this year, how soon it answered and what is late', async () => {
    const { status, text } = await visit.get('/statistiques/caisse');
    expect(status).toBe(200);
    const shown = readable(text);
    expect(shown).toContain('Caisse de Nancy, du 1er janvier au 24 novembre 2026');
    for (const words of [
      ...['4 saisines reçues', '50 % ont une réponse', '10 h délai médian', '50 % répondues dans le délai annoncé'],
      ...['1 en retard à ce jour', '2 ateliers', '20 % des places prises', '25 % d’absences'],
    ]) {
      expect(shown).toContain(words);
    }
    expect(shown).not.toContain('Introuvable');
    expect(text).toContain('href="/statistiques/definitions#saisines"');
  });

  it('stand by structure that asked, by step, by outcome and by level', async () => {
    const { text } = await visit.get('/statistiques/caisse');
    expect(rowOf(text, 'Accueil de Nancy')).toEqual([
      ...['Accueil de Nancy', '3', '2', '1', '1', '1', '1', '10 h', '10,6 jours'],
    ]);
    expect(rowOf(text, 'Accueil de Toul')).toEqual(['Accueil de Toul', '1', '0', '0', '0', '0', '0', '–', '–']);
    expect(readable(text)).toContain(
      'Niveau avant et après la saisine Avant Débutant après Intermédiaire après Autonome après Débutant 0 1 0',
    );
  });

  it('fill each programme of its own workshops, and leave cancelled ones out', async () => {
    const { text } = await visit.get('/statistiques/caisse');
    expect(rowOf(text, 'Mon compte ameli')).toEqual([
      ...['Mon compte ameli', '1', '8', '4', '50 %', '3', '1', '25 %', '1', '0'],
    ]);
    expect(rowOf(text, 'Hors programme')).toEqual(['Hors programme', '1', '12', '0', '0 %', '0', '0', '–', '0', '0']);
  });

  it('keep the other referrals apart', async () => {
    const shown = readable((await visit.get('/statistiques/caisse')).text);
    expect(shown).toMatch(/Orientations reçues, vers quoi .*Atelier.* 1 100 %/);
  });

  it('put the period before beside', async () => {
    const shown = readable((await visit.get('/statistiques/caisse?periode=custom&du=2026-11-15&au=2026-11-24')).text);
    expect(shown).toContain('1 saisine reçue 0 sur la période précédente');
    expect(shown).toContain('1 atelier 1 sur la période précédente');
  });

  it('are the same as those that all pages count', async () => {
    const actor = { role: 'structure_manager', structureId: fund, userId: agent.id, scope: null } as Actor;
    const { lines } = await app.get(FiguresService).of(actor, { from: '2026-01-01', to: '2026-11-24', filters: {} });
    const seats = Object.fromEntries(
      lines.filter(({ dimension }) => dimension === 'workshopSeats').map(({ code, people }) => [code, people]),
    );
    expect(seats).toEqual({ capacity: 20, registered: 4, attended: 3, absent: 1, walkIn: 1 });
  });
});

describe('the period', () => {
  it('that cannot be read shows no figure, and keeps what was typed', async () => {
    const { status, text } = await visit.get('/statistiques/caisse?periode=custom&du=2026-11-24&au=2026-11-01');
    expect(status).toBe(422);
    expect(text).toContain('Erreur');
    expect(text).not.toContain('saisines reçues');
    expect(text).toContain('value="2026-11-24"');
  });

  it('without anything says so', async () => {
    const { text } = await visit.get('/statistiques/caisse?periode=custom&du=2024-01-01&au=2024-01-31');
    expect(readable(text)).toContain('Aucune saisine reçue sur cette période');
    expect(readable(text)).toContain('Aucun atelier sur cette période.');
  });
});

describe('the page', () => {
  it('is a caisse agent’s alone, who finds it in the menu and its definitions behind it', async () => {
    expect((await visit.get('/')).text).toContain('href="/statistiques/caisse"');
    const definitions = await visit.get('/statistiques/definitions');
    expect(definitions.status).toBe(200);
    expect(definitions.text).toContain('href="/statistiques/caisse"');
    expect((await visit.get('/statistiques')).status).toBe(404);
    for (const role of ['counter', 'mediator', 'structure_manager'] as const) {
      const other = await app.signInAs(await createUser(app.db, { role, structureId: nancy }));
      expect((await other.get('/statistiques/caisse')).status).toBe(404);
    }
  });

  it('goes from one page of structures to the next, within the same days', async () => {
    const far = await visit.get('/statistiques/caisse?page=300');
    expect(far.status).toBe(422);
    for (let n = 0; n < 51; n += 1) {
      const sender = await createStructure(app.db, { name: `Relais ${String(n).padStart(2, '0')}` });
      const about = {
        beneficiaryId: person,
        senderStructureId: sender,
        senderId: helper.id,
        receiverStructureId: fund,
      };
      await createReferral(
        app.db,
        { ...about, path: 'health_access_mission', status: 'sent' },
        { sent_at: '2024-05-06T09:00:00Z' },
      );
    }
    const first = await visit.get('/statistiques/caisse?periode=custom&du=2024-05-01&au=2024-05-31');
    expect(first.text).toContain('Relais 49');
    expect(first.text).not.toContain('Relais 50');
    const next = /href="([^"]+)" rel="next"/.exec(first.text)?.[1] ?? '';
    const second = await visit.get(next.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='));
    expect(second.text).toContain('Relais 50');
    expect(second.text).not.toContain('Relais 49');
  });
});

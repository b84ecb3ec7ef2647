import { AssessmentsService } from '../../../src/modules/assessments/index.js';
import { FigureKeeper } from '../../../src/modules/statistics/read-model/figure-keeper.service.js';
import { newId } from '../../../src/platform/ids.js';
import { createAssessment } from '../../factories/assessments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createTeam, createTeamMember, createUser } from '../../factories/identity.js';
import { createReferral } from '../../factories/referrals.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let nancy: string;
let metz: string;
let mediator: { id: string; email: string };
let other: { id: string; email: string };
let coordinator: Visit;

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  nancy = await createStructure(app.db, { name: 'Espace de Nancy', communeInsee: communes.nancy.code });
  metz = await createStructure(app.db, { name: 'Espace de Metz', communeInsee: communes.metz.code });
  mediator = await createUser(app.db, { structureId: nancy });
  other = await createUser(app.db, { structureId: metz });
  await fill();
  await app.get(FigureKeeper).rebuild();
  const boss = await createUser(app.db, { role: 'coordinator', territory: { kind: 'department', code: '54' } });
  coordinator = await app.signInAs(boss);
});
afterAll(() => app.stop());

/** In Nancy: two people (one of them known since October) and an anonymous visit in November; Metz has its own. */
async function fill(): Promise<void> {
  const here = { structureId: nancy, mediatorId: mediator.id };
  const known = await createBeneficiary(app.db, { structureId: nancy, createdBy: mediator.id });
  const fresh = await createBeneficiary(app.db, { structureId: nancy, createdBy: mediator.id });
  await createSession(app.db, here, { day: '2026-10-20', beneficiaryId: known, durationMinutes: 60 });
  await createSession(app.db, here, {
    day: '2026-11-03',
    beneficiaryId: known,
    durationMinutes: 90,
    topics: ['email', 'sante'],
  });
  await createSession(app.db, here, { day: '2026-11-24', beneficiaryId: known, durationMinutes: 29 });
  await createSession(app.db, here, {
    day: '2026-11-24',
    beneficiaryId: fresh,
    durationMinutes: 120,
    topics: ['sante'],
  });
  await createSession(app.db, here, { day: '2026-11-10', gender: 'feminin', ageBand: 'soixante_dix_plus' });
  await createSession(app.db, { structureId: metz, mediatorId: other.id }, { day: '2026-11-10' });
  const level = { structureId: nancy, authorId: mediator.id };
  await createAssessment(app.db, {
    ...level,
    beneficiaryId: known,
    level: 'beginner',
    assessedAt: '2026-10-01T09:00:00Z',
  });
  await createAssessment(app.db, {
    ...level,
    beneficiaryId: known,
    level: 'intermediate',
    assessedAt: '2026-11-05T09:00:00Z',
  });
  // What a receiver says is no assessment: this person stays « non évalué » until somebody confirms it with them.
  await app.get(AssessmentsService).noteReported({
    ...{ beneficiaryId: fresh, structureId: nancy, level: 'independent' },
    ...{ referralId: newId(), byName: 'Association Le Fil' },
  });
  await createReferral(app.db, {
    beneficiaryId: known,
    senderStructureId: nancy,
    senderId: mediator.id,
    receiverStructureId: metz,
    status: 'closed',
  });
}

describe('the figures', () => {
  it('counts the present month of the territory, each person once', async () => {
    const page = await coordinator.get('/statistiques');
    expect(page.status).toBe(200);
    const shown = text(page.text);
    expect(shown).toContain('Meurthe-et-Moselle, du 1er au 24 novembre 2026');
    expect(shown).toContain('4 accompagnements 1 sur la période précédente : 3 de plus. Dont 0 en atelier');
    expect(shown).toContain('3 personnes 1 sur la période précédente : 2 de plus. Dont 1 sans fiche');
    expect(shown).toContain('2 nouvelles personnes 1 sur la période précédente : 1 de plus');
    expect(shown).toContain('4,5 h d’accompagnement 1 h sur la période précédente : 3,5 h de plus');
    expect(shown).toContain('1 orientation envoyée');
    expect(shown).toMatch(/Santé 2 50 % 40 %/);
    expect(shown).toMatch(/E-mail 3 75 % 60 %/);
    expect(shown).toMatch(/Moins de 30 min 1 25 % 30min à 1 h 1 25 % 1 h à 2 h 1 25 % 2 h et plus 1 25 %/);
    expect(shown).toMatch(/Intermédiaire 1 50 % Non évalué 1 50 % 1 personne a progressé/);
    expect(shown).toMatch(/Personne venue et accompagnée 1 100 %/);
  });

  it('takes any period, to the day, and says what is wrong with one', async () => {
    const october = await coordinator.get('/statistiques?periode=custom&du=2026-10-20&au=2026-10-20');
    expect(text(october.text)).toContain('1 accompagnement 0 sur la période précédente : 1 de plus');
    const turned = await coordinator.get('/statistiques?periode=custom&du=2026-11-20&au=2026-10-20');
    expect(turned.status).toBe(422);
    expect(turned.text).toContain('<title>Erreur\u00a0: Statistiques – Passerelle</title>');
    expect(turned.text).toContain('Le dernier jour doit venir après le premier');
    expect(turned.text).toContain('value="2026-11-20"');
  });

  it('shows no figure under the name of a structure that is not the reader’s, nor whether it exists', async () => {
    const words = async (id: string) => {
      const page = await coordinator.get(`/statistiques?structure=${id}`);
      expect(page.status).toBe(422);
      expect(page.text).not.toContain('app-stat__value');
      expect(page.text).not.toContain('Espace de Metz');
      return text(page.text).replaceAll(id, '');
    };
    const there = await words(metz);
    expect(there).toContain('Cette structure n’est pas dans votre périmètre.');
    expect(await words(newId())).toBe(there);
  });

  it('gives a mediator their own sessions, and a team member who left and came back is counted once', async () => {
    const own = await app.signInAs(mediator);
    expect(text((await own.get('/statistiques')).text)).toContain('4 accompagnements');
    const teamId = await createTeam(app.db);
    await createTeamMember(app.db, { teamId, userId: mediator.id, startsOn: '2026-01-01', endsOn: '2026-11-05' });
    await createTeamMember(app.db, { teamId, userId: mediator.id, startsOn: '2026-11-01', endsOn: '2026-11-12' });
    const chief = await createUser(app.db, { role: 'coordinator', teamId });
    const visit = await app.signInAs(chief);
    expect(text((await visit.get('/statistiques')).text)).toContain('2 accompagnements');
  });

  it('explains each figure', async () => {
    const page = await coordinator.get('/statistiques/definitions');
    expect(page.text).toContain('id="nouvelles"');
  });
});

describe('the export of sessions', () => {
  const address = '/exports/seances.csv?du=2026-11-01&au=2026-11-30';

  it('gives headings and rows in French, without a name or a note', async () => {
    await createSession(
      app.db,
      { structureId: nancy, mediatorId: mediator.id },
      {
        day: '2026-11-12',
        topics: ['aide_aux_demarches_administratives', 'email'],
        procedures: ['argent_impots'],
        procedureName: '=HYPERLINK("http://ailleurs")',
        notes: 'secret à garder',
        redirected: true,
        redirection: 'autre',
      },
    );
    const answer = await coordinator.get(address);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="seances-2026-11-01-2026-11-30-[0-9a-f]{8}\.csv"$/,
    );
    const [head = '', ...rows] = answer.text.trimEnd().split('\n');
    expect(head.startsWith('\uFEFFDate;Enregistré le;Dernière modification le;Type;Participants;')).toBe(true);
    expect(rows).toHaveLength(5);
    const row = rows.find((line) => line.startsWith('12/11/2026')) ?? '';
    expect(row).toContain(';Accompagnement individuel;1;Espace de Nancy;À distance;');
    expect(row).toContain(';Aide aux démarches administratives | E-mail;;Argent - Impôts;');
    // Typed freely: it may name somebody.
    expect(row).not.toContain('HYPERLINK');
    expect(answer.text).not.toContain('secret à garder');
    expect(answer.text).not.toContain('Personne ');
  });

  it('is written in the journal with its filters', async () => {
    await coordinator.get(address);
    const [event] = await app.db.query<{ details: object }[]>(
      `SELECT details FROM audit_event WHERE verb = 'session.export' ORDER BY id DESC LIMIT 1`,
    );
    expect(event?.details).toEqual({
      ...{
        format: 'csv',
        from: '2026-11-01',
        to: '2026-11-30',
        mark: expect.stringMatching(/^[0-9a-f]{8}$/) as unknown,
      },
    });
  });

  it('refuses what is not a period, and stays inside the scope', async () => {
    expect((await coordinator.get('/exports/seances.csv?du=hier&au=2026-11-30')).status).toBe(404);
    expect((await coordinator.get("/exports/seances.csv?du=2026-11-01'&au=2026-11-30")).status).toBe(404);
    expect((await coordinator.get(`${address}&structure=${metz}`)).status).toBe(404);
  });

  it('is not for a caisse nor for an administrator', async () => {
    const fund = await createStructure(app.db, { kind: 'fund' });
    const agent = await createUser(app.db, { role: 'fund_agent', structureId: fund });
    const visit = await app.signInAs(agent);
    expect((await visit.get(address)).status).toBe(404);
    const administrator = await createUser(app.db, { role: 'administrator' });
    expect((await (await app.signInAs(administrator)).get(address)).status).toBe(404);
  });

  it('gives its connection back each time', async () => {
    const manager = await createUser(app.db, { role: 'structure_manager', structureId: nancy });
    const visit = await app.signInAs(manager);
    // More often than there are connections in the pool.
    for (let times = 0; times < 12; times += 1) expect((await visit.get(address)).status).toBe(200);
  });
});

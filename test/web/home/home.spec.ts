import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createReferral } from '../../factories/referrals.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

let app: TestApp;
let desk: string;
let digital: string;
let agent: { id: string; email: string };
let mediator: { id: string; email: string };

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  desk = await createStructure(app.db, { name: 'Le guichet', communeInsee: communes.nancy.code });
  digital = await createStructure(app.db, { name: 'L’espace', communeInsee: communes.nancy.code });
  agent = await createUser(app.db, { role: 'counter', structureId: desk, firstName: 'Nadia' });
  mediator = await createUser(app.db, { role: 'mediator', structureId: digital });
  const sides = { senderStructureId: desk, senderId: agent.id, receiverStructureId: digital, receiverName: 'L’espace' };
  const person = (firstName: string) =>
    createBeneficiary(app.db, { structureId: desk, createdBy: agent.id, firstName, lastName: 'Durivage' });
  await createReferral(app.db, { ...sides, beneficiaryId: await person('Odile'), status: 'sent' });
  await createReferral(app.db, { ...sides, beneficiaryId: await person('Marc'), status: 'closed' });
  await createSession(app.db, { structureId: digital, mediatorId: mediator.id }, { durationMinutes: 45 });
});
afterAll(() => app.stop());

describe('the home page', () => {
  it('tells the counter what became of the people they sent', async () => {
    const page = await (await app.signInAs(agent)).get('/');
    const shown = text(page.text);
    expect(shown).toContain('Bonjour Nadia');
    expect(shown).toContain('mardi 24 novembre');
    expect(shown).toContain('Marc Durivage');
    expect(shown).toContain('Personne venue et accompagnée');
    expect(shown).not.toContain('Odile');
  });

  it('shows the mediator whom they must answer, without the family name, and the sessions of the day', async () => {
    const page = await (await app.signInAs(mediator)).get('/');
    const shown = text(page.text);
    expect(shown).toContain('1 orientation à répondre');
    expect(shown).toContain('Odile');
    expect(shown).not.toContain('Durivage');
    expect(shown).toContain('1 séance notée aujourd’hui 45 min');
  });

  it('warns the coordinator of silence, without a name', async () => {
    await app.db.query(`UPDATE referral SET sent_at = '2026-11-10T09:00:00Z' WHERE status = 'sent'`);
    const coordinator = await createUser(app.db, { role: 'coordinator', territory: { kind: 'region', code: '44' } });
    const shown = text((await (await app.signInAs(coordinator)).get('/')).text);
    expect(shown).toContain('1 orientation sans réponse depuis plus de 10 jours');
    expect(shown).toContain('1 séance ce mois-ci');
    expect(shown).not.toContain('Odile');
  });

  it('gives the administrator accounts and directory, and no case', async () => {
    const administrator = await createUser(app.db, { role: 'administrator' });
    const shown = text((await (await app.signInAs(administrator)).get('/')).text);
    expect(shown).toContain('lieux dans l’annuaire');
    expect(shown).not.toContain('Odile');
  });
});

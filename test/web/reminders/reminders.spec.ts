import { Jobs } from '../../../src/platform/jobs/index.js';
import { createAppointment, createReason } from '../../factories/appointments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser, type CreatedUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp } from '../../setup/app.js';
import { readPdf } from '../../setup/pdf.js';

let app: TestApp;
let structureId: string;
let manager: CreatedUser;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  structureId = await createStructure(app.db, { name: 'Maison de l’Étang', phone: '+33383000102' });
  manager = await createUser(app.db, { structureId, role: 'structure_manager' });
});

describe('the settings of reminders', () => {
  it('are two days and two hours before until the manager says otherwise', async () => {
    const visit = await app.signInAs(manager);
    const { text } = await visit.get('/rappels/reglages');
    expect(text).toMatch(/value="two_days"[^>]*checked/);
    expect(text).toMatch(/value="two_hours"[^>]*checked/);
    expect(text).not.toMatch(/value="week"[^>]*checked/);
    const saved = await visit.post('/rappels/reglages', {
      steps: ['week', 'two_days'],
      fromHour: '9',
      untilHour: '19',
    });
    expect(saved.status).toBe(303);
    const again = (await visit.follow(saved)).text;
    expect(again).toContain('Les réglages des rappels sont enregistrés.');
    expect(again).toMatch(/value="week"[^>]*checked/);
    expect(again).not.toMatch(/value="two_hours"[^>]*checked/);
  });

  it('are refused with what was typed when the hours do not follow', async () => {
    const visit = await app.signInAs(manager);
    await visit.get('/rappels/reglages');
    const answer = await visit.post('/rappels/reglages', { steps: 'week', fromHour: '20', untilHour: '8' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('L’heure de fin doit être après l’heure de début.');
    expect(answer.text).toContain('value="20"');
    const wrong = await visit.post('/rappels/reglages', { steps: 'demain', fromHour: '25', untilHour: 'x' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('Écrivez une heure entre 0 et 23.');
  });

  it('are the manager’s alone', async () => {
    const visit = await app.signInAs(await createUser(app.db, { structureId, role: 'mediator' }));
    expect((await visit.get('/rappels/reglages')).status).toBe(404);
  });
});

describe('letters to print', () => {
  it('are listed, printed in one file, and noted printed; another structure sees none of them', async () => {
    const reasonId = await createReason(app.db, {
      structureId,
      createdBy: manager.id,
      toBring: 'Votre dernier courrier.',
    });
    const who = { contactPreference: 'letter', firstName: 'Odette', lastName: 'Marchal' };
    const beneficiaryId = await createBeneficiary(app.db, { structureId, createdBy: manager.id, ...who });
    await createAppointment(app.db, {
      ...{ structureId, agentId: manager.id, reasonId, beneficiaryId },
      startsAt: '2026-12-01T09:00:00Z',
    });
    await app.get(Jobs).runNow('reminders.give');
    const visit = await app.signInAs(manager);
    const { text } = await visit.get('/rappels/lettres');
    expect(text).toContain('1\u00a0lettre à imprimer');
    expect(text).toContain('Odette Marchal');
    const id = /name="letters" value="([^"]+)"/.exec(text)?.[1] ?? '';

    const pages = readPdf((await visit.download('/rappels/lettres.pdf')).body).pages;
    expect(pages).toHaveLength(1);
    const words = pages[0]?.replaceAll('\u200b', '') ?? '';
    for (const said of ['Odette Marchal', 'mardi 1er', 'décembre 2026', 'Votre dernier courrier.', '03']) {
      expect(words).toContain(said);
    }

    const elsewhere = await createStructure(app.db);
    const stranger = await app.signInAs(
      await createUser(app.db, { structureId: elsewhere, role: 'structure_manager' }),
    );
    expect((await stranger.get('/rappels/lettres')).text).toContain('Aucune lettre à imprimer');
    await stranger.post('/rappels/lettres/imprimees', { letters: id });
    expect((await visit.get('/rappels/lettres')).text).toContain('Odette Marchal');

    const noted = await visit.follow(await visit.post('/rappels/lettres/imprimees', { letters: id }));
    expect(noted.text).toContain('Une lettre notée imprimée.');
    expect(noted.text).toContain('Aucune lettre à imprimer');
  });
});

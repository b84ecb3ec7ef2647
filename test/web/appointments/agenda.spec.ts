import { createAgendaWorkshop } from '../../factories/agenda.js';
import { createAbsence, createAppointment, createAvailability, createReason } from '../../factories/appointments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

// Tuesday 24 November 2026, 10 h 30 in Paris.
let app: TestApp;
let structureId: string;
let me: CreatedUser;
let colleague: CreatedUser;
let stranger: CreatedUser;
let visit: Visit;
let reasonId: string;
let person: string;

const text = (html: string): string =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const shown = async (address: string, by = visit): Promise<string> => text((await by.get(address)).text);

beforeAll(async () => {
  app = await startTestApp();
  const { db } = app;
  await createCommunes(db);
  structureId = await createStructure(db, { name: 'L’espace', communeInsee: communes.nancy.code });
  const elsewhere = await createStructure(db);
  me = await createUser(db, { structureId, firstName: 'Nadia', lastName: 'Belkacem' });
  colleague = await createUser(db, { structureId, firstName: 'Marc', lastName: 'Thiriet', role: 'counter' });
  stranger = await createUser(db, { structureId: elsewhere });
  reasonId = await createReason(db, { structureId });
  person = await createBeneficiary(db, { structureId, firstName: 'Odette', lastName: 'Rousselot' });
  const placeId = await createPlace(db, { structureId, name: 'Maison du numérique' });
  const mine = { structureId, agentId: me.id, reasonId };
  await createAvailability(db, { ...mine, placeId });
  await createAppointment(db, { ...mine, beneficiaryId: person, startsAt: '2026-11-24T14:00:00+01:00', placeId });
  await createAppointment(db, { ...mine, name: 'M. Gilles', startsAt: '2026-11-24T14:30:00+01:00', forced: true });
  await createAppointment(db, {
    ...{ ...mine, name: 'Mme Partie', startsAt: '2026-11-25T09:00:00+01:00', status: 'cancelled_by_person' },
  });
  await createAppointment(db, { ...mine, name: 'Mme Oubliée', startsAt: '2026-11-23T09:00:00+01:00' });
  await createAppointment(db, {
    ...{ structureId, reasonId, agentId: colleague.id, name: 'Mme du Comptoir', startsAt: '2026-11-24T11:00:00+01:00' },
  });
  await createAgendaWorkshop(db, {
    ...{ structureId, createdBy: me.id, animators: [me.id], title: 'Mes premiers mails' },
    ...{ startsAt: '2026-11-26T14:00:00+01:00', endsAt: '2026-11-26T16:00:00+01:00' },
  });
  await createAbsence(db, {
    ...{ structureId, agentId: me.id, startsAt: '2026-11-27T13:00:00+01:00', endsAt: '2026-11-27T18:00:00+01:00' },
  });
  visit = await app.signInAs(me);
});
afterAll(() => app.stop());

describe('the agenda', () => {
  it('shows the week of whoever opens it: people, workshops, hours of reception, absences', async () => {
    const page = await shown('/agenda');
    expect(page).toContain('Semaine du 23 au 29 novembre 2026');
    expect(page).toContain('14 h – 15 h Odette Rousselot Accompagnement individuel, Maison du numérique');
    expect(page).toContain('Atelier « Mes premiers mails » 0 inscrit sur 10, en visioconférence');
    expect(page).toContain('Reçoit 9 h – 12 h');
    expect(page).toContain('Absence 13 h – 18 h');
    expect(page).not.toContain('Mme du Comptoir');
    expect(page).not.toContain('Mme Partie');
  });

  it('says by a word and a sign what is to be recorded, and by words what was set over another', async () => {
    const page = await shown('/agenda');
    expect(page).toMatch(/Mme Oubliée\s*\? À renseigner/);
    expect(page).toMatch(/M\. Gilles .* en même temps qu’autre chose/);
  });

  it('puts two that overlap side by side', async () => {
    const { text: html } = await visit.get('/agenda?vue=jour&jour=2026-11-24');
    expect(html).toContain('app-agenda-lanes-2');
    const lanes = [...html.matchAll(/app-agenda-lane-(\d)/g)].map(([, lane]) => lane);
    expect(lanes).toEqual(['1', '2']);
  });

  it('shows a colleague’s, and the whole structure side by side', async () => {
    const theirs = await shown(`/agenda?vue=jour&jour=2026-11-24&agent=${colleague.id}`);
    expect(theirs).toContain('Mme du Comptoir');
    expect(theirs).not.toContain('Odette');
    const whole = await shown('/agenda?vue=jour&jour=2026-11-24&agent=structure');
    expect(whole).toContain('Nadia Belkacem');
    expect(whole).toContain('Mme du Comptoir');
    expect(whole).toContain('Odette Rousselot');
    const week = await shown('/agenda?vue=semaine&jour=2026-11-24&agent=structure');
    expect(week).toContain('Marc Thiriet');
    expect(week).toContain('14 h – 15 h Odette Rousselot');
  });

  it('shows a month as a table, each day by its full name, and a list with what was cancelled', async () => {
    const { text: html } = await visit.get('/agenda?vue=mois&jour=2026-11-01');
    expect(html).toContain('aria-label="mardi 24\u00a0novembre 2026, 2 rendez-vous ou ateliers"');
    expect(html).toContain('aria-label="vendredi 27\u00a0novembre 2026, absence 13\u00a0h – 18\u00a0h"');
    expect(html).toContain('aria-current="date"');
    const list = await shown('/agenda?vue=liste&jour=2026-11-23');
    expect(list).toMatch(/Mme Partie .* Annulé par la personne/);
    expect(list).toContain('Mardi 24 novembre 2026 aujourd’hui');
  });

  it('prints the sheet of a day for the desk', async () => {
    const sheet = await shown('/agenda/feuille?jour=2026-11-24&agent=structure');
    expect(sheet).toContain('Mardi 24 novembre 2026');
    expect(sheet).toMatch(/11 h – 12 h Mme du Comptoir Accompagnement individuel Marc Thiriet sur place/);
    expect(await shown('/agenda/feuille?jour=2026-11-28')).toContain('Aucun rendez-vous ni atelier ce jour-là.');
  });

  it('is not there for another structure: neither its agents, nor its people', async () => {
    const theirs = await app.signInAs(stranger);
    expect((await theirs.get(`/agenda?agent=${me.id}`)).status).toBe(404);
    expect((await theirs.get('/agenda?agent=x')).status).toBe(404);
    expect(await shown('/agenda?jour=2026-11-24&agent=structure', theirs)).not.toContain('Odette');
  });

  it('names nobody whose file the structure does not see', async () => {
    const holder = await createStructure(app.db);
    const hidden = await createBeneficiary(app.db, { structureId: holder, firstName: 'Cachée', lastName: 'Ailleurs' });
    await createAppointment(app.db, {
      ...{ structureId, agentId: me.id, reasonId, beneficiaryId: hidden, startsAt: '2026-12-08T09:00:00+01:00' },
    });
    const page = await shown('/agenda?jour=2026-12-08');
    expect(page).toContain('Une personne orientée');
    expect(page).not.toContain('Cachée');
  });

  it('reads days and hours on the clocks of the place, and says whose they are', async () => {
    // 20 h 30 UTC on the 9th is half past midnight on the 10th in La Réunion.
    await createAppointment(app.db, {
      ...{ structureId, agentId: me.id, reasonId, name: 'Mme Payet', startsAt: '2026-12-09T20:30:00Z' },
      zone: 'Indian/Reunion',
    });
    expect(await shown('/agenda?vue=jour&jour=2026-12-09')).not.toContain('Mme Payet');
    const page = await shown('/agenda?vue=jour&jour=2026-12-10');
    expect(page).toMatch(/0 h 30 – 1 h 30 heure de La Réunion Mme Payet/);
  });

  it.each(['/agenda?jour=0000-01-01', '/agenda?jour=9999-12-31&vue=mois', '/agenda?vue=siècle&jour=hier'])(
    'opens today’s for an address that makes no sense: %s',
    async (address) => {
      expect(await shown(address)).toContain('novembre 2026');
    },
  );
});

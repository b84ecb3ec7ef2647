import { createAgendaWorkshop } from '../../factories/agenda.js';
import { createAppointment, createReason } from '../../factories/appointments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { newId } from '../../../src/platform/ids.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

// Tuesday 24 November 2026, 10 h 30 in Paris.
let app: TestApp;
let structureId: string;
let placeId: string;
let me: CreatedUser;
let colleague: CreatedUser;
let visit: Visit;
let reasonId: string;
let person: string;

const text = (html: string): string =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const HERE = '/rendez-vous/a-renseigner';

async function row(id: string): Promise<Record<string, unknown>> {
  const [found] = await app.db.query<Record<string, unknown>[]>('SELECT * FROM appointment WHERE id = $1', [id]);
  return found ?? {};
}

const past = (settings: Partial<Parameters<typeof createAppointment>[1]> = {}) =>
  createAppointment(app.db, {
    ...{ structureId, agentId: me.id, reasonId, startsAt: '2026-11-23T14:00:00+01:00', ...settings },
  });

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  structureId = await createStructure(app.db, { communeInsee: communes.nancy.code });
  placeId = await createPlace(app.db, { structureId, name: 'Maison du numérique' });
  me = await createUser(app.db, { structureId });
  colleague = await createUser(app.db, { structureId, firstName: 'Marc', lastName: 'Thiriet' });
  reasonId = await createReason(app.db, { structureId, durationMinutes: 45 });
  person = await createBeneficiary(app.db, { structureId, firstName: 'Odette', lastName: 'Rousselot' });
});
beforeEach(async () => {
  await app.db.query('DELETE FROM appointment');
  visit = await app.signInAs(me);
});
afterAll(() => app.stop());

describe('appointments to record', () => {
  it('are those that are over and of which nothing was said: one’s own, or those of the structure', async () => {
    await past({ name: 'Mme Oubliée' });
    await past({ name: 'M. Noté', startsAt: '2026-11-23T09:00:00+01:00', status: 'honoured' });
    await past({ name: 'Mme Demain', startsAt: '2026-11-25T09:00:00+01:00' });
    // Begun, not over.
    await past({ name: 'Mme Présente', startsAt: '2026-11-24T10:00:00+01:00' });
    await past({ name: 'M. du Collègue', agentId: colleague.id });
    const mine = text((await visit.get(HERE)).text);
    expect(mine).toMatch(/Mme Oubliée hier, 14 h · Accompagnement individuel/);
    for (const other of ['M. Noté', 'Mme Demain', 'Mme Présente', 'M. du Collègue']) expect(mine).not.toContain(other);
    expect(text((await visit.get(`${HERE}?voir=structure`)).text)).toContain('M. du Collègue');
    expect(text((await visit.get('/')).text)).toContain('1 rendez-vous à renseigner');
  });

  it.each([
    ['honoured', 'honoured', 'honoré'],
    ['absent', 'absent', 'absence'],
    ['cancelled', 'cancelled_by_person', 'annulé'],
  ])('become %s in one press', async (state, status, words) => {
    const id = await past();
    await visit.get(HERE);
    const answer = await visit.post(HERE, { appointment: id, state });
    expect(answer.status).toBe(303);
    expect(await row(id)).toMatchObject({ status, ended_by: me.id });
    expect(text((await visit.follow(answer)).text)).toContain(`Rendez-vous noté : ${words}.`);
  });

  it('are not another structure’s to record, and nothing else may be said of them', async () => {
    const id = await past();
    const stranger = await app.signInAs(await createUser(app.db, { structureId: await createStructure(app.db) }));
    expect((await stranger.post(HERE, { appointment: id, state: 'absent' })).status).toBe(404);
    expect((await visit.post(HERE, { appointment: id, state: 'lost' })).status).toBe(422);
    expect(await row(id)).toMatchObject({ status: 'upcoming' });
  });
});

describe('a session noted of an appointment', () => {
  const address = (id: string) => `/seances/nouvelle?rendez-vous=${id}`;
  const session = (id: string) => ({
    ...{ formKey: newId(), draftVersion: '0', draftWriter: newId(), beneficiaryId: person, appointmentId: id },
    ...{ day: '2026-11-23', duration: '45', locationKind: 'lieu_activite', placeId, topics: 'email' },
  });

  it('begins with the person, the day, the length and the place that were planned', async () => {
    const id = await past({ beneficiaryId: person, placeId, minutes: 45 });
    const { text: html } = await visit.get(address(id));
    expect(html).toContain('Odette Rousselot');
    expect(html).toMatch(/name="day"[^>]*value="2026-11-23"/);
    expect(html).toMatch(/name="duration"[^>]*value="45"[^>]* checked/);
    expect(html).toMatch(/name="locationKind"[^>]*value="lieu_activite"[^>]* checked/);
    expect(html).toContain(`name="appointmentId" value="${id}"`);
  });

  it('is elsewhere when the appointment was', async () => {
    const phone = await past({ beneficiaryId: person, mode: 'phone' });
    expect((await visit.get(address(phone))).text).toMatch(/name="locationKind"[^>]*value="a_distance"[^>]* checked/);
    const home = await past({ beneficiaryId: person, mode: 'home', startsAt: '2026-11-23T09:00:00+01:00' });
    expect((await visit.get(address(home))).text).toMatch(/name="locationKind"[^>]*value="domicile"[^>]* checked/);
  });

  it('honours it in the same act, and gives it back when it is removed', async () => {
    const id = await past({ beneficiaryId: person, placeId, minutes: 45 });
    await visit.get(address(id));
    const saved = await visit.post('/seances/nouvelle', session(id));
    expect(saved.status).toBe(303);
    const made = saved.headers['location']?.split('/').at(-1) ?? '';
    expect(await row(id)).toMatchObject({ status: 'honoured', session_id: made, ended_by: me.id });
    // Once noted, it begins no other.
    expect((await visit.get(address(id))).status).toBe(404);
    expect((await visit.post(`/seances/${made}/supprimer`)).status).toBe(303);
    expect(await row(id)).toMatchObject({ status: 'upcoming', session_id: null, ended_at: null });
  });

  it('keeps neither when the appointment was cancelled meanwhile, says so, and is saved without it', async () => {
    const id = await past({ beneficiaryId: person, placeId });
    await visit.get(address(id));
    const form = session(id);
    await app.db.query(
      `UPDATE appointment SET status = 'cancelled_by_person', ended_at = '2026-11-24T08:00:00Z' WHERE id = $1`,
      [id],
    );
    const count = async () => Number((await app.db.query('SELECT count(*) FROM support_session'))[0].count);
    const before = await count();
    const refused = await visit.post('/seances/nouvelle', form);
    expect(refused.status).toBe(422);
    expect(text(refused.text)).toContain('Ce rendez-vous vient d’être annulé par la personne.');
    expect(await count()).toBe(before);
    expect(refused.text).not.toContain('name="appointmentId"');
    expect((await visit.post('/seances/nouvelle', { ...form, appointmentId: '' })).status).toBe(303);
    expect(await row(id)).toMatchObject({ status: 'cancelled_by_person', session_id: null });
  });

  it('is about the person of the appointment, of one’s own structure', async () => {
    const other = await createBeneficiary(app.db, { structureId });
    const id = await past({ beneficiaryId: person, placeId });
    expect((await visit.post('/seances/nouvelle', { ...session(id), beneficiaryId: other })).status).toBe(404);
    expect(await row(id)).toMatchObject({ status: 'upcoming' });
    const stranger = await app.signInAs(await createUser(app.db, { structureId: await createStructure(app.db) }));
    expect((await stranger.get(address(id))).status).toBe(404);
  });
});

describe('the home page', () => {
  it('shows the next one in large, and what follows today', async () => {
    await past({ name: 'Mme Suivante', startsAt: '2026-11-24T11:00:00+01:00' });
    await past({ name: 'M. Ensuite', startsAt: '2026-11-24T15:00:00+01:00' });
    await past({ name: 'Mme Annulée', startsAt: '2026-11-24T16:00:00+01:00', status: 'cancelled_by_person' });
    await past({ name: 'M. Demain', startsAt: '2026-11-25T15:00:00+01:00' });
    await createAgendaWorkshop(app.db, {
      ...{ structureId, createdBy: me.id, animators: [me.id], title: 'Mes photos' },
      ...{ startsAt: '2026-11-24T17:00:00+01:00', endsAt: '2026-11-24T18:00:00+01:00' },
    });
    const page = text((await visit.get('/')).text);
    expect(page).toMatch(/Votre prochain rendez-vous dans 30 min 11 h – 12 h , Mme Suivante/);
    expect(page).toMatch(/Ensuite, aujourd’hui 15 h – 16 h, M\. Ensuite/);
    expect(page).toContain('17 h – 18 h, Atelier « Mes photos »');
    expect(page).not.toContain('Mme Annulée');
    expect(page).not.toContain('M. Demain');
  });
});

describe('a person’s file', () => {
  it('tells what comes and what became of the rest, and leads to the next one', async () => {
    await past({ beneficiaryId: person, startsAt: '2026-12-01T09:00:00+01:00', placeId });
    await past({ beneficiaryId: person, startsAt: '2026-11-20T09:00:00+01:00' });
    await past({ beneficiaryId: person, startsAt: '2026-11-10T09:00:00+01:00', status: 'absent' });
    const workshop = await createAgendaWorkshop(app.db, {
      ...{ structureId, createdBy: me.id, title: 'Découvrir les mails' },
      ...{ startsAt: '2026-12-03T14:00:00+01:00', endsAt: '2026-12-03T16:00:00+01:00' },
    });
    await app.db.query(
      `INSERT INTO registration (id, workshop_id, beneficiary_id, structure_id, registered_by, source, status,
         queue_number, form_key, created_at)
       VALUES ($1, $2, $3, $4, $5, 'agent', 'registered', 1, $1, '2026-11-20')`,
      [newId(), workshop, person, structureId, me.id],
    );
    const html = (await visit.get(`/beneficiaires/${person}`)).text.replaceAll('&#x3D;', '=');
    const page = text(html);
    expect(page).toMatch(/Rendez-vous le 1er décembre à 9 h, Maison du numérique, avec .*: Accompagnement individuel\./);
    expect(page).toContain('Le rendez-vous prévu le 20 novembre à 9 h est à renseigner. Noter la séance');
    expect(page).toContain('Inscription à l’atelier « Découvrir les mails » le 3 décembre à 14 h.');
    expect(page).toContain('Absence au rendez-vous');
    expect(html).toContain(`href="/rendez-vous/nouveau?personne=${person}"`);
    expect(html).toContain(`href="/ateliers?personne=${person}"`);
  });
});

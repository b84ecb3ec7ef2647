import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createAbsence, createAppointment } from '../../factories/appointments.js';
import { startTestApp, type TestApp } from '../../setup/app.js';
import { createDesk, type Desk, hidden, hrefs, words } from './world.js';

describe('Booking an appointment', () => {
  let app: TestApp;
  let desk: Desk;

  beforeAll(async () => {
    app = await startTestApp();
    desk = await createDesk(app);
  });
  afterAll(() => app.stop());

  const rows = () =>
    app.db.query<{ id: string; status: string; forced: boolean; source: string; starts_at: Date; agent_id: string }[]>(
      'SELECT * FROM appointment WHERE structure_id = $1 ORDER BY created_at, id',
      [desk.structureId],
    );
  const last = async () => (await rows()).at(-1);

  it('goes from the person to the first free hour, then confirms: the hour, the agent and the place are kept', async () => {
    const hours = await desk.visit.get(`/rendez-vous/nouveau?personne=${desk.odette}`);
    expect(hours.status).toBe(200);
    expect(words(hours.text)).toContain('Le plus tôt mardi 24 novembre 2026 à 11 h avec');
    expect(words(hours.text)).toContain('pour Odette Martin');
    const [first = ''] = hrefs(hours.text, 'heure=');
    const confirm = await desk.visit.get(first);
    expect(words(confirm.text)).toContain('mardi 24 novembre 2026, de 11 h à 12 h');
    expect(words(confirm.text)).toContain('Sur place, Maison du numérique');
    expect(words(confirm.text)).toMatch(/Aussi libres à cette heure : (Camille Colin|Dominique Durand)/);
    const form = {
      ...{ slot: hidden(confirm.text, 'slot'), motif: desk.reasonId, personId: desk.odette },
      formKey: hidden(confirm.text, 'formKey'),
    };
    const sent = await desk.visit.post('/rendez-vous/nouveau', form);
    expect(sent.status).toBe(303);
    const again = await desk.visit.post('/rendez-vous/nouveau', form);
    expect(again.headers['location']).toBe(sent.headers['location']);
    expect(await rows()).toHaveLength(1);
    expect(await last()).toMatchObject({ status: 'upcoming', forced: false, source: 'agent' });
    const shown = await desk.visit.follow(sent);
    expect(words(shown.text)).toContain('Rendez-vous pris : mardi 24 novembre 2026 à 11 h.');
    expect(words(shown.text)).toContain('Odette Martin');
    expect(words(shown.text)).toContain('Rendez-vous pris, à la personne');
  });

  it('finds a person by their name without putting it in an address, and keeps what was typed', async () => {
    const hours = await desk.visit.get('/rendez-vous/nouveau');
    const confirm = await desk.visit.get(hrefs(hours.text, 'heure=')[1] ?? '');
    const slot = hidden(confirm.text, 'slot');
    const form = { slot, motif: desk.reasonId, formKey: hidden(confirm.text, 'formKey'), phone: '06 12' };
    const found = await desk.visit.post('/rendez-vous/nouveau', { ...form, act: 'search', q: 'odette' });
    expect(found.status).toBe(200);
    expect(found.text).toContain(`name="person" value="${desk.odette}"`);
    expect(found.text).toContain('value="06 12"');
    const chosen = await desk.visit.post('/rendez-vous/nouveau', { ...form, person: desk.odette });
    expect(words(chosen.text)).toContain('Pour qui ? Odette Martin');
    expect(hidden(chosen.text, 'personId')).toBe(desk.odette);
    const part = await desk.visit.post(
      '/rendez-vous/nouveau',
      { act: 'search', q: 'odette' },
      { 'X-Fragment': 'true' },
    );
    expect(part.text).toContain('id="choix-personne"');
    expect(part.text).not.toContain('<html');
  });

  it('takes somebody without a file by their name and number, and says what is missing', async () => {
    const hours = await desk.visit.get('/rendez-vous/nouveau');
    const confirm = await desk.visit.get(hrefs(hours.text, 'heure=')[1] ?? '');
    const form = { slot: hidden(confirm.text, 'slot'), motif: desk.reasonId, formKey: hidden(confirm.text, 'formKey') };
    const nobody = await desk.visit.post('/rendez-vous/nouveau', { ...form, phone: '0612' });
    expect(nobody.status).toBe(422);
    expect(words(nobody.text)).toContain('Choisissez une personne, ou écrivez son nom.');
    expect(words(nobody.text)).toContain('Écrivez un numéro comme 06 12 34 56 78.');
    expect(nobody.text).toContain('value="0612"');
    const sent = await desk.visit.post('/rendez-vous/nouveau', {
      ...form,
      name: 'Mme Roussel',
      phone: '06 12 34 56 78',
    });
    expect(sent.status).toBe(303);
    expect(await last()).toMatchObject({ name: 'Mme Roussel', phone: '+33612345678', beneficiary_id: null });
  });

  it('offers other hours when this one was taken meanwhile, and lets an agent insist knowingly', async () => {
    const at = '2026-12-01T08:00:00.000Z';
    const slot = [at, desk.camille.id, desk.placeId].join('|');
    const known = { agentId: desk.camille.id, structureId: desk.structureId, reasonId: desk.reasonId };
    await createAppointment(app.db, { ...known, startsAt: at });
    const form = { slot, motif: desk.reasonId, personId: desk.odette };
    const taken = await desk.visit.post('/rendez-vous/nouveau', form);
    expect(taken.status).toBe(422);
    expect(words(taken.text)).toContain('Cette heure vient d’être prise. Choisissez-en une autre.');
    expect(words(taken.text)).toContain('mardi 1er décembre 2026 à 9 h');
    expect(words(taken.text)).toContain('avec Dominique Durand, Maison du numérique');
    const sent = await desk.visit.post('/rendez-vous/nouveau', { ...form, knowingly: 'true' });
    expect(sent.status).toBe(303);
    expect(await last()).toMatchObject({ forced: true });
    const shown = await desk.visit.follow(sent);
    expect(words(shown.text)).toContain('Pris en sachant que l’heure était déjà occupée.');
  });

  it('takes an hour typed by hand, and says first what speaks against it', async () => {
    const query = `motif=${desk.reasonId}&agent=${desk.camille.id}&lieu=${desk.placeId}&personne=${desk.odette}`;
    const wrong = await desk.visit.get(`/rendez-vous/nouveau?${query}&jour=2026-12-02&a=matin`);
    expect(wrong.status).toBe(422);
    expect(words(wrong.text)).toContain('Écrivez une heure comme 14:30.');
    const late = await desk.visit.get(`/rendez-vous/nouveau?${query}&jour=2026-12-02&a=18:30`);
    expect(words(late.text)).toContain('Personne n’a dit recevoir à cette heure');
    const form = {
      ...{ slot: hidden(late.text, 'slot'), motif: desk.reasonId, personId: desk.odette },
      formKey: hidden(late.text, 'formKey'),
    };
    const refused = await desk.visit.post('/rendez-vous/nouveau', form);
    expect(refused.status).toBe(422);
    expect(words(refused.text)).toContain('Cochez la case pour prendre quand même ce rendez-vous.');
    const sent = await desk.visit.post('/rendez-vous/nouveau', { ...form, knowingly: 'true' });
    expect(sent.status).toBe(303);
    // Nobody is there twice: it is outside the hours, and overlaps nothing.
    expect(await last()).toMatchObject({ forced: false, starts_at: new Date('2026-12-02T17:30:00Z') });
  });

  it('moves, cancels, brings back, and notes what became of it', async () => {
    const known = { agentId: desk.camille.id, structureId: desk.structureId, reasonId: desk.reasonId };
    const id = await createAppointment(app.db, {
      ...{ ...known, placeId: desk.placeId, startsAt: '2026-12-03T08:00:00Z', beneficiaryId: desk.odette },
    });
    const hours = await desk.visit.get(`/rendez-vous/${id}/deplacer?des=2026-12-03`);
    // Its own hour is free to itself.
    expect(hrefs(hours.text, 'heure=')[0]).toContain('2026-12-03T08%3A00');
    const confirm = await desk.visit.get(hrefs(hours.text, '2026-12-03T09%3A00')[0] ?? '');
    expect(words(confirm.text)).toContain('Jusqu’ici jeudi 3 décembre 2026, de 9 h à 10 h');
    const moved = await desk.visit.post(`/rendez-vous/${id}/deplacer`, { slot: hidden(confirm.text, 'slot') });
    expect(moved.status).toBe(303);
    expect((await desk.visit.get(`/rendez-vous/${id}/annuler`)).status).toBe(200);
    expect((await desk.visit.post(`/rendez-vous/${id}/annuler`)).status).toBe(422);
    await desk.visit.post(`/rendez-vous/${id}/annuler`, { by: 'person' });
    expect(await stateOf(id)).toMatchObject({ status: 'cancelled_by_person', ended_by: desk.camille.id });
    await desk.visit.post(`/rendez-vous/${id}/remettre`);
    expect(await stateOf(id)).toMatchObject({ status: 'upcoming', ended_by: null });
    expect((await desk.visit.post(`/rendez-vous/${id}/suite`, { as: 'absent' })).status).toBe(409);
    app.clock.set('2026-12-03T11:00:00+01:00');
    const later = await app.signInAs(desk.camille);
    await later.post(`/rendez-vous/${id}/suite`, { as: 'absent' });
    await later.post(`/rendez-vous/${id}/suite`, { as: 'honoured' });
    const told = words((await later.get(`/rendez-vous/${id}`)).text);
    app.clock.set('2026-11-24T10:30:00+01:00');
    expect(told).toContain('Honoré');
    expect(told).toContain('Absence');
    expect(told).toContain('Rendez-vous remis à venir');
    expect(told).toContain('Annulé par la personne');
    expect(told).toContain('Rendez-vous déplacé');
  });

  const stateOf = async (id: string) =>
    (await app.db.query<Record<string, unknown>[]>('SELECT status, ended_by FROM appointment WHERE id = $1', [id]))[0];

  it('shows the absence that speaks against an hour', async () => {
    const { structureId, dominique } = desk;
    const visit = await app.signInAs(desk.camille);
    const times = { startsAt: '2026-12-08T00:00:00+01:00', endsAt: '2026-12-09T00:00:00+01:00' };
    await createAbsence(app.db, { agentId: dominique.id, structureId, ...times });
    const at = `heure=2026-12-08T08:00:00.000Z&agent=${dominique.id}&lieu=${desk.placeId}&motif=${desk.reasonId}`;
    expect(words((await visit.get(`/rendez-vous/nouveau?${at}`)).text)).toContain('Une absence est notée');
  });

  it('writes to the person as they chose, once, and says nothing of why', async () => {
    const messages = await app.db.query<{ kind: string; channel: string; recipient: string; status: string }[]>(
      `SELECT m.kind, m.channel, m.recipient, m.status FROM message m JOIN appointment a ON a.id = m.subject_id
        WHERE m.subject_kind = 'appointment' AND a.beneficiary_id = $1 AND m.kind = 'appointment.booked'`,
      [desk.odette],
    );
    expect(messages.length).toBeGreaterThan(0);
    expect(new Set(messages.map(({ channel, recipient }) => `${channel} ${recipient}`))).toEqual(
      new Set(['email odette@exemple.fr']),
    );
  });
});

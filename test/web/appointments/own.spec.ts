import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { OwnLinks } from '../../../src/modules/appointments/index.js';
import { createAppointment } from '../../factories/appointments.js';
import { createReferral } from '../../factories/referrals.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';
import { createDesk, type Desk, hrefs, words } from './world.js';

describe('The person by their own link', () => {
  let app: TestApp;
  let desk: Desk;
  let hour = 8;

  beforeAll(async () => {
    app = await startTestApp();
    desk = await createDesk(app);
  });
  beforeEach(() => app.clock.set('2026-11-24T10:30:00+01:00'));
  afterAll(() => app.stop());

  const book = (startsAt: string, columns: Record<string, unknown> = {}): Promise<string> => {
    const { structureId, reasonId, placeId, camille, odette } = desk;
    const known = { structureId, reasonId, placeId, agentId: camille.id, beneficiaryId: odette };
    return createAppointment(app.db, { ...known, startsAt }, columns);
  };
  const next = (): string => `2026-12-${String((hour += 1)).padStart(2, '0')}T09:00:00+01:00`;
  const open = async (id: string): Promise<Visit> => {
    const token = await app.get(OwnLinks).mint({ id, endsAt: new Date('2027-01-31T10:00:00Z') });
    const visit = app.visitor();
    await visit.get(`/v/${token}`);
    const opened = await visit.post(`/v/${token}`);
    expect(opened.headers['location']).toBe(`/mon-rendez-vous/${id}`);
    return visit;
  };
  const stateOf = async (id: string) =>
    (await app.db.query<Record<string, unknown>[]>('SELECT * FROM appointment WHERE id = $1', [id]))[0];

  it('opens by a button; reading the address of the message writes nothing and says nothing', async () => {
    const id = await book(next());
    const token = await app.get(OwnLinks).mint({ id, endsAt: new Date('2027-01-31T10:00:00Z') });
    const visit = app.visitor();
    const landing = await visit.get(`/v/${token}`);
    expect(landing.headers['referrer-policy']).toBe('no-referrer');
    expect(words(landing.text)).not.toContain('Maison du numérique');
    const [link] = await app.db.query<{ first_opened_at: Date | null }[]>(
      'SELECT first_opened_at FROM access_link WHERE subject_id = $1',
      [id],
    );
    expect(link).toEqual({ first_opened_at: null });
    expect((await visit.get(`/mon-rendez-vous/${id}`)).status).toBe(404);
    await visit.post(`/v/${token}`);
    const own = await visit.get(`/mon-rendez-vous/${id}`);
    expect(words(own.text)).toContain('mercredi 9 décembre 2026, de 9 h à 10 h');
    expect(words(own.text)).toContain('Maison du numérique');
    expect(words(own.text)).toContain('03 83 00 01 02');
    expect((await app.visitor().get(`/mon-rendez-vous/${id}`)).status).toBe(404);
    expect((await app.visitor().get('/v/forged')).status).toBe(404);
  });

  it('opens one appointment and no other', async () => {
    const [mine, other] = [await book(next()), await book(next())];
    const visit = await open(mine);
    for (const address of ['', '/annuler', '/deplacer']) {
      expect((await visit.get(`/mon-rendez-vous/${other}${address}`)).status).toBe(404);
    }
    expect((await visit.post(`/mon-rendez-vous/${other}/annuler`)).status).toBe(404);
    expect(await stateOf(other)).toMatchObject({ status: 'upcoming' });
  });

  it('says « je viens », then « je ne viens pas », which frees the hour', async () => {
    const id = await book(next());
    const visit = await open(id);
    await visit.get(`/mon-rendez-vous/${id}`);
    await visit.post(`/mon-rendez-vous/${id}/reponse`, { coming: 'yes' });
    expect(await stateOf(id)).toMatchObject({ coming: 'yes', status: 'upcoming' });
    const asked = await visit.get(`/mon-rendez-vous/${id}/annuler`);
    expect(words(asked.text)).toContain('l’heure ira à quelqu’un d’autre');
    await visit.post(`/mon-rendez-vous/${id}/annuler`);
    expect(await stateOf(id)).toMatchObject({ status: 'cancelled_by_person', ended_by: null });
    expect(words((await visit.get(`/mon-rendez-vous/${id}`)).text)).toContain('Vous avez annulé ce rendez-vous.');
  });

  it('is told to call once it is too late, and may still say that they do not come', async () => {
    const id = await book('2026-11-24T13:00:00+01:00');
    const visit = await open(id);
    expect(words((await visit.get(`/mon-rendez-vous/${id}/annuler`)).text)).toContain('L’heure est proche');
    await visit.post(`/mon-rendez-vous/${id}/annuler`);
    expect(await stateOf(id)).toMatchObject({ status: 'upcoming', coming: 'no' });
    expect((await visit.get(`/mon-rendez-vous/${id}/deplacer`)).status).toBe(409);
  });

  it('moves to an hour that is free, and to no other', async () => {
    const id = await book(next());
    const visit = await open(id);
    const hours = await visit.get(`/mon-rendez-vous/${id}/deplacer`);
    const [slot = ''] = /name="slot" type="radio" value="([^"]+)"/.exec(hours.text)?.slice(1) ?? [];
    // Two hours of notice: those of this morning are too soon.
    expect(slot).toContain('2026-11-25T08:00');
    const forged = ['2026-12-13T03:00:00.000Z', desk.camille.id, desk.placeId].join('|');
    const refused = await visit.post(`/mon-rendez-vous/${id}/deplacer`, { slot: forged });
    expect(refused.status).toBe(422);
    expect(words(refused.text)).toContain('Cette heure vient d’être prise.');
    const sent = await visit.post(`/mon-rendez-vous/${id}/deplacer`, { slot });
    expect(sent.headers['location']).toBe(`/mon-rendez-vous/${id}`);
    expect(await stateOf(id)).toMatchObject({ starts_at: new Date(slot.split('|')[0] ?? '') });
  });

  it('takes another one after a cancelled one, and only one', async () => {
    const id = await book(next(), { status: 'cancelled_by_service', ended_at: '2026-11-24T08:00:00Z' });
    await app.db.query(
      `UPDATE appointment SET status = 'cancelled_by_person', ended_at = now() WHERE status = 'upcoming'`,
    );
    const visit = await open(id);
    const hours = await visit.get(hrefs((await visit.get(`/mon-rendez-vous/${id}`)).text, 'reprendre')[0] ?? '');
    const [slot = ''] = /name="slot" type="radio" value="([^"]+)"/.exec(hours.text)?.slice(1) ?? [];
    const sent = await visit.post(`/mon-rendez-vous/${id}/reprendre`, { slot, motif: desk.reasonId });
    expect(sent.status).toBe(303);
    expect((await visit.follow(sent)).status).toBe(200);
    const again = await visit.post(`/mon-rendez-vous/${id}/reprendre`, { slot, motif: desk.reasonId });
    expect(words((await visit.follow(again)).text)).toContain('Vous avez déjà un rendez-vous');
  });

  it('chooses an hour for a referral, within what is open to people', async () => {
    const sender = await createStructure(app.db);
    const { id: senderId } = await createUser(app.db, { structureId: sender });
    await app.db.query(
      `UPDATE appointment SET status = 'cancelled_by_person', ended_at = now() WHERE status = 'upcoming'`,
    );
    const referral = await createReferral(app.db, {
      ...{ beneficiaryId: desk.odette, senderStructureId: sender, senderId, status: 'accepted' as const },
      receiverStructureId: desk.structureId,
    });
    const token = await app.get(OwnLinks).mintInvitation(referral);
    const visit = app.visitor();
    await visit.get(`/p/${token}`);
    const hours = await visit.follow(await visit.post(`/p/${token}`));
    const [slot = ''] = /name="slot" type="radio" value="([^"]+)"/.exec(hours.text)?.slice(1) ?? [];
    // Two hours of notice: 11 h of the same day is too soon.
    expect(slot).toContain('2026-11-25T08:00');
    const forged = ['2026-11-24T10:00:00.000Z', desk.camille.id, desk.placeId].join('|');
    const soon = await visit.post(`/prendre-rendez-vous/${referral}`, { slot: forged, motif: desk.reasonId });
    expect(soon.status).toBe(422);
    const sent = await visit.post(`/prendre-rendez-vous/${referral}`, { slot, motif: desk.reasonId });
    expect(sent.status).toBe(303);
    expect(words((await visit.follow(sent)).text)).toContain('Votre rendez-vous est pris.');
    const [made] = await app.db.query<Record<string, unknown>[]>(
      'SELECT source, booked_by, beneficiary_id FROM appointment WHERE referral_id = $1',
      [referral],
    );
    expect(made).toEqual({ source: 'person', booked_by: null, beneficiary_id: desk.odette });
    await app.db.query(`UPDATE appointment_reason SET bookable_by = 'referrers' WHERE id = $1`, [desk.reasonId]);
    await app.db.query(
      `UPDATE appointment SET status = 'cancelled_by_person', ended_at = now() WHERE status = 'upcoming'`,
    );
    expect(words((await visit.get(`/prendre-rendez-vous/${referral}`)).text)).toContain('appelez');
    await app.db.query(`UPDATE appointment_reason SET bookable_by = 'people' WHERE id = $1`, [desk.reasonId]);
  });
});

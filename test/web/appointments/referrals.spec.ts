import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { MessageComposers } from '../../../src/modules/messages/index.js';
import { createAppointment } from '../../factories/appointments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser, type CreatedUser } from '../../factories/identity.js';
import { createReferral } from '../../factories/referrals.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';
import { createDesk, type Desk, hidden, hrefs, words } from './world.js';

describe('Appointments for a referral', () => {
  let app: TestApp;
  let desk: Desk;
  let sender: { structureId: string; user: CreatedUser; visit: Visit };

  beforeAll(async () => {
    app = await startTestApp();
    desk = await createDesk(app);
    const structureId = await createStructure(app.db, { name: 'Mairie de Toul' });
    const user = await createUser(app.db, { structureId });
    sender = { structureId, user, visit: await app.signInAs(user) };
  });
  afterAll(() => app.stop());

  const refer = async (status: 'sent' | 'accepted' = 'sent', preference = 'sms') => {
    const { structureId, user } = sender;
    const person = await createBeneficiary(app.db, {
      ...{ structureId, firstName: 'Jeanne', lastName: 'Aubertin', createdBy: user.id, phone: '+33612345679' },
      contactPreference: preference,
    });
    const referral = await createReferral(app.db, {
      ...{ beneficiaryId: person, senderStructureId: structureId, senderId: user.id, status },
      receiverStructureId: desk.structureId,
    });
    return { person, referral };
  };
  const firstHour = async (visit: Visit, referral: string, rank = 0) => {
    const hours = await visit.get(`/rendez-vous/nouveau?orientation=${referral}`);
    const confirm = await visit.get(hrefs(hours.text, 'heure=')[rank] ?? '');
    const fields = ['slot', 'formKey', 'personId', 'orientation', 'motif'].map((name) => [
      name,
      hidden(confirm.text, name),
    ]);
    return { hours, confirm, form: Object.fromEntries(fields) as Record<string, string> };
  };
  const ofReferral = (referral: string) =>
    app.db.query<Record<string, unknown>[]>('SELECT * FROM appointment WHERE referral_id = $1 ORDER BY id', [referral]);
  const messagesOf = (id: unknown) =>
    app.db.query<{ id: string; kind: string; channel: string; status: string }[]>(
      'SELECT id, kind, channel, status FROM message WHERE subject_id = $1 ORDER BY queued_at, id',
      [id],
    );

  it('the receiver books: that accepts, with the day, and the person is told by SMS without a word on why', async () => {
    const { referral, person } = await refer();
    const { confirm, form } = await firstHour(desk.visit, referral);
    expect(words(confirm.text)).not.toContain('Aubertin');
    const sent = await desk.visit.post('/rendez-vous/nouveau', form);
    expect(sent.status).toBe(303);
    const [row] = await app.db.query<Record<string, unknown>[]>(
      'SELECT status, appointment_on FROM referral WHERE id = $1',
      [referral],
    );
    expect(row).toEqual({ status: 'accepted', appointment_on: '2026-11-24' });
    const [made] = await ofReferral(referral);
    expect(made).toMatchObject({ source: 'referral', beneficiary_id: person, booked_by: desk.camille.id });
    expect(words((await desk.visit.follow(sent)).text)).toContain('Jeanne Aubertin');
  });

  it('the sender takes an hour at the receiver’s, when that is open to those who refer', async () => {
    const { referral } = await refer();
    const { hours, form } = await firstHour(sender.visit, referral, 4);
    expect(words(hours.text)).toContain('pour Jeanne Aubertin, chez Espace de Nancy');
    expect(hours.text).not.toContain('Écrire une autre heure');
    const sent = await sender.visit.post('/rendez-vous/nouveau', form);
    expect(sent.headers['location']).toBe(`/orientations/${referral}`);
    const [made] = await ofReferral(referral);
    expect(made).toMatchObject({ source: 'referral', status: 'upcoming', structure_id: desk.structureId });
    // Before it accepts, the receiver sees an hour that is taken, and no name.
    const seen = await desk.visit.get(`/rendez-vous/${String(made?.['id'])}`);
    expect(words(seen.text)).toContain('Une personne orientée');
    expect(words(seen.text)).not.toContain('Aubertin');
    expect((await sender.visit.get(`/rendez-vous/${String(made?.['id'])}`)).status).toBe(404);
    // Forced hours are not for those who refer.
    const odd = ['2026-12-13T03:00:00.000Z', desk.camille.id, desk.placeId].join('|');
    const forced = await sender.visit.post('/rendez-vous/nouveau', {
      ...{ ...form, slot: odd, knowingly: 'true', formKey: '' },
    });
    expect(forced.status).toBe(422);
    await app.db.query(`UPDATE appointment_reason SET bookable_by = 'agents' WHERE id = $1`, [desk.reasonId]);
    const closed = await sender.visit.get(`/rendez-vous/nouveau?orientation=${referral}`);
    expect(words(closed.text)).toContain('ne propose pas de rendez-vous en ligne');
    await app.db.query(`UPDATE appointment_reason SET bookable_by = 'people' WHERE id = $1`, [desk.reasonId]);
  });

  it('is one link away from the referral, for both sides, while there is somebody to meet', async () => {
    const { referral } = await refer();
    const book = `/rendez-vous/nouveau?orientation=${referral}`;
    const shown = async (visit: Visit) => hrefs((await visit.get(`/orientations/${referral}`)).text, 'rendez-vous');
    expect(await shown(desk.visit)).toContain(book);
    expect(await shown(sender.visit)).toContain(book);
    await sender.visit.post(`/orientations/${referral}/retirer`, { reason: 'Elle a changé d’avis.' });
    expect(await shown(sender.visit)).not.toContain(book);
  });

  it('ends with the referral when the person is not received after all', async () => {
    const { referral } = await refer();
    const { form } = await firstHour(sender.visit, referral, 6);
    await sender.visit.post('/rendez-vous/nouveau', form);
    await sender.visit.get(`/orientations/${referral}`);
    const withdrawn = await sender.visit.post(`/orientations/${referral}/retirer`, { reason: 'Elle a changé d’avis.' });
    expect(withdrawn.status).toBe(303);
    const [made] = await ofReferral(referral);
    expect(made).toMatchObject({ status: 'cancelled_by_service', ended_by: null });
    expect((await sender.visit.get(`/rendez-vous/nouveau?orientation=${referral}`)).status).toBe(404);
  });

  it('is nobody else’s to book', async () => {
    const { referral } = await refer();
    const other = await createUser(app.db, { structureId: await createStructure(app.db) });
    const visit = await app.signInAs(other);
    expect((await visit.get(`/rendez-vous/nouveau?orientation=${referral}`)).status).toBe(404);
  });

  it('lets the person choose, by a link in a message that says nothing of why', async () => {
    const { referral } = await refer('accepted', 'email');
    await app.db.query(`UPDATE beneficiary SET email = 'jeanne@exemple.fr' WHERE first_name = 'Jeanne'`);
    await desk.visit.get(`/rendez-vous/nouveau?orientation=${referral}`);
    const sent = await desk.visit.post('/rendez-vous/inviter', { orientation: referral });
    expect(words((await desk.visit.follow(sent)).text)).toContain('Le lien part');
    const [message] = await messagesOf(referral);
    expect(message).toMatchObject({ kind: 'appointment.invited', channel: 'email' });
    const written = await app.get(MessageComposers).compose('appointment.invited', {
      ...{ id: message?.id ?? '', subjectId: referral, details: {}, channel: 'sms' },
    });
    expect(written?.text).toMatch(/^Choisissez l’heure de votre rendez-vous : http\S+\/p\/[\w-]{43} ou appelez/);
    const none = await refer('accepted', 'none');
    const refused = await desk.visit.post('/rendez-vous/inviter', { orientation: none.referral });
    expect(words((await desk.visit.follow(refused)).text)).toContain('ne reçoit ni mail ni SMS');
    expect(await messagesOf(none.referral)).toEqual([]);
  });

  it('tells the person of each change, and nobody who wants no message', async () => {
    const known = { structureId: desk.structureId, reasonId: desk.reasonId, agentId: desk.camille.id };
    const place = { placeId: desk.placeId };
    const [told, silent] = [
      await createAppointment(app.db, {
        ...known,
        ...place,
        startsAt: '2026-12-16T08:00:00Z',
        beneficiaryId: desk.odette,
      }),
      await createAppointment(app.db, {
        ...{ ...known, ...place, startsAt: '2026-12-17T08:00:00Z' },
        beneficiaryId: (await refer('accepted', 'none')).person,
      }),
    ];
    const move = async (id: string, hour: string) => {
      await desk.visit.get(`/rendez-vous/${id}`);
      const slot = [hour, desk.camille.id, desk.placeId].join('|');
      expect((await desk.visit.post(`/rendez-vous/${id}/deplacer`, { slot })).status).toBe(303);
    };
    await move(told, '2026-12-16T09:00:00.000Z');
    await move(silent, '2026-12-17T09:00:00.000Z');
    expect(await messagesOf(silent)).toEqual([]);
    expect(await messagesOf(told)).toMatchObject([{ kind: 'appointment.moved', channel: 'email' }]);
    const write = (kind: string, channel: 'sms' | 'email') =>
      app.get(MessageComposers).compose(kind, { id: told, subjectId: told, details: {}, channel });
    const sms = (await write('appointment.moved', 'sms'))?.text ?? '';
    expect(
      sms
        .replace(/[\w-]{43}/, 'KEY')
        .replaceAll('\u00a0', ' ')
        .trim(),
    ).toBe(
      'Votre rendez-vous est déplacé : mercredi 16 décembre 2026 à 10 h. Maison du numérique. Voir, déplacer ou annuler : http://localhost:3000/v/KEY',
    );
    expect(sms).not.toContain('Accompagnement');
    await desk.visit.post(`/rendez-vous/${told}/annuler`, { by: 'service' });
    expect(await messagesOf(told)).toMatchObject([
      { kind: 'appointment.moved', status: 'cancelled' },
      { kind: 'appointment.cancelled' },
    ]);
    expect(await write('appointment.moved', 'sms')).toBeNull();
    const mail = (await write('appointment.cancelled', 'email'))?.text ?? '';
    expect(mail).toContain('Pour en choisir un autre');
  });

  it('forgets who came without a file, a month after', async () => {
    const known = { structureId: desk.structureId, reasonId: desk.reasonId, agentId: desk.camille.id };
    const [old, recent] = [
      await createAppointment(app.db, { ...known, startsAt: '2026-10-20T08:00:00Z', phone: '+33612345678' }),
      await createAppointment(app.db, { ...known, startsAt: '2026-11-02T08:00:00Z', phone: '+33612345678' }),
    ];
    await app.get(Jobs).runNow('appointments.forget');
    await app.get(Jobs).runNow('appointments.forget');
    const left = await app.db.query<Record<string, unknown>[]>(
      'SELECT name, phone FROM appointment WHERE id = ANY ($1) ORDER BY starts_at',
      [[old, recent]],
    );
    expect(left).toEqual([
      { name: '–', phone: null },
      { name: 'Mme Roussel', phone: '+33612345678' },
    ]);
  });
});

import { createAgendaWorkshop } from '../../factories/agenda.js';
import { createAppointment, createReason } from '../../factories/appointments.js';
import { type CreatedUser, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import supertest from 'supertest';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

// Tuesday 24 November 2026, 10 h 30 in Paris.
let app: TestApp;
let me: CreatedUser;
let visit: Visit;
let appointment: string;
let structureId: string;

const lines = (ics: string): string => ics.replace(/\r\n /g, '').replace(/\r\n/g, '\n');
const read = (address: string, headers: Record<string, string> = {}) =>
  supertest(app.nest.getHttpServer()).get(address).set(headers);

/** The path of a new address, as the page shows it. */
async function make(): Promise<string> {
  await visit.get('/agenda/abonnement');
  const { text } = await visit.post('/agenda/abonnement/nouvelle-adresse');
  return new URL(/value="(http[^"]+\.ics)"/.exec(text)?.[1] ?? '').pathname;
}

beforeAll(async () => {
  app = await startTestApp();
  const { db } = app;
  await createCommunes(db);
  structureId = await createStructure(db, { communeInsee: communes.nancy.code });
  me = await createUser(db, { structureId });
  const reasonId = await createReason(db, { structureId });
  const placeId = await createPlace(db, { structureId, name: 'Maison du numérique' });
  const mine = { structureId, agentId: me.id, reasonId, placeId, name: 'Mme Secrète', phone: '+33600000000' };
  appointment = await createAppointment(db, { ...mine, startsAt: '2026-11-25T09:00:00+01:00' });
  await createAppointment(db, { ...mine, startsAt: '2026-09-20T09:00:00+02:00' });
  await createAppointment(db, { ...mine, startsAt: '2027-06-20T09:00:00+02:00' });
  await createAgendaWorkshop(db, {
    ...{ structureId, createdBy: me.id, animators: [me.id], title: 'Mes premiers mails' },
    ...{ startsAt: '2026-11-26T14:00:00+01:00', endsAt: '2026-11-26T16:00:00+01:00' },
  });
  visit = await app.signInAs(me);
});
beforeEach(() => app.db.query('DELETE FROM rate_limit'));
afterAll(() => app.stop());

describe('the calendar of an agent outside', () => {
  it('tells hours, reasons, places and titles, and names nobody', async () => {
    const answer = await read(await make());
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    const calendar = lines(answer.text);
    expect(calendar).toContain('SUMMARY:Rendez-vous\u00a0: Accompagnement individuel');
    expect(calendar).toContain('DTSTART:20261125T080000Z');
    expect(calendar).toContain('LOCATION:Maison du numérique');
    expect(calendar).toContain('SUMMARY:Atelier\u00a0: Mes premiers mails');
    expect(calendar).not.toMatch(/Secrète|33600000000/);
    // 60 days back, 180 ahead.
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  });

  it('is not sent again while nothing changes, and what is cancelled leaves it', async () => {
    const address = await make();
    const first = await read(address);
    const again = await read(address, { 'If-None-Match': first.headers['etag'] ?? '' });
    expect([again.status, again.text]).toEqual([304, '']);
    await app.db.query(
      `UPDATE appointment SET status = 'cancelled_by_service', ended_at = '2026-11-24' WHERE id = $1`,
      [appointment],
    );
    const changed = await read(address, { 'If-None-Match': first.headers['etag'] ?? '' });
    expect(changed.status).toBe(200);
    expect(changed.text).not.toContain('Accompagnement individuel');
    await app.db.query(`UPDATE appointment SET status = 'upcoming', ended_at = NULL WHERE id = $1`, [appointment]);
  });

  it('is found by its key alone: neither a forged one, nor the one before, nor a stopped one', async () => {
    const former = await make();
    const address = await make();
    expect((await read(former)).status).toBe(404);
    expect((await read(address)).status).toBe(200);
    expect((await read(address.replace(/.\.ics$/, '!.ics'))).status).toBe(404);
    expect((await read(`/calendrier/${'A'.repeat(43)}.ics`)).status).toBe(404);
    expect((await read(address.replace('.ics', ''))).status).toBe(404);
    expect((await visit.get('/agenda/abonnement/arreter')).text).toContain('Arrêter l’adresse');
    await visit.post('/agenda/abonnement/arreter');
    expect((await read(address)).status).toBe(404);
    expect((await visit.get('/agenda/abonnement')).text).toContain('Obtenir une adresse');
  });

  it('keeps a digest of the key, never the key, and shows it once', async () => {
    const token = (await make()).slice('/calendrier/'.length, -4);
    const [row] = await app.db.query<{ token_hash: string }[]>('SELECT token_hash FROM agenda_feed');
    expect(row?.token_hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await visit.get('/agenda/abonnement')).text).not.toContain(token);
    const kept = await app.db.query<{ at: string }[]>(
      `SELECT 'session' AS at FROM http_session WHERE sess::text LIKE $1
       UNION ALL SELECT 'journal' FROM audit_event WHERE details::text LIKE $1`,
      [`%${token}%`],
    );
    expect(kept).toEqual([]);
  });

  it('notes the last day on which it was read, once a day', async () => {
    const address = await make();
    const day = async () =>
      (await app.db.query(`SELECT last_read_on::text AS day, xmin::text AS write FROM agenda_feed`))[0] as object;
    await read(address);
    const first = await day();
    expect(first).toMatchObject({ day: '2026-11-24' });
    await read(address);
    expect(await day()).toEqual(first);
    expect((await visit.get('/agenda/abonnement')).text).toContain('lue pour la dernière fois aujourd’hui');
  });

  it('ends with the account, and with the work in a structure', async () => {
    const address = await make();
    await app.db.query(`UPDATE membership SET ends_on = '2026-11-23' WHERE user_id = $1`, [me.id]);
    expect((await read(address)).text).not.toContain('Accompagnement individuel');
    await app.db.query(`UPDATE membership SET ends_on = NULL WHERE user_id = $1`, [me.id]);
    await app.db.query(`UPDATE app_user SET disabled_at = '2026-11-24' WHERE id = $1`, [me.id]);
    expect((await read(address)).status).toBe(404);
    await app.db.query(`UPDATE app_user SET disabled_at = NULL WHERE id = $1`, [me.id]);
  });

  it('slows down whoever hammers it', async () => {
    for (let count = 0; count < 60; count += 1) await read(`/calendrier/${'B'.repeat(43)}.ics`);
    expect((await read(`/calendrier/${'B'.repeat(43)}.ics`)).status).toBe(429);
  });
});

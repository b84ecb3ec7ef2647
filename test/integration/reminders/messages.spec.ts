import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppointmentsService } from '../../../src/modules/appointments/index.js';
import { MessageComposers, MessagesQueries } from '../../../src/modules/messages/index.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { AccessLinks } from '../../../src/platform/links/index.js';
import { createAppointment, createReason } from '../../factories/appointments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import { createRegistration, createWorkshop } from '../../factories/workshops.js';
import { startTestApp, type TestApp } from '../../setup/app.js';
import { type MailServer, startMailServer } from '../messages/mail-server.js';

/** Reminders by a real mail server and a real provider of text messages. */
let mails: MailServer;
let provider: Server;
let app: TestApp;
let structureId: string;
let agentId: string;
let reasonId: string;
const texts: { to: string; text: string }[] = [];

beforeAll(async () => {
  mails = await startMailServer();
  provider = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      texts.push(JSON.parse(Buffer.concat(chunks).toString()) as { to: string; text: string });
      response.writeHead(202).end();
    });
  }).listen(0, '127.0.0.1');
  await once(provider, 'listening');
  app = await startTestApp(undefined, {
    env: {
      ...{ SMTP_URL: mails.url, MAIL_FROM: 'passerelle@exemple.test', SMS_TOKEN: 'une-cle' },
      SMS_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/envoi`,
    },
    logger: { log() {}, warn() {}, error() {} },
  });
  await createCommunes(app.db);
});
afterAll(async () => {
  await app.stop();
  await mails.stop();
  provider.close();
});
beforeEach(async () => {
  app.clock.set('2026-11-24T10:30:00+01:00');
  mails.mails.splice(0);
  texts.splice(0);
  const contact = { name: 'Maison de l’Étang', email: 'accueil@etang.test', phone: '+33383000102' };
  structureId = await createStructure(app.db, contact);
  agentId = (await createUser(app.db, { structureId })).id;
  reasonId = await createReason(app.db, { structureId, createdBy: agentId, toBring: 'Votre carte Vitale.' });
});

const give = () => app.get(Jobs).runNow('reminders.give');
const send = () => app.get(Jobs).runNow('messages.send');
const receipts = async (id: string, kind: 'appointment' | 'registration' = 'appointment') =>
  (await app.get(MessagesQueries).ofSubject({ kind, id })).map(({ status }) => status);

async function appointment(contact: object, startsAt = '2026-11-26T09:00:00Z'): Promise<string> {
  const beneficiaryId = await createBeneficiary(app.db, { structureId, createdBy: agentId, ...contact });
  return createAppointment(app.db, { structureId, agentId, reasonId, beneficiaryId, startsAt });
}
const byMail = { contactPreference: 'email', email: 'odette@exemple.test' };
const bySms = { contactPreference: 'sms', phone: '+33612345678' };

describe('a reminder by mail', () => {
  it('says when, where and what to bring, never why, and brings the line of a calendar', async () => {
    const id = await appointment(byMail);
    await give();
    await send();
    expect(mails.mails).toHaveLength(1);
    const [mail] = mails.mails;
    expect(mail?.subject).toBe('Rappel\u00a0: votre rendez-vous du jeudi 26\u00a0novembre 2026 à 10\u00a0h');
    expect(mail?.text).toContain('Nous vous attendons jeudi 26\u00a0novembre 2026 à 10\u00a0h.');
    expect(mail?.text).toContain('Maison de l’Étang');
    expect(mail?.text).toContain('À apporter : Votre carte Vitale.');
    expect(mail?.text).not.toContain('Accompagnement');
    const token = /\/v\/([A-Za-z0-9_-]{43})/.exec(mail?.text ?? '')?.[1];
    expect(await app.get(AccessLinks).find('appointment', token)).toMatchObject({ subjectId: id });

    const calendars = mail?.attachments.map(({ mimeType, filename, content }) => [
      mimeType,
      filename,
      Buffer.from(content as ArrayBuffer)
        .toString('utf8')
        .replace(/\r?\n /g, ''),
    ]);
    expect(calendars?.map(([type, name]) => [type, name])).toEqual([
      ['text/calendar', null],
      ['application/ics', 'rendez-vous.ics'],
    ]);
    for (const [, , text] of calendars ?? []) {
      const lines = (text ?? '').split(/\r?\n/);
      expect(lines).toEqual(
        expect.arrayContaining(['METHOD:REQUEST', `UID:rendez-vous-${id}@localhost`, 'SEQUENCE:1']),
      );
      expect(lines).toEqual(expect.arrayContaining(['DTSTART:20261126T090000Z', 'DTEND:20261126T100000Z']));
      expect(lines).toEqual(expect.arrayContaining(['SUMMARY:Rendez-vous', 'LOCATION:Maison de l’Étang']));
      expect(text).toContain('mailto:accueil@etang.test');
      expect(text).toContain('MAILTO:odette@exemple.test');
      expect(text).not.toMatch(/Accompagnement|Vitale/);
    }
  });

  it('of a workshop tells those who have a seat how to join', async () => {
    const settings = { mode: 'remote' as const, connection: 'https://visio.test/salle', zone: 'Indian/Reunion' };
    const workshopId = await createWorkshop(app.db, {
      ...{ structureId, createdBy: agentId, startsAt: '2026-11-26T09:00:00Z' },
      ...settings,
    });
    await createRegistration(app.db, { workshopId, name: 'Paul Arnaud', email: 'paul@exemple.test' });
    await give();
    await send();
    expect(mails.mails[0]?.text).toContain('jeudi 26\u00a0novembre 2026 à 13\u00a0h (heure de La Réunion)');
    expect(mails.mails[0]?.text).toContain('Pour vous connecter : https://visio.test/salle');
    expect(mails.mails[0]?.text).toMatch(/\/i\/[A-Za-z0-9_-]{43}/);
    expect(mails.mails[0]?.attachments[0]?.content).toBeDefined();
  });
});

describe('the calendar of whoever reads the mails', () => {
  it('moves the same line, then strikes it out; on the waiting list it gets none', async () => {
    const workshopId = await createWorkshop(app.db, { structureId, createdBy: agentId, capacity: 1 });
    const id = await createRegistration(app.db, { workshopId, name: 'Paul Arnaud', email: 'paul@exemple.test' });
    const compose = async (kind: string) => {
      const message = { id, subjectId: id, details: {}, channel: 'email' as const };
      return (await app.get(MessageComposers).compose(kind, message))?.calendar;
    };
    const booked = await compose('registration.answer');
    expect(booked).toMatchObject({
      method: 'request',
      entry: { uid: `inscription-${id}@localhost`, startsAt: new Date('2026-12-08T13:00:00Z'), cancelled: false },
    });
    app.clock.advance({ minutes: 2 });
    const later = await createWorkshop(app.db, { structureId, createdBy: agentId, startsAt: '2026-12-09T13:00:00Z' });
    await app.db.query('UPDATE registration SET workshop_id = $2, queue_number = 1 WHERE id = $1', [id, later]);
    const moved = await compose('registration.moved');
    expect(moved).toMatchObject({
      method: 'request',
      entry: { uid: booked?.entry.uid, startsAt: new Date('2026-12-09T13:00:00Z') },
    });
    expect(moved?.entry.sequence).toBeGreaterThan(booked?.entry.sequence ?? NaN);
    await app.db.query(
      `UPDATE registration SET status = 'cancelled', cancelled_at = now(), cancelled_by = 'person' WHERE id = $1`,
      [id],
    );
    app.clock.advance({ minutes: 2 });
    const over = await compose('registration.cancelled');
    expect(over).toMatchObject({ method: 'cancel', entry: { uid: booked?.entry.uid, cancelled: true } });
    expect(over?.entry.sequence).toBeGreaterThan(moved?.entry.sequence ?? NaN);
    const waiting = await createRegistration(app.db, {
      workshopId,
      name: 'Lise',
      email: 'lise@exemple.test',
      status: 'waiting',
    });
    const message = { id, subjectId: waiting, details: {}, channel: 'email' as const };
    expect((await app.get(MessageComposers).compose('registration.answer', message))?.calendar).toBeUndefined();
  });
});

describe('a reminder by text message', () => {
  it('is one short sentence and a link', async () => {
    await appointment(bySms);
    await give();
    await send();
    expect(texts).toHaveLength(1);
    expect(texts[0]?.text).toMatch(
      /^Rappel : rendez-vous jeudi 26 novembre 2026 à 10 h, Maison de l'Étang\. Je viens ou non : http:\/\/localhost:3000\/v\/[A-Za-z0-9_-]{43}$/,
    );
  });

  it('names neither a caisse nor a place that says too much', async () => {
    for (const settings of [{ name: 'CPAM d’ici', kind: 'fund' as const }, { name: 'Maison de santé des Ponts' }]) {
      structureId = await createStructure(app.db, settings);
      agentId = (await createUser(app.db, { structureId })).id;
      reasonId = await createReason(app.db, { structureId, createdBy: agentId });
      await appointment(bySms);
    }
    await give();
    await send();
    expect(texts).toHaveLength(2);
    for (const { text } of texts) {
      expect(text).toMatch(/^Rappel : rendez-vous jeudi 26 novembre 2026 à 10 h\. Je viens/);
    }
  });
});

describe('what has changed meanwhile', () => {
  const actor = () => ({
    ...{ userId: agentId, structureId, role: 'mediator' as const, firstName: 'A', lastName: 'B' },
    ...{ membershipId: agentId, workplaceName: 'Ici', scope: null },
  });

  it('is not reminded of: cancelled, and due again when it stands again', async () => {
    const id = await appointment(byMail);
    await give();
    await app.get(AppointmentsService).cancel(actor(), id, 'person');
    expect(await receipts(id)).toContain('cancelled');
    await send();
    expect(mails.mails.filter(({ subject }) => subject?.startsWith('Rappel'))).toEqual([]);
    await give();
    await app.get(AppointmentsService).restore(actor(), id);
    app.clock.advance({ minutes: 31 });
    await give();
    await send();
    expect(mails.mails.filter(({ subject }) => subject?.startsWith('Rappel'))).toHaveLength(1);
  });

  it('moved: the former date is said no more, the new one is', async () => {
    const id = await appointment({ ...byMail, email: 'moved@exemple.test' });
    await give();
    const startsAt = new Date('2026-11-27T13:00:00Z');
    await app.get(AppointmentsService).move(actor(), id, { startsAt, force: true });
    await send();
    app.clock.set('2026-11-26T08:00:00Z');
    await give();
    await send();
    const theirs = mails.mails.filter(({ to }) => to?.[0]?.address === 'moved@exemple.test');
    const reminders = theirs.filter(({ subject }) => subject?.startsWith('Rappel'));
    expect(reminders.map(({ subject }) => subject)).toEqual([
      'Rappel\u00a0: votre rendez-vous du vendredi 27\u00a0novembre 2026 à 14\u00a0h',
    ]);
  });
});

describe('a reminder that a worker holds while all changes', () => {
  it('is of no use any more: another date, an hour that has come, a seat given back', async () => {
    const id = await appointment(byMail);
    const compose = (startsAt: string) =>
      app.get(MessageComposers).compose('reminder.appointment', {
        ...{ id, subjectId: id, details: { step: 'two_days', startsAt }, channel: 'call' as const },
      });
    expect(await compose('2026-11-26T09:00:00.000Z')).toMatchObject({
      subject: 'Rappel\u00a0: votre rendez-vous du jeudi 26\u00a0novembre 2026 à 10\u00a0h',
    });
    expect(await compose('2026-11-25T09:00:00.000Z')).toBeNull();
    app.clock.set('2026-11-26T09:00:00Z');
    expect(await compose('2026-11-26T09:00:00.000Z')).toBeNull();
    app.clock.set('2026-11-26T08:00:00Z');
    await app.db.query(`UPDATE appointment SET status = 'cancelled_by_person', ended_at = now() WHERE id = $1`, [id]);
    expect(await compose('2026-11-26T09:00:00.000Z')).toBeNull();
  });
});

describe('a mail server that is away for a day', () => {
  it('delays a reminder, and sends none once the hour has come', async () => {
    const { port } = mails;
    const [late, inTime] = [await appointment(byMail), await appointment(byMail, '2026-11-26T14:00:00Z')];
    app.clock.set('2026-11-26T08:00:00Z');
    await give();
    await mails.stop();
    await send();
    expect([await receipts(late), await receipts(inTime)]).toEqual([['queued'], ['queued']]);
    mails = await startMailServer(port);
    app.clock.set('2026-11-26T09:00:00Z');
    await send();
    await give();
    await send();
    expect(await receipts(late)).toEqual(['cancelled']);
    expect(await receipts(inTime)).toEqual(['sent']);
    expect(mails.mails.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['Rappel\u00a0: votre rendez-vous du jeudi 26\u00a0novembre 2026 à 15\u00a0h']),
    );
  });
});

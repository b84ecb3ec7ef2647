import { newId } from '../../../src/platform/ids.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { MessageComposers, MessagesQueries, MessagesService } from '../../../src/modules/messages/index.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp } from '../../setup/app.js';
import { type MailServer, startMailServer } from './mail-server.js';

let server: MailServer;
let app: TestApp;
let structureId: string;
const logged: string[] = [];
const log = (...words: unknown[]) => void logged.push(words.map(String).join(' '));

beforeAll(async () => {
  server = await startMailServer();
  app = await startTestApp(undefined, {
    env: { SMTP_URL: server.url, MAIL_FROM: 'passerelle@exemple.test' },
    logger: { log, warn: log, error: log, debug: log, verbose: log, fatal: log },
  });
  structureId = await createStructure(app.db, {
    name: 'Maison de l’Étang',
    email: 'accueil@etang.test',
    phone: '+33383000102',
  });
  app.get(MessageComposers).register('essai.bonjour', {
    label: 'Bonjour',
    compose: ({ details }) =>
      Promise.resolve(
        details['useless']
          ? null
          : {
              subject: 'Une demande d’accompagnement vous attend',
              text: 'Bonjour,\n\nRépondez ici\u00a0: https://passerelle.test/r/jeton?a=1&b=2.\nMerci «\u00a0beaucoup\u00a0».',
            },
      ),
  });
});
afterAll(async () => {
  await app.stop();
  await server.stop();
});
beforeEach(() => {
  server.mails.splice(0);
  server.atRecipient = () => undefined;
  server.atBody = () => undefined;
  server.delay = 0;
  logged.splice(0);
});

const queue = async (details = {}, email = 'inès.dupont@exemple.test') => {
  const subject = { kind: 'referral' as const, id: newId() };
  const to = { name: 'Inès Dupont', kind: 'structure' as const, email, phone: null };
  const { id } = await app.get(MessagesService).queue({ kind: 'essai.bonjour', structureId, subject, to, details });
  return { id, subject };
};
const send = () => app.get(Jobs).runNow('messages.send');
const receipt = async (subject: { kind: 'referral'; id: string }) =>
  (await app.get(MessagesQueries).ofSubject(subject))[0];

describe('a mail', () => {
  it('reaches its receiver, written at the moment of sending', async () => {
    const { id, subject } = await queue({}, 'ines@exemple.test');
    expect(await receipt(subject)).toMatchObject({ status: 'queued', statusLabel: 'En attente d’envoi', sentAt: null });
    await send();
    expect(server.mails).toHaveLength(1);
    const [mail] = server.mails;
    expect(mail).toMatchObject({
      from: { name: 'Passerelle · Maison de l’Étang', address: 'passerelle@exemple.test' },
      replyTo: [{ name: 'Maison de l’Étang', address: 'accueil@etang.test' }],
      to: [{ name: 'Inès Dupont', address: 'ines@exemple.test' }],
      subject: 'Une demande d’accompagnement vous attend',
      messageId: `<${id}@localhost>`,
    });
    expect(mail?.text?.trimEnd()).toBe(
      'Bonjour,\n\nRépondez ici\u00a0: https://passerelle.test/r/jeton?a=1&b=2.\nMerci «\u00a0beaucoup\u00a0».\n\n' +
        '-- \nMaison de l’Étang\n03\u00a083\u00a000\u00a001\u00a002\naccueil@etang.test\nMessage envoyé avec Passerelle.',
    );
    expect(mail?.html).toContain(
      '<a href="https://passerelle.test/r/jeton?a&#x3D;1&amp;b&#x3D;2">https://passerelle.test/r/jeton?a&#x3D;1&amp;b&#x3D;2</a>.<br>Merci',
    );
    expect(mail?.html).not.toMatch(/<img|<style|<script/);
    expect(await receipt(subject)).toMatchObject({
      status: 'sent',
      statusLabel: 'Envoyé',
      sentAt: new Date('2026-11-24T09:30:00Z'),
      recipient: 'ines@exemple.test',
      failureInFrench: null,
    });
    await send();
    expect(server.mails).toHaveLength(1);
  });

  it('is not sent when it is no longer of use', async () => {
    const { subject } = await queue({ useless: 1 });
    await send();
    expect(server.mails).toEqual([]);
    expect(await receipt(subject)).toMatchObject({ status: 'cancelled' });
  });

  it('is taken back before it leaves, and not after', async () => {
    const { subject } = await queue();
    expect(await app.get(MessagesService).cancel(subject, ['other'])).toBe(0);
    expect(await app.get(MessagesService).cancel(subject)).toBe(1);
    await send();
    expect(server.mails).toEqual([]);
    const gone = await queue();
    await send();
    expect(await app.get(MessagesService).cancel(gone.subject)).toBe(0);
    expect(server.mails).toHaveLength(1);
  });

  it('whose address is refused fails at once, in plain words, and no address is logged', async () => {
    server.atRecipient = () => ({ code: 550, words: '5.1.1 <ines@exemple.test> user unknown' });
    const { subject } = await queue({}, 'ines@exemple.test');
    await send();
    expect(await receipt(subject)).toMatchObject({
      status: 'failed',
      statusLabel: 'Non envoyé',
      failureInFrench: 'L’adresse a été refusée\u00a0: elle n’existe pas ou n’existe plus. Vérifiez-la, ou appelez.',
    });
    expect(logged.join('\n')).toContain('address_refused');
    expect(logged.join('\n')).not.toMatch(/@exemple\.test|Dupont|user unknown/);
  });

  it('that the server puts off is tried again a minute later, then leaves', async () => {
    server.atBody = () => ({ code: 451, words: '4.7.1 greylisted' });
    const { subject } = await queue();
    await send();
    expect(await receipt(subject)).toMatchObject({
      status: 'queued',
      dueAt: new Date(app.clock.now().getTime() + 60_000),
      failureInFrench: 'La messagerie d’en face ne peut pas recevoir pour l’instant.',
    });
    server.atBody = () => undefined;
    await send();
    expect(server.mails).toEqual([]);
    app.clock.advance({ minutes: 1 });
    await send();
    expect(server.mails).toHaveLength(1);
    expect(await receipt(subject)).toMatchObject({ status: 'sent', failureInFrench: null });
  });

  it('is given up after the sixth try', async () => {
    server.atBody = () => ({ code: 421, words: 'later' });
    const { subject } = await queue();
    for (const minutes of [0, 1, 5, 30, 120]) {
      app.clock.advance({ minutes });
      await send();
      expect(await receipt(subject)).toMatchObject({ status: 'queued' });
    }
    app.clock.advance({ minutes: 360 });
    await send();
    expect(await receipt(subject)).toMatchObject({ status: 'failed', dueAt: null });
  });
});

describe('the transaction', () => {
  it('that is rolled back leaves no message and no job', async () => {
    const waiting = async () =>
      (
        await app
          .get(UnitOfWork)
          .query<{ n: number }>(`SELECT count(*) AS n FROM jobs.job WHERE name = 'messages.send'`)
      )[0]?.n;
    await queue();
    const before = await waiting();
    expect(before).toBeGreaterThan(0);
    let subject: { kind: 'referral'; id: string } | undefined;
    await expect(
      app.get(UnitOfWork).run(async () => {
        ({ subject } = await queue());
        expect(await waiting()).toBe((before ?? 0) + 1);
        throw new Error('changed my mind');
      }),
    ).rejects.toThrow('changed my mind');
    expect(await waiting()).toBe(before);
    expect(subject && (await receipt(subject))).toBeUndefined();
    await send();
  });
});

describe('two workers at once', () => {
  it('never send the same message', async () => {
    const all = await Promise.all(Array.from({ length: 30 }, () => queue()));
    await Promise.all([send(), send(), send()]);
    const ids = server.mails.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(30);
    expect(ids).toHaveLength(30);
    for (const { subject } of all) expect(await receipt(subject)).toMatchObject({ status: 'sent' });
  });
});

describe('a server that is away', () => {
  it('keeps everything, says why, and stops at the first', async () => {
    const { port } = server;
    await server.stop();
    const [one, two] = [await queue(), await queue()];
    await send();
    expect(await receipt(one.subject)).toMatchObject({
      status: 'queued',
      failureInFrench: 'Le serveur d’envoi ne répond pas.',
    });
    expect(await receipt(two.subject)).toMatchObject({ status: 'queued', failureInFrench: null });
    server = await startMailServer(port);
    app.clock.advance({ minutes: 1 });
    await send();
    expect(server.mails).toHaveLength(2);
  });
});

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { MessageComposers, MessagesQueries, MessagesService } from '../../../src/modules/messages/index.js';
import { newId } from '../../../src/platform/ids.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

/** The provider of text messages is a real HTTP server; the mail server accepts connections and says nothing. */
let app: TestApp;
let provider: Server;
let structureId: string;
let answer = 202;
const received: { headers: IncomingMessage['headers']; body: Record<string, string> }[] = [];
const mute = createTcpServer(() => undefined);

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, string>;
  received.push({ headers: request.headers, body });
  response.writeHead(answer, answer === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end('{}');
}

beforeAll(async () => {
  provider = createServer((request, response) => void take(request, response)).listen(0, '127.0.0.1');
  mute.listen(0, '127.0.0.1');
  await Promise.all([once(provider, 'listening'), once(mute, 'listening')]);
  app = await startTestApp(undefined, {
    env: {
      SMS_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/envoi`,
      SMS_TOKEN: 'une-cle',
      SMTP_URL: `smtp://127.0.0.1:${(mute.address() as AddressInfo).port}`,
      MAIL_FROM: 'passerelle@exemple.test',
    },
    logger: { log() {}, warn() {}, error() {} },
  });
  structureId = await createStructure(app.db);
  app.get(MessageComposers).register('essai.sms', {
    label: 'Rappel',
    compose: ({ details, channel }) =>
      Promise.resolve({
        subject: 'Rappel',
        text: String(details['text'] ?? `Atelier mardi à 10\u00a0h (${channel}).`),
      }),
  });
});
afterAll(async () => {
  await app.stop();
  provider.close();
  mute.close();
});
beforeEach(() => {
  received.splice(0);
  answer = 202;
});

const queue = async (to: object, details = {}) => {
  const subject = { kind: 'referral' as const, id: newId() };
  const person = { name: 'Jeanne', kind: 'person' as const, email: null, phone: '+33612345678', ...to };
  const { id } = await app.get(MessagesService).queue({ kind: 'essai.sms', structureId, subject, to: person, details });
  return { id, subject };
};
const send = () => app.get(Jobs).runNow('messages.send');
const receipt = async (subject: { kind: 'referral'; id: string }) =>
  (await app.get(MessagesQueries).ofSubject(subject))[0];

describe('a text message', () => {
  it('is given to the provider, and its receipt hides the number', async () => {
    const { id, subject } = await queue({});
    await send();
    expect(received.map(({ body }) => body)).toEqual([
      { to: '+33612345678', text: 'Atelier mardi à 10 h (sms).', reference: id },
    ]);
    expect(received[0]?.headers).toMatchObject({
      authorization: 'Bearer une-cle',
      'content-type': 'application/json',
    });
    expect(await receipt(subject)).toMatchObject({
      status: 'sent',
      channel: 'sms',
      recipient: '••\u00a0••\u00a0••\u00a0••\u00a078',
    });
  });

  it.each([
    [503, 'queued', 'Le serveur d’envoi ne répond pas.'],
    [302, 'queued', 'Le serveur d’envoi ne répond pas.'],
    [429, 'queued', 'La messagerie d’en face ne peut pas recevoir pour l’instant.'],
    [401, 'queued', 'Le serveur d’envoi refuse nos identifiants. Prévenez la personne qui administre Passerelle.'],
    [422, 'failed', 'L’adresse a été refusée\u00a0: elle n’existe pas ou n’existe plus. Vérifiez-la, ou appelez.'],
  ])('to which the provider answers %i is %s', async (status, expected, words) => {
    answer = status;
    const { subject } = await queue({});
    await send();
    expect(await receipt(subject)).toMatchObject({ status: expected, failureInFrench: words });
    expect(await app.get(MessagesService).cancel(subject)).toBe(1);
  });

  it('that says too much becomes a call', async () => {
    const { subject } = await queue({}, { text: 'Bonjour, votre RSA…' });
    await send();
    expect(received).toEqual([]);
    expect(await receipt(subject)).toMatchObject({ status: 'to_call', channel: 'call', statusLabel: 'À appeler' });
  });
});

describe('a mail server that says nothing', () => {
  it('is not waited for longer than ten seconds, and the message is kept for later', async () => {
    const { subject } = await queue({ email: 'jeanne@exemple.test' });
    const start = performance.now();
    await send();
    expect(performance.now() - start).toBeLessThan(15_000);
    expect(await receipt(subject)).toMatchObject({
      status: 'queued',
      failureInFrench: 'Le serveur d’envoi a mis trop de temps à répondre.',
    });
  });
});

describe('a trial', () => {
  it('is put in the outbox for the administrator who asks', async () => {
    const user = await createUser(app.db, { role: 'administrator', structureId: null });
    const visit = await app.signInAs(user);
    expect((await visit.get('/administration/messages')).text).toContain('depuis passerelle@exemple.test');
    expect((await visit.post('/administration/messages/essai')).status).toBe(303);
    const rows = await app.db.query<Record<string, unknown>[]>(
      `SELECT recipient, structure_id, status FROM message WHERE subject_kind = 'trial'`,
    );
    expect(rows).toEqual([{ recipient: user.email, structure_id: null, status: 'queued' }]);
  });
});

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type pg from 'pg';
import { SMTPServer } from 'smtp-server';
import type { Leftovers } from '../harness/leftovers.js';

/** What a mail server of the loopback accepted. */
export interface Postbox {
  readonly url: string;
  /** Message-ID of each mail accepted, in order, with the instant of its acceptance (`performance.now()`). */
  readonly accepted: { id: string; at: number }[];
}

const MESSAGE_ID = /^message-id: (<[^>]+>)/im;

/** Accepts everything at once, and keeps the number of each mail. */
export async function openPostbox(leftovers: Leftovers): Promise<Postbox> {
  const accepted: Postbox['accepted'] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
      stream.on('end', () => {
        accepted.push({ id: MESSAGE_ID.exec(text)?.[1] ?? 'none', at: performance.now() });
        done();
      });
    },
  });
  // A program that is killed cuts its connection.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  leftovers.add(() => new Promise<void>((done) => server.close(() => done())));
  return { url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`, accepted };
}

/** Messages of one structure, all due, of the kind that needs nothing else in the base. */
export async function fillOutbox(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `WITH sender AS (
       INSERT INTO structure (id, name, kind, email, created_at)
       VALUES (gen_random_uuid(), 'Maison du numérique', 'mediation', 'maison@exemple.test', now()) RETURNING id
     )
     INSERT INTO message (id, structure_id, kind, subject_kind, subject_id, channel, recipient, recipient_name,
       recipient_kind, status, smtp_message_id, queued_at, due_at)
     SELECT made.id, sender.id, 'messages.trial', 'trial', gen_random_uuid(), 'email', 'lieu-' || made.n || '@exemple.test',
       'Lieu ' || made.n, 'structure', 'queued', '<' || made.id || '@exemple.test>', now(), now()
     FROM sender, (SELECT n, gen_random_uuid() AS id FROM generate_series(1, $1) n) made`,
    [count],
  );
  await client.query('ANALYZE message');
}

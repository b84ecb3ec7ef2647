/** A real SMTP server on the loopback, that does as it is told, and keeps what it accepts. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerAddress } from 'smtp-server';

/** What the server answers instead of « OK » : 550 and the like; nothing for OK. */
type Answer = () => { code: number; words: string } | undefined;

export interface MailServer {
  readonly url: string;
  readonly port: number;
  /** Everything accepted, oldest first. */
  readonly mails: Email[];
  /** For the next recipients, or the next bodies. */
  atRecipient: Answer;
  atBody: Answer;
  /** Before it answers to a body, in milliseconds. */
  delay: number;
  /** Sessions opened so far. */
  sessions: number;
  stop(): Promise<void>;
}

const refused = ({ code, words }: { code: number; words: string }): Error =>
  Object.assign(new Error(words), { responseCode: code });

export async function startMailServer(port = 0): Promise<MailServer> {
  const state: Omit<MailServer, 'url' | 'port' | 'stop'> = {
    mails: [],
    atRecipient: () => undefined,
    atBody: () => undefined,
    delay: 0,
    sessions: 0,
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onConnect: (_session, done) => {
      state.sessions += 1;
      done();
    },
    onRcptTo: (_address: SMTPServerAddress, _session, done) => {
      const answer = state.atRecipient();
      done(answer ? refused(answer) : null);
    },
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const answer = state.atBody();
        if (answer) return done(refused(answer));
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          setTimeout(() => {
            state.mails.push(mail);
            done();
          }, state.delay);
        });
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(port, '127.0.0.1');
  await once(listening, 'listening');
  const bound = (listening.address() as AddressInfo).port;
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    stop: () => new Promise<void>((done) => server.close(() => done())),
  });
}

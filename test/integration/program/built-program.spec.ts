import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PASSWORD = 'Un-pont-solide-1789';

let folder: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerelle-program-'));
  await chmod(folder, 0o711);
});
afterAll(async () => {
  for (const child of running) child.kill('SIGTERM');
  await Promise.all(
    running.filter((child) => child.exitCode === null && child.signalCode === null).map((child) => once(child, 'exit')),
  );
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

interface Started {
  address: string;
  output: () => string;
  stop: () => Promise<number | string | null>;
}

/** The program as `npm start` runs it once built: `npm test` builds before this. */
async function start(settings: Record<string, string>): Promise<Started> {
  const port = await freePort();
  const { PATH, HOME, LANG } = process.env;
  const env = { PATH, HOME, LANG, PORT: String(port), DATA_DIR: folder, DEMO_PASSWORD: PASSWORD, ...settings };
  const child = spawn(process.execPath, [join(ROOT, 'dist/src/main.js')], { cwd: ROOT, env });
  running.push(child);
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 600 && child.exitCode === null; tries += 1) {
    const alive = await fetch(`${address}/readyz`).catch(() => undefined);
    if (alive?.ok) break;
    await pause(100);
  }
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    return child.exitCode ?? child.signalCode;
  };
  return { address, output: () => output, stop };
}

const cookiesOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** The home page of an account, through the sign-in form. */
async function signIn(address: string, email: string): Promise<string> {
  const form = await fetch(`${address}/connexion`);
  const token = /name="_csrf" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
  const signed = await fetch(`${address}/connexion`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookiesOf(form) },
    body: new URLSearchParams({ _csrf: token, email, password: PASSWORD }),
  });
  expect(signed.status).toBe(303);
  const home = await fetch(`${address}/`, { headers: { cookie: cookiesOf(signed) } });
  return home.text();
}

describe('the built program on a new folder', () => {
  it('tells the demonstration story once, and each account finds its page', async () => {
    const first = await start({});
    expect(first.output()).toContain('guichet@demo.example');
    expect(first.output()).toContain(`(affiché une seule fois) : ${PASSWORD}`);
    expect(await (await fetch(`${first.address}/healthz`)).json()).toEqual({ status: 'ok' });
    expect(await signIn(first.address, 'guichet@demo.example')).toContain('Bonjour Nadia');
    expect(await signIn(first.address, 'conseiller@demo.example')).toContain('On attend votre réponse');
    expect(await signIn(first.address, 'caisse@demo.example')).toContain('Aïcha');
    expect(await signIn(first.address, 'coordination@demo.example')).toContain('séances ce mois-ci');
    const administrator = await signIn(first.address, 'admin@demo.example');
    expect(administrator).toContain('Démonstration.');
    expect(await first.stop()).toBe('SIGTERM');

    // At once: its workers are not all there yet.
    const hurried = await start({});
    expect(await hurried.stop()).toBe('SIGTERM');

    const second = await start({});
    expect(second.output()).not.toContain(PASSWORD);
    expect(await signIn(second.address, 'guichet@demo.example')).toContain('Bonjour Nadia');
    expect(await second.stop()).toBe('SIGTERM');
  }, 120_000);

  it('refuses the demonstration in production, in one French line for each fault', async () => {
    const refused = await start({ NODE_ENV: 'production', DEMO: 'true' });
    expect(await refused.stop()).toBe(1);
    expect(refused.output()).toContain('le mode démonstration ne peut pas être activé avec NODE_ENV=production');
    expect(refused.output()).toContain('SESSION_SECRET');
    expect(refused.output()).not.toContain('    at ');
  });
});

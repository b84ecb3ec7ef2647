import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type pg from 'pg';
import { connect, dropTestDatabase, testDatabaseUrl } from '../../setup/database.js';

const ROOT = join(import.meta.dirname, '..', '..', '..');

let url: string;
let base: pg.Client;

beforeAll(async () => {
  url = await testDatabaseUrl();
  base = await connect(url);
});
afterAll(() => dropTestDatabase());

/** The built command, as `npm run accounts:administrator` runs it, with the password on its standard input. */
async function run(args: string[], password: string): Promise<{ code: number | null; said: string }> {
  const { PATH, HOME } = process.env;
  const env = {
    PATH,
    HOME,
    DATABASE_URL: url,
    DATA_DIR: '/nonexistent',
    SESSION_SECRET: 'x'.repeat(40),
    NODE_ENV: 'production',
  };
  const child = spawn(process.execPath, [join(ROOT, 'dist/src/accounts-administrator.js'), ...args], {
    cwd: ROOT,
    env,
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdin.end(`${password}\n`);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

describe('the first administrator of a new database', () => {
  const who = ['Ines.Fabre@Exemple.test', 'Inès', 'Fabre', 'Roy'];

  it('is refused with a weak password, in French, and nothing is written', async () => {
    const answer = await run(who, 'azerty123456');
    expect(answer.code).toBe(1);
    expect(answer.said).not.toContain('azerty123456');
    expect((await base.query('SELECT FROM app_user')).rowCount).toBe(0);
  });

  it('is opened once, with its role and its line in the journal', async () => {
    expect(await run(who, 'Un-pont-solide-1789')).toMatchObject({ code: 0 });
    const { rows } = await base.query(
      `SELECT u.email, u.last_name, m.role FROM app_user u JOIN membership m ON m.user_id = u.id`,
    );
    expect(rows).toEqual([{ email: 'ines.fabre@exemple.test', last_name: 'Fabre Roy', role: 'administrator' }]);
    const journal = await base.query(`SELECT verb FROM audit_event`);
    expect(journal.rows).toEqual([{ verb: 'user.open-administrator' }]);
    const again = await run(who, 'Un-pont-solide-1789');
    expect(again.code).toBe(1);
    expect(again.said).toContain('Un compte existe déjà avec cette adresse mail.');
  });

  it('explains the command when words are missing', async () => {
    const answer = await run(['quelqu’un'], '');
    expect(answer.code).toBe(2);
    expect(answer.said).toContain('Usage');
  });
});

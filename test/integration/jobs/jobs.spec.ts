import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { dataSourceOptions } from '../../../src/platform/db/data-source.js';
import { migrate } from '../../../src/platform/db/migrate.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { startTestApp, type TestApp } from '../../setup/app.js';
import { dropDatabase, emptyDatabaseUrl } from '../../setup/database.js';

let app: TestApp;
let jobs: Jobs;
const runs: Record<string, object[]> = {};
const counted = (name: string) => (data: object) => {
  (runs[name] ??= []).push(data);
  return Promise.resolve();
};
const logged: string[] = [];
const log = (...words: unknown[]) => void logged.push(words.map(String).join(' '));

beforeAll(async () => {
  app = await startTestApp(undefined, { logger: { log, warn: log, error: log } });
  jobs = app.get(Jobs);
  jobs.define('essai.simple', counted('simple'));
  jobs.define('essai.wake', counted('wake'), { singleton: true });
  jobs.define('essai.fail', () => Promise.reject(Object.assign(new Error('Jeanne Aubertin'), { code: '23505' })));
  jobs.define('essai.cron', counted('cron'), { everyCron: '0 3 * * *' });
});
afterAll(() => app.stop());

const waiting = async (name: string): Promise<number> =>
  (await app.db.query<{ n: number }[]>('SELECT count(*) AS n FROM jobs.job WHERE name = $1', [name]))[0]?.n ?? NaN;

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 15_000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('waited 15 seconds in vain');
    await pause(20);
  }
}

describe('a job', () => {
  it('waits where no worker was ever started, and is gone with its transaction', async () => {
    await jobs.enqueue('essai.simple', { id: 'one' });
    expect(await waiting('essai.simple')).toBe(1);
    const work = app.get(UnitOfWork);
    await expect(
      work.run(async () => {
        await jobs.enqueue('essai.simple', { id: 'two' });
        await jobs.enqueue('essai.wake');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect([await waiting('essai.simple'), await waiting('essai.wake')]).toEqual([1, 0]);
    await work.run(() => jobs.enqueue('essai.wake'));
    expect(await waiting('essai.wake')).toBe(1);
  });

  it('with a key waits once', async () => {
    await jobs.enqueue('essai.simple', { id: 'keyed' }, { singletonKey: 'k' });
    await jobs.enqueue('essai.simple', { id: 'again' }, { singletonKey: 'k' });
    expect(await waiting('essai.simple')).toBe(2);
  });

  it('is run by hand in tests, and is one that was defined', async () => {
    await expect(jobs.runNow('essai.fail')).rejects.toThrow('Jeanne Aubertin');
    await expect(jobs.enqueue('essai.unknown')).rejects.toThrow('No job essai.unknown');
    expect(() => jobs.define('essai.simple', counted('other'))).toThrow('defined twice');
  });
});

describe('the workers', () => {
  it('run each job, answer all wake-ups by one run, and tell a failure without its words', async () => {
    await jobs.enqueue('essai.wake', { id: 'last' });
    await jobs.enqueue('essai.fail');
    await jobs.enqueue('essai.simple', { id: 'later' }, { startAfter: new Date(Date.now() + 3_600_000) });
    await jobs.start();
    await until(() => (runs['simple'] ?? []).length === 2 && (runs['wake'] ?? []).length > 0);
    expect(runs['simple']).toEqual([{ id: 'one' }, { id: 'keyed' }]);
    expect(runs['wake']).toEqual([{ id: 'last' }]);
    await until(async () =>
      (await app.db.query<{ state: string }[]>(`SELECT state FROM jobs.job WHERE name = 'essai.fail'`)).some(
        ({ state }) => state === 'retry',
      ),
    );
    expect(logged.join('\n')).toContain('Job essai.fail failed: Error 23505');
    expect(logged.join('\n')).not.toContain('Aubertin');
    const kept = await app.db.query<object[]>(`SELECT output FROM jobs.job WHERE name = 'essai.fail'`);
    expect(JSON.stringify(kept)).not.toContain('Aubertin');
  });

  it('keep the hours of Paris, and forget those of a job that is no more', async () => {
    const schedules = await app.db.query<{ name: string; cron: string; timezone: string }[]>(
      `SELECT name, cron, timezone FROM jobs.schedule WHERE name IN ('essai.cron', 'messages.send') ORDER BY name`,
    );
    expect(schedules).toEqual([
      { name: 'essai.cron', cron: '0 3 * * *', timezone: 'Europe/Paris' },
      { name: 'messages.send', cron: '* * * * *', timezone: 'Europe/Paris' },
    ]);
  });
});

describe('the tables of the jobs', () => {
  it('are made once when two programs start together on an empty base', async () => {
    const url = await emptyDatabaseUrl();
    const open = () => new DataSource(dataSourceOptions(url, { poolSize: 2 })).initialize();
    const [one, other] = [await open(), await open()];
    try {
      await Promise.all([migrate(one), migrate(other)]);
      expect(await one.query(`SELECT count(*) AS n FROM jobs.version`)).toEqual([{ n: 1 }]);
    } finally {
      await Promise.all([one.destroy(), other.destroy()]);
      await dropDatabase(url);
    }
  });
});

import { newId } from '../../../src/platform/ids.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { AccessLinks } from '../../../src/platform/links/index.js';
import { DROP_LINKS } from '../../../src/platform/links/link-night.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

let app: TestApp;
let links: AccessLinks;
beforeAll(async () => {
  app = await startTestApp('2026-11-24T10:30:00+01:00');
  links = app.get(AccessLinks);
});
afterAll(() => app.stop());
beforeEach(() => app.clock.set('2026-11-24T10:30:00+01:00'));

const SOON = new Date('2026-11-26T10:30:00+01:00');

describe('a key to one thing', () => {
  it('opens that thing alone, and the base holds no token', async () => {
    const subject = newId();
    const token = await links.mint('registration', subject, SOON);
    expect(await links.find('registration', token)).toMatchObject({ kind: 'registration', subjectId: subject });
    expect(await links.find('appointment', token)).toBeUndefined();
    const rows = await app.db.query<{ hash: string }[]>(
      'SELECT token_hash AS hash FROM access_link WHERE subject_id = $1',
      [subject],
    );
    expect(rows.map(({ hash }) => hash)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it.each([['forged'.padEnd(43, 'x')], [''], [undefined], [['a'.repeat(43)]], ["' OR 1=1 --"]])(
    'is not opened by %p',
    async (token) => {
      expect(await links.find('registration', token)).toBeUndefined();
    },
  );

  it('opens nothing from the instant at which it ends, nor once it is taken back', async () => {
    const subject = newId();
    const token = await links.mint('appointment', subject, SOON);
    const held = await links.find('appointment', token);
    app.clock.set(SOON);
    expect(await links.find('appointment', token)).toBeUndefined();
    expect(await links.again('appointment', held?.id ?? '')).toBeUndefined();
    app.clock.set('2026-11-24T10:30:00+01:00');
    await links.revoke('appointment', subject);
    expect(await links.find('appointment', token)).toBeUndefined();
    expect(await links.again('appointment', held?.id ?? '')).toBeUndefined();
  });

  it('is deleted a month after it ended, not before', async () => {
    const subject = newId();
    await links.mint('booking', subject, SOON);
    const left = async () =>
      Number(
        (
          await app.db.query<{ n: string }[]>('SELECT count(*) AS n FROM access_link WHERE subject_id = $1', [subject])
        )[0]?.n,
      );
    app.clock.set('2026-12-26T10:00:00+01:00');
    await app.get(Jobs).runNow(DROP_LINKS);
    expect(await left()).toBe(1);
    app.clock.set('2026-12-26T11:00:00+01:00');
    await app.get(Jobs).runNow(DROP_LINKS);
    expect(await left()).toBe(0);
  });
});

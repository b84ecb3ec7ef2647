import { errorsOf, OrganisingWorld, textOf } from './organising-world.js';

let world: OrganisingWorld;

beforeAll(async () => {
  world = await OrganisingWorld.open();
});
afterAll(() => world.app.stop());

interface Day {
  id: string;
  version: number;
  title: string;
  starts_at: Date;
  ends_at: Date;
  status: string;
}

const daysOf = async (id: string): Promise<Day[]> =>
  world.app.db.query<Day[]>(
    `SELECT id, version, title, starts_at, ends_at, status FROM workshop
      WHERE series_id = (SELECT series_id FROM workshop WHERE id = $1) ORDER BY starts_at`,
    [id],
  );

const weekly = { repeat: 'weekly', every: '1', until: '2026-12-29', skipHolidays: 'true' };

const dates = (html: string): [value: string, ticked: boolean][] =>
  [...html.matchAll(/name="days" type="checkbox" value="([^"]+)"( checked)?/g)].map(([, value = '', ticked]) => [
    value,
    ticked !== undefined,
  ]);

/** The first date of a new series of five Tuesdays, the last two of December among them. */
async function makeSeries(changes: Record<string, unknown> = {}): Promise<string> {
  const form = world.form({ ...weekly, ...changes });
  const preview = await world.visit.post('/ateliers/nouveau', form);
  expect(preview.status).toBe(200);
  const days = dates(preview.text).flatMap(([value, ticked]) => (ticked ? [value] : []));
  const made = await world.visit.post('/ateliers/nouveau', { ...form, act: 'create', days });
  expect(made.status).toBe(303);
  return (made.headers['location'] ?? '').split('/').at(-1) ?? '';
}

const correction = (version: number, changes: Record<string, unknown> = {}) =>
  world.form({ version: String(version), formKey: undefined, repeat: undefined, ...changes });

describe('the dates of a series', () => {
  it('are looked at first, public holidays unticked, and nothing is made yet', async () => {
    const form = world.form({ ...weekly, title: 'Vendredis', day: '2026-12-18', until: '2027-01-08' });
    const { status, text } = await world.visit.post('/ateliers/nouveau', form);
    expect(status).toBe(200);
    expect(dates(text)).toEqual([
      ['2026-12-18', true],
      ['2026-12-25', false],
      ['2027-01-01', false],
      ['2027-01-08', true],
    ]);
    expect(textOf(text)).toContain('Jour férié : Noël');
    expect(await world.app.db.query(`SELECT 1 FROM workshop WHERE title = 'Vendredis'`)).toEqual([]);
  });

  it('know the holidays of the place: 26 December is one in Metz', async () => {
    const form = world.form({
      ...{ ...weekly, day: '2026-12-26', until: '2026-12-26', placeId: 'other', address: '1 rue aux Arènes' },
    });
    expect(dates((await world.visit.post('/ateliers/nouveau', { ...form, commune: '57000' })).text)).toEqual([
      ['2026-12-26', false],
    ]);
    expect(dates((await world.visit.post('/ateliers/nouveau', { ...form, commune: '54000' })).text)).toEqual([
      ['2026-12-26', true],
    ]);
  });

  it('become workshops of their own, once, but for those unticked', async () => {
    const form = world.form({ ...weekly, act: 'create', days: ['2026-12-01', '2026-12-15'] });
    const made = await world.visit.post('/ateliers/nouveau', form);
    const again = await world.visit.post('/ateliers/nouveau', form);
    expect([made.status, again.headers['location']]).toEqual([303, made.headers['location']]);
    const id = (made.headers['location'] ?? '').split('/').at(-1) ?? '';
    const days = await daysOf(id);
    expect(days.map(({ starts_at }) => starts_at.toISOString())).toEqual([
      '2026-12-01T13:00:00.000Z',
      '2026-12-15T13:00:00.000Z',
    ]);
    const [series] = await world.app.db.query<{ excluded_days: string[] }[]>(
      `SELECT excluded_days::text[] FROM workshop_series WHERE id = (SELECT series_id FROM workshop WHERE id = $1)`,
      [id],
    );
    expect(series?.excluded_days).toEqual(['2026-12-08', '2026-12-22', '2026-12-29']);
  });

  it('keep their hour when clocks change', async () => {
    const id = await makeSeries({ day: '2027-03-23', until: '2027-03-30' });
    expect((await daysOf(id)).map(({ starts_at }) => starts_at.toISOString())).toEqual([
      '2027-03-23T13:00:00.000Z',
      '2027-03-30T12:00:00.000Z',
    ]);
  });

  it('come on the second Tuesday of each month', async () => {
    const form = world.form({ repeat: 'monthly', every: '1', day: '2026-12-08', until: '2027-03-31' });
    expect(dates((await world.visit.post('/ateliers/nouveau', form)).text).map(([day]) => day)).toEqual([
      ...['2026-12-08', '2027-01-12', '2027-02-09', '2027-03-09'],
    ]);
  });

  it('are refused without any, without an end, or by the hundred', async () => {
    const none = await world.visit.post('/ateliers/nouveau', world.form({ ...weekly, act: 'create' }));
    expect([none.status, errorsOf(none.text)]).toEqual([422, ['Gardez au moins une date.']]);
    const endless = await world.visit.post('/ateliers/nouveau', world.form({ ...weekly, until: undefined }));
    expect(errorsOf(endless.text)).toEqual(['Écrivez la date du dernier atelier.']);
    const many = { ...weekly, weekdays: ['1', '2', '3', '4', '5'], until: '2027-11-30' };
    const [error] = errorsOf((await world.visit.post('/ateliers/nouveau', world.form(many))).text);
    expect(error).toMatch(/^Cela fait \d+ dates : 104 au plus à la fois\.$/);
  });
});

describe('a correction of a series', () => {
  it('changes the date alone, unless told', async () => {
    const id = await makeSeries();
    const answer = await world.visit.post(`/ateliers/${id}/modifier`, correction(1, { title: 'Seul', scope: 'one' }));
    expect(answer.status).toBe(303);
    expect((await daysOf(id)).map(({ title }) => title === 'Seul')).toEqual([true, false, false, false, false]);
  });

  it('goes to all dates at once when nobody registered and none was changed apart', async () => {
    const id = await makeSeries();
    const changes = { title: 'Toutes', start: '10:00', end: '12:00', scope: 'all' };
    expect((await world.visit.post(`/ateliers/${id}/modifier`, correction(1, changes))).status).toBe(303);
    const days = await daysOf(id);
    expect(new Set(days.map(({ title }) => title))).toEqual(new Set(['Toutes']));
    expect(days.map(({ starts_at }) => starts_at.toISOString().slice(0, 16))).toEqual([
      ...['2026-12-01T09:00', '2026-12-08T09:00', '2026-12-15T09:00', '2026-12-22T09:00', '2026-12-29T09:00'],
    ]);
  });

  it('asks about the dates that have registrations or were changed apart, and changes those ticked alone', async () => {
    const id = await makeSeries();
    const [, second, third] = await daysOf(id);
    await world.register(second?.id ?? '', 2);
    const apart = correction(1, { day: '2026-12-15', start: '15:00', end: '17:00', scope: 'one' });
    await world.visit.post(`/ateliers/${third?.id}/modifier`, apart);
    const change = correction(1, { start: '10:00', end: '12:00', scope: 'following' });
    const asked = await world.visit.post(`/ateliers/${id}/modifier`, change);
    expect(asked.status).toBe(200);
    expect(dates(asked.text).map(([, ticked]) => ticked)).toEqual([true, false, false, true, true]);
    expect(textOf(asked.text)).toContain('2 inscriptions');
    expect(textOf(asked.text)).toContain('Modifiée à part : horaires');
    const days = dates(asked.text).flatMap(([value, ticked]) => (ticked ? [value] : []));
    const done = await world.visit.post(`/ateliers/${id}/modifier`, { ...change, act: 'apply', days });
    expect(done.status).toBe(303);
    expect((await daysOf(id)).map(({ starts_at }) => starts_at.toISOString().slice(11, 16))).toEqual([
      ...['09:00', '13:00', '14:00', '09:00', '09:00'],
    ]);
  });

  it('asks again when a date that was ticked has changed since', async () => {
    const id = await makeSeries();
    const [first, second] = await daysOf(id);
    const change = correction(1, { title: 'Nouveau titre', scope: 'all', act: 'apply' });
    const days = [`${first?.id}_1`, `${second?.id}_7`];
    const answer = await world.visit.post(`/ateliers/${id}/modifier`, { ...change, days });
    expect(answer.status).toBe(422);
    expect(errorsOf(answer.text)[0]).toContain('Une de ces dates a changé entre-temps');
    expect((await daysOf(id)).every(({ version }) => version === 1)).toBe(true);
  });

  it('moves every date by as many days', async () => {
    const id = await makeSeries();
    const change = correction(1, { day: '2026-12-03', scope: 'all' });
    expect((await world.visit.post(`/ateliers/${id}/modifier`, change)).status).toBe(303);
    expect((await daysOf(id)).map(({ starts_at }) => starts_at.toISOString().slice(0, 10))).toEqual([
      ...['2026-12-03', '2026-12-10', '2026-12-17', '2026-12-24', '2026-12-31'],
    ]);
  });

  it('changes nothing when one of the dates cannot follow', async () => {
    const id = await makeSeries();
    const [, second] = await daysOf(id);
    await world.register(second?.id ?? '', 3);
    const change = correction(1, { capacity: '2', scope: 'all', act: 'apply' });
    const days = (await daysOf(id)).map((day) => `${day.id}_${day.version}`);
    const answer = await world.visit.post(`/ateliers/${id}/modifier`, { ...change, days });
    expect(errorsOf(answer.text)).toEqual([
      '3 places sont déjà prises le mardi 8 décembre 2026 : gardez-en au moins autant.',
    ]);
    expect((await daysOf(id)).every(({ version }) => version === 1)).toBe(true);
  });
});

describe('a series', () => {
  it('takes more dates, once each', async () => {
    const id = await makeSeries();
    const answer = await world.visit.post(`/ateliers/${id}/dates`, { day1: '2027-01-05', day2: '2026-12-08' });
    expect(answer.status).toBe(303);
    expect((await daysOf(id)).map(({ starts_at }) => starts_at.toISOString().slice(0, 10)).at(-1)).toBe('2027-01-05');
    expect(await daysOf(id)).toHaveLength(6);
    const past = await world.visit.post(`/ateliers/${id}/dates`, { day1: '2026-11-01', day2: '2030-01-01' });
    expect(errorsOf(past.text)).toEqual([
      'Cette date est déjà passée.',
      'Une série dure deux ans au plus : commencez-en une autre.',
    ]);
    const alone = await world.make();
    expect((await world.visit.get(`/ateliers/${alone}/dates`)).status).toBe(404);
  });

  it('remembers the programme it was begun from on each date, those added since too', async () => {
    const id = await makeSeries({ programme: 'compte-ameli' });
    const added = await world.visit.post(`/ateliers/${id}/dates`, { day1: '2027-01-05' });
    expect(added.status).toBe(303);
    const [counted] = await world.app.db.query<object[]>(
      `SELECT count(*)::int AS dates, array_agg(DISTINCT programme) AS programmes FROM workshop
        WHERE series_id = (SELECT series_id FROM workshop WHERE id = $1)`,
      [id],
    );
    expect(counted).toEqual({ dates: 6, programmes: ['compte-ameli'] });
  });

  it('is cancelled from a date on, those ticked alone', async () => {
    const id = await makeSeries();
    const [, , third, fourth] = await daysOf(id);
    const page = await world.visit.get(`/ateliers/${third?.id}/annuler`);
    expect(dates(page.text).map(([, ticked]) => ticked)).toEqual([true, false, false]);
    const days = [`${third?.id}_1`, `${fourth?.id}_1`];
    expect((await world.visit.post(`/ateliers/${third?.id}/annuler`, { days })).status).toBe(303);
    expect((await daysOf(id)).map(({ status }) => status)).toEqual([
      ...['published', 'published', 'cancelled', 'cancelled', 'published'],
    ]);
  });

  it('is prepared as drafts, then published at once', async () => {
    const form = world.form({ ...weekly, act: 'create-draft', days: ['2026-12-01', '2026-12-08'] });
    const made = await world.visit.post('/ateliers/nouveau', form);
    const id = (made.headers['location'] ?? '').split('/').at(-1) ?? '';
    expect((await world.visit.get(`/ateliers/${id}`)).text).toContain('Publier toutes les dates');
    await world.visit.post(`/ateliers/${id}/publier`, { scope: 'all' });
    expect((await daysOf(id)).map(({ status }) => status)).toEqual(['published', 'published']);
  });
});

import { errorsOf, OrganisingWorld, textOf } from './organising-world.js';

let world: OrganisingWorld;

beforeAll(async () => {
  world = await OrganisingWorld.open();
  await world.visit.get('/ateliers/materiel');
  await world.visit.post('/ateliers/materiel', { laptop: '4', tablet: '10', phone: '0' });
});
afterAll(() => world.app.stop());

const at = (start: string, end: string, changes: Record<string, unknown>) => world.form({ start, end, ...changes });

it('are promised while there are some left, and say to whom they are', async () => {
  await world.make({ start: '09:00', end: '11:00', tablet: '6', title: 'Premiers pas' });
  const clash = await world.visit.post('/ateliers/nouveau', at('10:30', '12:00', { tablet: '5' }));
  expect(clash.status).toBe(422);
  expect(errorsOf(clash.text)).toEqual([
    'Tablettes : 4 libres sur 10, mardi 1er décembre 2026 à 10 h 30. Déjà promis à « Premiers pas » (mardi 1er décembre 2026, 9 h).',
  ]);
  expect((await world.visit.post('/ateliers/nouveau', at('11:00', '12:00', { tablet: '10' }))).status).toBe(303);
  const unknown = await world.visit.post('/ateliers/nouveau', at('11:00', '12:00', { phone: '1' }));
  expect(errorsOf(unknown.text)).toEqual([
    'Votre inventaire ne compte pas de téléphones : ajoutez-les dans « Matériel ».',
  ]);
});

it('follow a workshop that moves, and are free once it is cancelled', async () => {
  const day = '2026-12-03';
  const first = await world.make({ day, start: '09:00', end: '11:00', laptop: '4' });
  const second = await world.make({ day, start: '14:00', end: '16:00', laptop: '4' });
  const moved = world.form({ day, start: '10:00', end: '12:00', laptop: '4', version: '1' });
  expect(errorsOf((await world.visit.post(`/ateliers/${second}/modifier`, moved)).text)[0]).toContain('0 libre sur 4');
  await world.visit.post(`/ateliers/${first}/annuler`, { days: `${first}_1` });
  expect((await world.visit.post(`/ateliers/${second}/modifier`, moved)).status).toBe(303);
});

it('may be exchanged between the dates of a series that all move', async () => {
  const days = ['2026-12-07', '2026-12-08', '2026-12-09'];
  const series = { day: '2026-12-07', repeat: 'weekly', weekdays: ['2', '3'], until: '2026-12-09', laptop: '4', days };
  const form = world.form({ ...series, start: '20:00', end: '19:00', act: 'create' });
  const made = await world.visit.post('/ateliers/nouveau', form);
  const id = (made.headers['location'] ?? '').split('/').at(-1) ?? '';
  const later = { ...series, day: '2026-12-08', days: [], repeat: undefined, weekdays: [], until: undefined };
  const change = world.form({ ...later, start: '20:00', end: '19:00', version: '1', scope: 'all' });
  expect((await world.visit.post(`/ateliers/${id}/modifier`, change)).status).toBe(303);
});

it('are never fewer than promised', async () => {
  const answer = await world.visit.post('/ateliers/materiel', { laptop: '4', tablet: '9', phone: '0' });
  expect(answer.status).toBe(422);
  expect(errorsOf(answer.text)).toEqual([
    'Des ateliers à venir prennent 10 tablettes en même temps : gardez-en au moins autant.',
  ]);
  const page = textOf((await world.visit.get('/ateliers/materiel')).text);
  expect(page).toContain('Premiers pas');
  expect((await world.visit.post('/ateliers/materiel', { laptop: '5', tablet: '12', phone: '2' })).status).toBe(303);
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids.js';
import { createRegistration } from '../../factories/workshops.js';
import type { Visit } from '../../setup/app.js';
import { type SeatsWebWorld, seatsWebWorld } from './seats-web-world.js';

let world: SeatsWebWorld;

beforeAll(async () => {
  world = await seatsWebWorld();
});
afterAll(() => world.app.stop());

const FIELDS = { name: 'Jeanne Aubry', email: 'jeanne@exemple.test' };

async function ask(workshop: string, fields: Record<string, string> = FIELDS, visit: Visit = world.app.visitor()) {
  const page = await visit.get(`/ateliers-ouverts/${workshop}/inscription`);
  const formKey = /name="formKey" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  return { visit, answer: await visit.post(`/ateliers-ouverts/${workshop}/inscription`, { formKey, ...fields }) };
}

describe('asking for a seat without an account', () => {
  it('with a mail: a seat is held two hours, and the link confirms it; nothing is written before the button', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const { visit, answer } = await ask(workshop);
    expect(answer.status).toBe(303);
    const page = await visit.follow(answer);
    expect(page.text).toContain('Une place vous est gardée deux heures');
    const [row] = await world.registrations(workshop);
    expect(row).toMatchObject({ name: 'Jeanne Aubry', status: 'pending', email: 'jeanne@exemple.test' });
    const letter = await world.letter(row?.id ?? '');
    expect(letter?.subject).toBe('Confirmez votre place');
    expect(letter?.text).toContain('jusqu’au mardi 24\u00a0novembre 2026 à 12\u00a0h\u00a030');
    expect(letter?.text).toContain('12 rue des Ponts\n54000 Nancy');
    const other = world.app.visitor();
    const landing = await other.get(letter?.link ?? '');
    expect(landing.text).toContain('Confirmer ma place');
    expect(landing.headers['referrer-policy']).toBe('no-referrer');
    expect((await world.registrations(workshop))[0]?.status).toBe('pending');
    const opened = await other.post(letter?.link ?? '');
    expect(opened.headers['location']).toBe(`/inscription/${row?.id}`);
    expect((await other.follow(opened)).text).toContain('Votre place est réservée');
    expect((await world.registrations(workshop))[0]?.status).toBe('registered');
  });

  it('with a phone alone: the desk calls', async () => {
    const workshop = await world.workshop();
    const { visit, answer } = await ask(workshop, { name: 'Paul Sans-Mail', phone: '06 12 34 56 78' });
    expect((await visit.follow(answer)).text).toContain('nous vous appelons pour la confirmer');
    const [row] = await world.registrations(workshop);
    expect(row?.status).toBe('pending');
    const letter = await world.letter(row?.id ?? '');
    expect(letter).toMatchObject({ kind: 'registration.to-confirm', link: '' });
    const calls = await world.agent.get('/messages/a-appeler');
    expect(calls.text).toContain('Paul Sans-Mail');
    expect(calls.text).toContain(`/ateliers/inscriptions/${row?.id}`);
  });

  it('when it is full: the place in the line is told, on the page and by mail', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    await createRegistration(world.app.db, { workshopId: workshop });
    await createRegistration(world.app.db, { workshopId: workshop, status: 'waiting' });
    const { visit, answer } = await ask(workshop);
    expect((await visit.follow(answer)).text).toContain('vous êtes en 2e\u00a0position sur la liste d’attente');
    const row = (await world.registrations(workshop)).at(-1);
    expect((await world.letter(row?.id ?? ''))?.text).toContain('en 2e\u00a0position');
  });

  it('says the same to whoever is known already, who gets their message again and no second seat', async () => {
    const workshop = await world.workshop();
    const first = await ask(workshop);
    const again = await ask(workshop, { name: 'JEANNE  AUBRY', email: 'jeanne@exemple.test' });
    const [one, two] = [await first.visit.follow(first.answer), await again.visit.follow(again.answer)];
    const words = (html: string) => html.replace(/[\s\S]*<main/, '').replace(/value="[^"]*"/g, '');
    expect(words(two.text)).toBe(words(one.text));
    expect(await world.registrations(workshop)).toHaveLength(1);
  });

  it('two people of one address each have a seat, also from a page gone back to', async () => {
    const workshop = await world.workshop();
    const visit = world.app.visitor();
    await visit.get(`/ateliers-ouverts/${workshop}/inscription`);
    const formKey = newId();
    for (const name of ['Jeanne Aubry', 'Jeanne Aubry', 'Louis Aubry']) {
      await visit.post(`/ateliers-ouverts/${workshop}/inscription`, { formKey, name, email: 'famille@exemple.test' });
    }
    expect((await world.registrations(workshop)).map(({ name }) => name)).toEqual(['Jeanne Aubry', 'Louis Aubry']);
  });

  it('asks for a name and a way to answer, and loses nothing of what was typed', async () => {
    const workshop = await world.workshop();
    const { answer } = await ask(workshop, { name: 'Jeanne Aubry', phone: '12' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('value="Jeanne Aubry"');
    expect(answer.text).toContain('Ce numéro n’existe pas');
    expect((await ask(workshop, { name: 'Jeanne Aubry' })).answer.text).toContain('Laissez une adresse mail');
    expect(await world.registrations(workshop)).toHaveLength(0);
  });

  it('a program that fills in everything is answered kindly, and has nothing', async () => {
    const workshop = await world.workshop();
    const { answer } = await ask(workshop, { ...FIELDS, website: 'https://exemple.test' });
    expect(answer.status).toBe(303);
    expect(await world.registrations(workshop)).toHaveLength(0);
  });

  it.each([
    ['is not open to the public', { publicBooking: false }, 404],
    ['is being prepared', { status: 'draft' as const }, 404],
    ['is cancelled', { status: 'cancelled' as const }, 409],
    ['has begun', { startsAt: '2026-11-24T09:00:00Z' }, 409],
  ])('a workshop that %s has no form', async (_case, settings, status) => {
    const workshop = await world.workshop(settings);
    expect((await world.app.visitor().get(`/ateliers-ouverts/${workshop}/inscription`)).status).toBe(status);
  });
});

describe('what is asked of the door', () => {
  it('a form without the token of its page is refused', async () => {
    const workshop = await world.workshop();
    const visit = world.app.visitor();
    await visit.get('/connexion');
    const answer = await visit.post(`/ateliers-ouverts/${workshop}/inscription`, { ...FIELDS, _csrf: 'forged' });
    expect(answer.status).toBe(403);
  });

  it('forty forms in a quarter of an hour from one address, then one waits', async () => {
    const workshop = await world.workshop({ capacity: 100 });
    const visit = world.app.visitor();
    await visit.get(`/ateliers-ouverts/${workshop}/inscription`);
    let last = 0;
    for (let count = 0; count < 41 && last !== 429; count += 1) {
      const fields = { formKey: newId(), name: `Personne ${count}`, email: `p${count}@exemple.test` };
      last = (await visit.post(`/ateliers-ouverts/${workshop}/inscription`, fields)).status;
    }
    expect(last).toBe(429);
  });
});

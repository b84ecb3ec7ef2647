import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { createRegistration } from '../../factories/workshops.js';
import { type SeatsWebWorld, seatsWebWorld } from './seats-web-world.js';

let world: SeatsWebWorld;

beforeAll(async () => {
  world = await seatsWebWorld();
});
afterAll(() => world.app.stop());

const statuses = async (workshop: string) => (await world.registrations(workshop)).map(({ status }) => status);
const at = (workshop: string) => `/ateliers/${workshop}/inscriptions/nouvelle`;

describe('an agent of the organiser', () => {
  it('finds the person inside the form and registers them in one press', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const person = await world.person({ firstName: 'Odette', lastName: 'Marchal' });
    const page = await world.agent.get(at(workshop));
    const formKey = /name="formKey" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const found = await world.agent.post(at(workshop), { formKey, act: 'search', q: 'marchal' });
    expect(found.status).toBe(200);
    expect(found.text).toContain(`value="${person}"`);
    const answer = await world.agent.post(at(workshop), { formKey, q: 'marchal', person });
    expect(answer.headers['location']).toBe(`/ateliers/${workshop}#inscriptions`);
    const again = await world.agent.post(at(workshop), { formKey, q: 'marchal', person });
    expect(again.status).toBe(303);
    expect(await statuses(workshop)).toEqual(['registered']);
  });

  it('gone back to the page, the next person is registered too', async () => {
    const workshop = await world.workshop();
    const [one, two] = [await world.person(), await world.person()];
    const formKey = newId();
    await world.agent.get(at(workshop));
    for (const person of [one, two]) await world.agent.post(at(workshop), { formKey, person });
    expect(await statuses(workshop)).toEqual(['registered', 'registered']);
  });

  it('registers someone without a file, with a way to reach them', async () => {
    const workshop = await world.workshop();
    await world.agent.get(at(workshop));
    const refused = await world.agent.post(at(workshop), { formKey: newId(), name: 'Paul Martin' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Notez une adresse mail ou un téléphone');
    await world.agent.post(at(workshop), { formKey: newId(), name: 'Paul Martin', phone: '0383001122' });
    expect(await world.registrations(workshop)).toMatchObject([{ name: 'Paul Martin', status: 'registered' }]);
  });

  it('is told that the person is registered already', async () => {
    const workshop = await world.workshop();
    const person = await world.person();
    await world.agent.get(at(workshop));
    await world.agent.post(at(workshop), { formKey: newId(), person });
    const again = await world.agent.post(at(workshop), { formKey: newId(), person });
    expect(again.status).toBe(409);
    expect(again.text).toContain('Cette personne est déjà inscrite à cet atelier.');
  });

  it('cancels after a confirmation, and takes up again', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const agent = { structureId: world.structureId, userId: world.userId };
    const id = await createRegistration(world.app.db, {
      workshopId: workshop,
      agent,
      name: 'Paul Martin',
      phone: '+33612345678',
    });
    expect((await world.agent.get(`/ateliers/inscriptions/${id}`)).text).toContain(
      '06\u00a012\u00a034\u00a056\u00a078',
    );
    expect((await world.agent.get(`/ateliers/inscriptions/${id}/annuler`)).text).toContain(
      'Annuler l’inscription de Paul Martin',
    );
    await world.agent.post(`/ateliers/inscriptions/${id}/annuler`);
    expect(await statuses(workshop)).toEqual(['cancelled']);
    const back = await world.agent.post(`/ateliers/inscriptions/${id}/reprendre`);
    expect((await world.agent.follow(back)).text).toContain('C’est fait\u00a0: la personne a une place.');
    expect(await statuses(workshop)).toEqual(['registered']);
  });

  it('moves someone to another workshop of the structure; a full one is said at the field', async () => {
    const [from, to, full] = [await world.workshop(), await world.workshop(), await world.workshop({ capacity: 1 })];
    await createRegistration(world.app.db, { workshopId: full });
    const id = await createRegistration(world.app.db, { workshopId: from });
    expect((await world.agent.get(`/ateliers/inscriptions/${id}/changer`)).text).toContain('Complet');
    const refused = await world.agent.post(`/ateliers/inscriptions/${id}/changer`, { workshopId: full });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Cet atelier est complet');
    const foreign = await world.workshop({ structureId: await createStructure(world.app.db) });
    expect((await world.agent.post(`/ateliers/inscriptions/${id}/changer`, { workshopId: foreign })).status).toBe(422);
    expect((await world.agent.post(`/ateliers/inscriptions/${id}/changer`, { workshopId: to })).status).toBe(303);
    expect(await statuses(to)).toEqual(['registered']);
  });

  it('notes what was said on the phone: a seat confirmed, an offer taken or left', async () => {
    const workshop = await world.workshop({ capacity: 2 });
    const pending = await createRegistration(world.app.db, { workshopId: workshop, status: 'pending' });
    const offered = await createRegistration(world.app.db, { workshopId: workshop, status: 'offered' });
    await createRegistration(world.app.db, { workshopId: workshop, status: 'waiting' });
    await world.agent.get(`/ateliers/inscriptions/${pending}`);
    await world.agent.post(`/ateliers/inscriptions/${pending}/confirmer`);
    await world.agent.post(`/ateliers/inscriptions/${offered}/refuser`);
    expect(await statuses(workshop)).toEqual(['registered', 'cancelled', 'offered']);
  });

  it('under two hours gives the free seat to the first of the line, and to no other', async () => {
    const workshop = await world.workshop({ capacity: 1, startsAt: '2026-11-24T11:00:00Z' });
    const seated = await createRegistration(world.app.db, { workshopId: workshop });
    const agent = { structureId: world.structureId, userId: world.userId };
    const first = await createRegistration(world.app.db, {
      workshopId: workshop,
      status: 'waiting',
      agent,
      phone: '+33383001122',
    });
    const second = await createRegistration(world.app.db, { workshopId: workshop, status: 'waiting' });
    await world.agent.get(`/ateliers/inscriptions/${seated}`);
    await world.agent.post(`/ateliers/inscriptions/${seated}/annuler`);
    expect(await statuses(workshop)).toEqual(['cancelled', 'waiting', 'waiting']);
    expect(await world.letter(first)).toMatchObject({ kind: 'registration.free-seat' });
    expect((await world.agent.post(`/ateliers/inscriptions/${second}/donner`)).status).toBe(409);
    await world.agent.post(`/ateliers/inscriptions/${first}/donner`);
    expect(await statuses(workshop)).toEqual(['cancelled', 'registered', 'waiting']);
  });

  it('prints the sheet: the names of that workshop alone, lines for those who come in, and the journal says so', async () => {
    const [workshop, other] = [await world.workshop(), await world.workshop()];
    await createRegistration(world.app.db, { workshopId: workshop, name: 'Zoé Vasseur' });
    await createRegistration(world.app.db, { workshopId: workshop, name: 'Émile Adam' });
    await createRegistration(world.app.db, { workshopId: workshop, name: 'Qui Attend', status: 'waiting' });
    await createRegistration(world.app.db, { workshopId: other, name: 'D’ailleurs' });
    const { text } = await world.agent.get(`/ateliers/${workshop}/emargement`);
    expect([...text.matchAll(/<th scope="row">([^<]*)/g)].map(([, name]) => name)).toEqual([
      'Émile Adam',
      'Zoé Vasseur',
    ]);
    expect(text.match(/<tr><td>\d+<\/td><td><\/td><td><\/td><\/tr>/g)).toHaveLength(5);
    const journal = await world.app.db.query(
      `SELECT details FROM audit_event WHERE verb = 'workshop.print-sheet' AND subject_id = $1`,
      [workshop],
    );
    expect(journal).toEqual([{ details: { count: 2 } }]);
  });
});

describe('an agent of another structure', () => {
  it('sees no registration and gives no seat', async () => {
    const workshop = await world.workshop();
    const id = await createRegistration(world.app.db, { workshopId: workshop });
    const stranger = await createUser(world.app.db, { structureId: await createStructure(world.app.db) });
    const visit = await world.app.signInAs(stranger);
    for (const address of [at(workshop), `/ateliers/${workshop}/emargement`, `/ateliers/inscriptions/${id}`]) {
      expect([address, (await visit.get(address)).status]).toEqual([address, 404]);
    }
    for (const address of [
      at(workshop),
      `/ateliers/inscriptions/${id}/annuler`,
      `/ateliers/inscriptions/${id}/donner`,
    ]) {
      expect([address, (await visit.post(address)).status]).toEqual([address, 404]);
    }
    expect(await statuses(workshop)).toEqual(['registered']);
  });
});

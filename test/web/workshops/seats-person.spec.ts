import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/platform/ids.js';
import { Seats } from '../../../src/modules/workshops/index.js';
import { type SeatsWebWorld, seatsWebWorld } from './seats-web-world.js';

let world: SeatsWebWorld;

beforeAll(async () => {
  world = await seatsWebWorld();
});
afterAll(() => world.app.stop());

/** Registered by the agent, one after the other, each with a mail. */
async function registered(workshop: string, count: number): Promise<string[]> {
  const actor = await world.actor();
  const ids: string[] = [];
  for (let rank = 0; rank < count; rank += 1) {
    const who = { name: `Personne ${rank}`, phone: null, email: `p${rank}@exemple.test` };
    ids.push((await world.app.get(Seats).register({ workshopId: workshop, who, by: actor, formKey: newId() })).id);
  }
  return ids;
}

const statuses = async (workshop: string) => (await world.registrations(workshop)).map(({ status }) => status);

describe('the page of a person’s own seat', () => {
  it('« je ne viens pas » is asked again, frees the seat, and the next one is offered it', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const [seated, next] = await registered(workshop, 2);
    const visit = await world.opened(seated ?? '');
    const page = await visit.get(`/inscription/${seated}`);
    expect(page.text).toContain('Je viens');
    expect(page.text).toContain('12 rue des Ponts');
    expect((await visit.get(`/inscription/${seated}/annuler`)).text).toContain(
      'Votre place sera proposée tout de suite',
    );
    expect(await statuses(workshop)).toEqual(['registered', 'waiting']);
    const left = await visit.post(`/inscription/${seated}/annuler`);
    expect((await visit.follow(left)).text).toContain('Votre inscription est annulée');
    expect(await statuses(workshop)).toEqual(['cancelled', 'offered']);
    expect((await world.registrations(workshop))[0]?.coming).toBe('no');

    const letter = await world.letter(next ?? '');
    expect(letter?.subject).toBe('Une place se libère pour vous');
    expect(letter?.text).toContain('jusqu’au mercredi 25\u00a0novembre 2026 à 10\u00a0h\u00a030');
    const other = await world.opened(next ?? '');
    const accepted = await other.post(`/inscription/${next}/accepter`);
    expect((await other.follow(accepted)).text).toContain('La place est à vous');
    expect(await statuses(workshop)).toEqual(['cancelled', 'registered']);
  });

  it('« je viens » is noted, and may be taken back', async () => {
    const workshop = await world.workshop();
    const [id] = await registered(workshop, 1);
    const visit = await world.opened(id ?? '');
    await visit.post(`/inscription/${id}/viens`);
    expect((await world.registrations(workshop))[0]).toMatchObject({ status: 'registered', coming: 'yes' });
    expect((await visit.get(`/inscription/${id}`)).text).toContain('Finalement, je ne viens pas');
  });

  it('an offer may be left, the line too; what was left may be asked for again, behind the others', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const [seated, first, second] = await registered(workshop, 3);
    await world.app.get(Seats).cancel(seated ?? '', 'desk');
    const visit = await world.opened(first ?? '');
    await visit.post(`/inscription/${first}/annuler`);
    expect(await statuses(workshop)).toEqual(['cancelled', 'cancelled', 'offered']);
    const again = await visit.post(`/inscription/${first}/reprendre`);
    expect((await visit.follow(again)).text).toContain('en 1re\u00a0position');
    expect((await world.registrations(workshop)).map(({ id }) => id)).toEqual([seated, second, first]);
  });

  it('two tabs: the second is told how things stand', async () => {
    const workshop = await world.workshop({ capacity: 1 });
    const [seated, next] = await registered(workshop, 2);
    await world.app.get(Seats).cancel(seated ?? '', 'desk');
    const visit = await world.opened(next ?? '');
    await world.app.get(Seats).declineOffer(next ?? '', 'desk');
    const late = await visit.post(`/inscription/${next}/accepter`);
    expect((await visit.follow(late)).text).toContain('a changé entre-temps');
  });

  it('says that the workshop is cancelled, or over', async () => {
    const workshop = await world.workshop();
    const [id] = await registered(workshop, 1);
    const visit = await world.opened(id ?? '');
    await world.app.db.query(
      `UPDATE workshop SET status = 'cancelled', cancelled_at = now(), cancel_words = 'La salle est inondée.'
        WHERE id = $1`,
      [workshop],
    );
    const page = await visit.get(`/inscription/${id}`);
    expect(page.text).toContain('Cet atelier est annulé');
    expect(page.text).toContain('La salle est inondée.');
  });
});

describe('a link', () => {
  it.each(['forged', 'x'.repeat(43)])('that was never given (%s) opens nothing', async (token) => {
    const visit = world.app.visitor();
    const page = await visit.get(`/i/${token}`);
    expect(page.status).toBe(404);
    expect(page.text).toContain('Ce lien ne s’ouvre pas');
    expect((await visit.post(`/i/${token}`)).status).toBe(404);
  });

  it('of one registration opens no other', async () => {
    const workshop = await world.workshop();
    const [one, other] = await registered(workshop, 2);
    const visit = await world.opened(one ?? '');
    expect((await visit.get(`/inscription/${other}`)).status).toBe(404);
    expect((await visit.post(`/inscription/${other}/annuler`)).status).toBe(404);
    expect(await statuses(workshop)).toEqual(['registered', 'registered']);
  });

  it('says nothing to a browser that did not open it', async () => {
    const [id] = await registered(await world.workshop(), 1);
    const visit = world.app.visitor();
    expect((await visit.get(`/inscription/${id}`)).status).toBe(404);
  });

  it('opens nothing the day after the workshop', async () => {
    const [id] = await registered(await world.workshop(), 1);
    const letter = await world.letter(id ?? '');
    world.app.clock.advance({ days: 16 });
    expect((await world.app.visitor().get(letter?.link ?? '')).status).toBe(404);
    world.app.clock.advance({ days: -16 });
  });
});

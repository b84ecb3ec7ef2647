import { createUser } from '../../factories/identity.js';
import type { Visit } from '../../setup/app.js';
import { readable } from './reading.js';
import { World } from './world.js';

let world: World;
/** Another counter agent, a mediator and a manager of the desk. */
let other: { id: string; visit: Visit };
let mediator: { id: string; visit: Visit };
let manager: { id: string; visit: Visit };

async function colleague(role: 'counter' | 'mediator' | 'structure_manager', lastName: string) {
  const user = await createUser(world.app.db, { role, structureId: world.desk, firstName: 'Alix', lastName });
  return { id: user.id, visit: await world.app.signInAs(user) };
}

beforeAll(async () => {
  world = await World.open();
  other = await colleague('counter', 'Aubry');
  mediator = await colleague('mediator', 'Bonnet');
  manager = await colleague('structure_manager', 'Colin');
});
beforeEach(async () => {
  await world.app.db.query('TRUNCATE referral, referral_event, beneficiary_share CASCADE');
});
afterAll(() => world.app.stop());

async function hand(desk: string, message?: string): Promise<string> {
  const answer = await world.sender.post(`/beneficiaires/${world.person}/confier`, {
    desk,
    ...(message && { message }),
  });
  expect([answer.status, answer.headers['location']]).toEqual([303, `/beneficiaires/${world.person}`]);
  const [row] = await world.app.db.query<{ id: string }[]>('SELECT id FROM referral ORDER BY created_at DESC, id DESC');
  return row?.id ?? '';
}

const lists = async (visit: Visit, id: string) => ({
  received: (await visit.get('/orientations/recues')).text.includes(id),
  sent: (await visit.get('/orientations')).text.includes(id),
  toAnswer: (await visit.get('/')).text.includes(`/orientations/${id}`),
});

describe('« Confier à un·e collègue »', () => {
  it('is on the case file, with the desks where someone works and the colleagues by name', async () => {
    const text = readable((await world.sender.get(`/beneficiaires/${world.person}`)).text);
    expect(text).toContain('Confier à un·e collègue');
    expect(text).toContain('l’accord de la personne n’est pas demandé');
    expect([...text.matchAll(/name="desk" value="([^"]+)">([^<]+)</g)].map(([, , name]) => name)).toEqual([
      ...['Médiation numérique', 'Accueil', 'Alix Aubry', 'Alix Bonnet', 'Alix Colin'],
    ]);
  });

  it('sends at the second click, without an agreement, to that colleague alone', async () => {
    const id = await hand(mediator.id, 'Elle attend dans le hall.');
    expect(await world.row(id)).toMatchObject({
      ...{ status: 'sent', path: 'internal', receiver_user_id: mediator.id, receiver_role: null, agreement_on: null },
      ...{ message: 'Elle attend dans le hall.', sender_id: world.counter.id, receiver_structure_id: world.desk },
    });
    expect(await lists(mediator.visit, id)).toEqual({ received: true, sent: false, toAnswer: true });
    expect(await lists(world.sender, id)).toEqual({ received: false, sent: true, toAnswer: false });
    expect(await lists(other.visit, id)).toEqual({ received: false, sent: true, toAnswer: false });
    expect(await lists(manager.visit, id)).toEqual({ received: false, sent: true, toAnswer: false });
    expect((await world.receiver.get(`/orientations/${id}`)).status).toBe(404);
    expect(await world.app.db.query('SELECT 1 FROM message WHERE subject_id = $1', [id])).toEqual([]);
  });

  it('to a desk, reaches whoever holds the role but the one who sends', async () => {
    const id = await hand('counter');
    expect(await world.row(id)).toMatchObject({
      receiver_user_id: null,
      receiver_role: 'counter',
      receiver_name: 'Accueil',
    });
    expect(await lists(other.visit, id)).toEqual({ received: true, sent: false, toAnswer: true });
    expect(await lists(world.sender, id)).toEqual({ received: false, sent: true, toAnswer: false });
    expect(await lists(mediator.visit, id)).toEqual({ received: false, sent: true, toAnswer: false });
  });

  it('is accepted in one click, and closed; the sender reads the outcome', async () => {
    const id = await hand('mediator');
    const page = readable((await mediator.visit.get(`/orientations/${id}`)).text);
    expect(page).toContain(`<form method="post" action="/orientations/${id}/accepter">`);
    expect(page).toContain('Jeanne Aubertin');
    expect(page).toContain('Pas demandé : rien n’est transmis hors de la structure');
    expect((await world.sender.post(`/orientations/${id}/accepter`)).status).toBe(404);
    expect((await mediator.visit.post(`/orientations/${id}/accepter`)).status).toBe(303);
    expect(await world.row(id)).toMatchObject({ status: 'accepted', answered_by: mediator.id });
    expect(await world.app.db.query('SELECT 1 FROM beneficiary_share')).toEqual([]);
    expect((await mediator.visit.post(`/orientations/${id}/terminer`, { outcome: 'accompanied' })).status).toBe(303);
    expect(readable((await world.sender.get(`/orientations/${id}`)).text)).toContain('Personne venue et accompagnée');
  });

  it('asks again for a message that holds a number, which is kept', async () => {
    const page = await world.sender.post(`/beneficiaires/${world.person}/confier`, {
      ...{ desk: 'mediator', message: '2 51 05 54 395 123 31' },
    });
    expect([page.status, readable(page.text).includes('sécurité sociale')]).toEqual([422, true]);
    expect(page.text).toContain('2 51 05 54 395 123 31</textarea>');
    const nobody = await world.sender.post(`/beneficiaires/${world.person}/confier`);
    expect([nobody.status, readable(nobody.text).includes('Choisissez à qui confier la personne.')]).toEqual([
      422,
      true,
    ]);
  });

  it('not to oneself, to someone of elsewhere, nor a person of elsewhere', async () => {
    for (const desk of [world.counter.id, world.mediator.id, 'structure_manager', 'x']) {
      expect((await world.sender.post(`/beneficiaires/${world.person}/confier`, { desk })).status).toBe(404);
    }
    const theirs = await world.stranger.post(`/beneficiaires/${world.person}/confier`, { desk: 'mediator' });
    expect(theirs.status).toBe(404);
    expect(await world.app.db.query('SELECT 1 FROM referral')).toEqual([]);
  });
});

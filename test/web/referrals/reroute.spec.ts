import { communes, createPlace, createStructure } from '../../factories/structures.js';
import { createLevel, createPerson, createReferral } from '../../factories/referrals.js';
import { createUser } from '../../factories/identity.js';
import { readable } from './reading.js';
import { World } from './world.js';

let world: World;
const places: Record<string, string> = {};

beforeAll(async () => {
  world = await World.open();
  await world.app.nest.listen(0, '127.0.0.1');
  for (const name of ['Médiathèque', 'Le Repaire', 'La Ruche', 'Maison du numérique', 'Le Phare']) {
    places[name] = await createPlace(world.app.db, {
      ...{ name, commune: communes.vezelise, accompaniment: ['Accompagnement individuel'] },
      services: ['Maîtrise des outils numériques du quotidien', 'Aide aux démarches administratives'],
    });
  }
});
afterAll(() => world.app.stop());

/** A beginner, sent to the first place, with a message. */
async function ended(status: 'refused' | 'expired' | 'sent' = 'refused'): Promise<{ id: string; person: string }> {
  const by = { structureId: world.desk, createdBy: world.counter.id };
  const person = await createPerson(world.app.db, by);
  await createLevel(world.app.db, {
    ...{ beneficiaryId: person, structureId: world.desk, authorId: world.counter.id, level: 'beginner' as const },
  });
  const id = await createReferral(world.app.db, {
    ...{ beneficiaryId: person, senderStructureId: world.desk, senderId: world.counter.id, status },
    ...{ receiverPlaceId: places['Médiathèque'] ?? '', receiverName: 'Médiathèque', message: 'Disponible le matin.' },
  });
  return { id, person };
}

const buttons = (html: string): { value: string; name: string }[] =>
  [...readable(html).matchAll(/name="receiver" value="([^"]+)">Réorienter vers ([^<]+)</g)].map(([, value, name]) => ({
    value: value ?? '',
    name: name ?? '',
  }));

describe('a referral that nobody took', () => {
  it.each(['refused', 'expired'] as const)('and that is %s shows three others, the form filled', async (status) => {
    const { id, person } = await ended(status);
    const page = await world.sender.get(`/orientations/${id}`);
    const offered = buttons(page.text);
    expect(offered).toHaveLength(3);
    expect(offered.map(({ name }) => name)).not.toContain('Médiathèque');
    expect(page.text).toContain('Disponible le matin.</textarea>');
    expect(readable(page.text)).toContain('La personne est d’accord pour ce nouveau lieu');
    expect(page.text).toContain(`/beneficiaires/${person}/orienter?apres&#x3D;${id}`);
  });

  it('goes to the next one in one act, with the same needs; the chain is read on both', async () => {
    const { id, person } = await ended();
    const [first] = buttons((await world.sender.get(`/orientations/${id}`)).text);
    const answer = await world.sender.post(`/orientations/${id}/reorienter`, {
      ...{ receiver: first?.value, agreed: 'oui', message: 'Disponible le matin, et le mardi.' },
    });
    expect(answer.status).toBe(303);
    const next = answer.headers['location']?.split('/').at(-1) ?? '';
    expect(await world.row(next)).toMatchObject({
      ...{ beneficiary_id: person, status: 'sent', rerouted_from: id, receiver_name: first?.name, needs: ['email'] },
      ...{ message: 'Disponible le matin, et le mardi.', agreement_on: '2026-11-24', agreement_how: 'oral' },
      receiver_place_id: first?.value.split(':')[1],
    });
    const old = readable((await world.sender.get(`/orientations/${id}`)).text);
    expect(old).toContain(`Réorientée vers <a href="/orientations/${next}">${first?.name}</a>`);
    expect(buttons(old)).toEqual([]);
    const now = readable((await world.sender.get(`/orientations/${next}`)).text);
    expect(now).toContain(`Après le refus de <a href="/orientations/${id}">Médiathèque</a>`);
    const again = await world.sender.post(`/orientations/${id}/reorienter`, { receiver: first?.value, agreed: 'oui' });
    expect([again.status, readable(again.text).includes('a déjà été suivie d’une autre')]).toEqual([409, true]);
  });

  it('leaves aside those already tried for this person', async () => {
    const { id, person } = await ended();
    const [first] = buttons((await world.sender.get(`/orientations/${id}`)).text);
    const tried = await createReferral(world.app.db, {
      ...{
        beneficiaryId: person,
        senderStructureId: world.desk,
        senderId: world.counter.id,
        status: 'expired' as const,
      },
      ...{ receiverPlaceId: first?.value.split(':')[1] ?? '', receiverName: first?.name ?? '' },
    });
    const left = buttons((await world.sender.get(`/orientations/${id}`)).text).map(({ name }) => name);
    expect(left).not.toContain(first?.name);
    expect(buttons((await world.sender.get(`/orientations/${tried}`)).text).map(({ name }) => name)).not.toContain(
      'Médiathèque',
    );
  });

  it('asks for the agreement again, and keeps what was typed', async () => {
    const { id } = await ended();
    const [first] = buttons((await world.sender.get(`/orientations/${id}`)).text);
    const page = await world.sender.post(`/orientations/${id}/reorienter`, {
      ...{ receiver: first?.value, message: 'Elle préfère le mardi.' },
    });
    expect([page.status, readable(page.text).includes('L’accord donné valait pour le premier lieu.')]).toEqual([
      422,
      true,
    ]);
    expect(page.text).toContain('Elle préfère le mardi.</textarea>');
    expect(page.text).toContain('href="#agreed"');
    const none = await world.sender.post(`/orientations/${id}/reorienter`, { agreed: 'oui', receiver: 'x' });
    expect(none.status).toBe(422);
    const number = await world.sender.post(`/orientations/${id}/reorienter`, {
      ...{ receiver: first?.value, agreed: 'oui', message: '2 51 05 54 395 123 31' },
    });
    expect([number.status, readable(number.text).includes('sécurité sociale')]).toEqual([422, true]);
    expect(await world.app.db.query('SELECT 1 FROM referral WHERE rerouted_from = $1', [id])).toEqual([]);
  });

  it('twice at the same moment goes once', async () => {
    const { id } = await ended();
    const [first, second] = buttons((await world.sender.get(`/orientations/${id}`)).text);
    const answers = await Promise.all(
      [first, second].map((one) =>
        world.sender.post(`/orientations/${id}/reorienter`, { receiver: one?.value, agreed: 'oui' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await world.app.db.query('SELECT 1 FROM referral WHERE rerouted_from = $1', [id])).toHaveLength(1);
  });

  it('not while it still waits, nor by another structure', async () => {
    const { id } = await ended('sent');
    const receiver = `lieu:${places['La Ruche']}:reinforced_support`;
    expect(buttons((await world.sender.get(`/orientations/${id}`)).text)).toEqual([]);
    expect((await world.sender.post(`/orientations/${id}/reorienter`, { receiver, agreed: 'oui' })).status).toBe(409);
    const refused = await world.referral('refused');
    expect((await world.receiver.post(`/orientations/${refused}/reorienter`, { receiver, agreed: 'oui' })).status).toBe(
      404,
    );
    expect((await world.stranger.post(`/orientations/${refused}/reorienter`, { receiver, agreed: 'oui' })).status).toBe(
      404,
    );
    expect(buttons((await world.receiver.get(`/orientations/${refused}`)).text)).toEqual([]);
  });

  it('goes to a structure that answers here when places are too few', async () => {
    const partner = await createStructure(world.app.db, { name: 'La Passerelle verte', communeInsee: '57463' });
    await createUser(world.app.db, { structureId: partner });
    const person = await createPerson(world.app.db, {
      ...{ structureId: world.desk, createdBy: world.counter.id, communeInsee: '57463', communeName: 'Metz' },
    });
    await createLevel(world.app.db, {
      ...{ beneficiaryId: person, structureId: world.desk, authorId: world.counter.id, level: 'beginner' as const },
    });
    const id = await world.referral('refused', { beneficiaryId: person });
    const offered = buttons((await world.sender.get(`/orientations/${id}`)).text);
    const button = offered.find(({ name }) => name === 'La Passerelle verte');
    expect(button?.value).toBe(`structure:${partner}:reinforced_support`);
  });
});

import { createUser } from '../../factories/identity.js';
import { createPerson } from '../../factories/referrals.js';
import type { Visit } from '../../setup/app.js';
import { World } from './world.js';

let world: World;

beforeAll(async () => {
  world = await World.open();
});
afterAll(() => world.app.stop());

const answers = ['accepter', 'refuser', 'retirer', 'terminer'];
const fields: Record<string, Record<string, string>> = {
  accepter: {},
  refuser: { reasons: 'other', words: 'Non.' },
  retirer: { reason: 'Non.' },
  terminer: { outcome: 'accompanied' },
  modifier: { path: 'reinforced_support' },
  envoyer: {},
};

async function codes(visit: Visit, id: string): Promise<Record<string, number>> {
  const found: Record<string, number> = { '': (await visit.get(`/orientations/${id}`)).status };
  for (const act of [...answers, 'modifier'])
    found[`GET ${act}`] = (await visit.get(`/orientations/${id}/${act}`)).status;
  for (const act of [...answers, 'modifier', 'envoyer']) {
    found[`POST ${act}`] = (await visit.post(`/orientations/${id}/${act}`, fields[act])).status;
  }
  return found;
}

describe('a stranger’s structure', () => {
  it.each(['draft', 'sent', 'accepted', 'refused', 'withdrawn', 'closed'] as const)(
    'finds nothing of one that is %s',
    async (status) => {
      const id = await world.referral(status);
      expect(new Set(Object.values(await codes(world.stranger, id)))).toEqual(new Set([404]));
      expect((await world.row(id))['status']).toBe(status);
    },
  );

  it('finds nothing of the person either', async () => {
    for (const address of [
      'orienter',
      'orienter/preparer?lieu=01a200b6-d532-709c-b2dd-e1575c6658e0&parcours=workshop',
    ]) {
      expect((await world.stranger.get(`/beneficiaires/${world.person}/${address}`)).status).toBe(404);
    }
    expect((await world.stranger.post(`/beneficiaires/${world.person}/information`)).status).toBe(404);
    const sheet = await world.sender.post(`/beneficiaires/${world.person}/information`);
    const address = sheet.headers['location'] ?? '';
    expect((await world.sender.get(address)).status).toBe(200);
    expect((await world.stranger.get(address)).status).toBe(404);
    expect((await world.receiver.get(address)).status).toBe(404);
  });

  it('gets the same answer for what is not there, or is no identifier', async () => {
    for (const id of ['01a200b6-d532-709c-b2dd-e1575c6658e0', 'rien', '%00']) {
      const found = await world.sender.get(`/orientations/${id}`);
      expect([400, 404]).toContain(found.status);
      expect((await world.sender.post(`/orientations/${id}/envoyer`)).status).toBe(found.status);
    }
  });

  it('does not see it in its lists', async () => {
    await world.referral('sent');
    for (const address of ['/orientations', '/orientations/recues', '/orientations/recues?etat=terminees']) {
      expect((await world.stranger.get(address)).text).not.toContain('Jeanne');
    }
  });
});

describe('each side', () => {
  it('the receiver does not see a draft', async () => {
    const id = await world.referral('draft');
    expect((await world.receiver.get(`/orientations/${id}`)).status).toBe(404);
    expect((await world.receiver.post(`/orientations/${id}/envoyer`)).status).toBe(404);
  });

  it('the receiver neither withdraws nor edits, the sender does not answer in its place', async () => {
    const id = await world.referral('sent');
    expect((await world.receiver.post(`/orientations/${id}/retirer`, fields['retirer'])).status).toBe(404);
    expect((await world.receiver.get(`/orientations/${id}/modifier`)).status).toBe(404);
    expect((await world.sender.post(`/orientations/${id}/accepter`)).status).toBe(404);
    expect((await world.sender.get(`/orientations/${id}/refuser`)).status).toBe(404);
  });

  it('the receiver no longer sees who the person was, once refused or withdrawn', async () => {
    for (const status of ['refused', 'withdrawn'] as const) {
      const page = await world.receiver.get(
        `/orientations/${await world.referral(status, { message: 'Elle vient en bus.' })}`,
      );
      expect(page.status).toBe(200);
      for (const hidden of ['Jeanne', 'Aubertin', 'Vézelise', 'Elle vient en bus.', 'changé d’avis']) {
        expect(page.text).not.toContain(hidden);
      }
    }
  });

  it('the acceptance opens the person’s suggestions to the receiver, the end closes them', async () => {
    const person = await createPerson(world.app.db, { structureId: world.desk, createdBy: world.counter.id });
    const id = await world.referral('accepted', { beneficiaryId: person });
    expect((await world.receiver.get(`/beneficiaires/${person}/orienter`)).status).toBe(200);
    await world.receiver.post(`/orientations/${id}/terminer`, { outcome: 'accompanied' });
    expect((await world.receiver.get(`/beneficiaires/${person}/orienter`)).status).toBe(404);
  });
});

describe('roles', () => {
  it.each([
    ['mediator', { list: 200, received: 200, show: 200, choose: 200, information: 303, withdraw: 303 }],
    ['counter', { list: 200, received: 200, show: 200, choose: 200, information: 303, withdraw: 303 }],
    ['structure_manager', { list: 200, received: 200, show: 200, choose: 200, information: 303, withdraw: 303 }],
    // A caisse only receives.
    ['fund_agent', { list: 303, received: 200, show: 200, choose: 404, information: 404, withdraw: 303 }],
  ] as const)('%s', async (role, expected) => {
    const user = await createUser(world.app.db, { role, structureId: world.desk });
    const visit = await world.app.signInAs(user);
    const person = await createPerson(world.app.db, { structureId: world.desk, createdBy: user.id });
    const id = await world.referral('sent', { beneficiaryId: person });
    expect({
      list: (await visit.get('/orientations')).status,
      received: (await visit.get('/orientations/recues')).status,
      show: (await visit.get(`/orientations/${id}`)).status,
      choose: (await visit.get(`/beneficiaires/${person}/orienter`)).status,
      information: (await visit.post(`/beneficiaires/${person}/information`)).status,
      withdraw: (await visit.post(`/orientations/${id}/retirer`, { reason: 'Non.' })).status,
    }).toEqual(expected);
  });

  it.each([
    ['coordinator', { territory: { kind: 'department', code: '54' } }],
    ['administrator', {}],
  ] as const)('%s: nothing', async (role, scope) => {
    const visit = await world.app.signInAs(await createUser(world.app.db, { role, ...scope }));
    const id = await world.referral('sent');
    expect(new Set(Object.values(await codes(visit, id)))).toEqual(new Set([404]));
    expect((await visit.get('/orientations')).status).toBe(404);
    expect((await visit.get(`/beneficiaires/${world.person}/orienter`)).status).toBe(404);
  });

  it('nobody who is not signed in', async () => {
    const page = await world.app.visitor().get('/orientations');
    expect([page.status, page.headers['location']]).toEqual([303, '/connexion?suite=%2Forientations']);
  });
});

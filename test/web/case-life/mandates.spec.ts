import { createMandate } from '../../factories/case-life.js';
import { type LifeWorld, lifeWorld, verbsOf } from './world.js';

let world: LifeWorld;

beforeAll(async () => {
  world = await lifeWorld();
});
afterAll(() => world.app.stop());

const at = (id: string) => `/beneficiaires/${id}/mandats/nouveau`;
const kept = (id: string) =>
  world.app.db.query(`SELECT kind, signed_on, ends_on, stopped_on FROM beneficiary_mandate WHERE beneficiary_id = $1`, [
    id,
  ]);

describe('mandates', () => {
  it('are noted by kind and days, then stopped, and stay as history', async () => {
    const id = await world.person();
    await world.mediator.get(at(id));
    const mandate = { kind: 'written', signedOn: '2026-03-02', endsOn: '2027-03-01' };
    expect((await world.mediator.post(at(id), mandate)).status).toBe(303);
    const file = await world.mediator.get(`/beneficiaires/${id}`);
    expect(file.text).toContain('Mandat écrit, du 2\u00a0mars 2026 au 1er\u00a0mars 2027');
    const stop = /href="(\/beneficiaires\/[^"]*\/fin)"/.exec(file.text)?.[1] ?? '';
    expect((await world.mediator.get(stop)).text).toContain('Il prend fin aujourd’hui');
    expect((await world.mediator.post(stop)).status).toBe(303);
    expect(await kept(id)).toMatchObject([{ stopped_on: '2026-11-24' }]);
    const after = (await world.mediator.get(`/beneficiaires/${id}`)).text;
    expect(after).toContain('<summary>Mandats passés</summary>');
    expect(after).toContain('Mandat écrit, du 2\u00a0mars 2026 au 24\u00a0novembre 2026');
    expect((await world.mediator.post(stop)).status).toBe(409);
    expect(await verbsOf(world.app, id)).toEqual(['beneficiary.note-mandate', 'beneficiary.end-mandate']);
  });

  it('warn when one is about to end, and when the person is protected, without judgement', async () => {
    const id = await world.person();
    const about = { beneficiaryId: id, structureId: world.here };
    await createMandate(world.app.db, about, world.user.id, { kind: 'aidants_connect', ends_on: '2026-12-03' });
    await createMandate(world.app.db, about, world.user.id, { kind: 'curatorship' });
    const { text } = await world.mediator.get(`/beneficiaires/${id}`);
    expect(text).toContain('Mandat Aidants Connect\u00a0: dernier jour le 3\u00a0décembre.');
    expect(text).toContain('Curatelle\u00a0: voyez avec la personne qui associer avant une démarche qui l’engage.');
  });

  it('that are over warn of nothing', async () => {
    const id = await world.person();
    const about = { beneficiaryId: id, structureId: world.here };
    await createMandate(world.app.db, about, world.user.id, { kind: 'curatorship', ends_on: '2026-11-23' });
    const { text } = await world.mediator.get(`/beneficiaires/${id}`);
    expect(text).not.toContain('Curatelle\u00a0: voyez');
    expect(text).toContain('Fin\u00a0: curatelle');
  });

  it.each([
    [{ kind: 'written', signedOn: '2026-03-02', endsOn: '2026-03-01' }, 'La fin est avant le début'],
    [{ kind: 'written', signedOn: '2026-11-25' }, 'Cette date n’est pas encore arrivée.'],
    [{ kind: 'medical', signedOn: '2026-03-02' }, 'Choisissez parmi les réponses proposées.'],
    [{ kind: 'written', signedOn: '2026-13-02' }, 'Cette date n’existe pas.'],
    [{ signedOn: '2026-03-02' }, 'Choisissez de quoi il s’agit.'],
  ])('refuse %j', async (typed, message) => {
    const id = await world.person();
    await world.mediator.get(at(id));
    const answer = await world.mediator.post(at(id), typed);
    expect([answer.status, answer.text.includes(message)]).toEqual([422, true]);
    expect(await kept(id)).toEqual([]);
  });

  it('hold no place for a copy', async () => {
    const id = await world.person();
    const { text } = await world.mediator.get(at(id));
    expect(text).not.toContain('type="file"');
    expect(text).toContain('Ne gardez ici ni copie, ni photo, ni nom.');
  });
});

import { createAgreedShare } from '../../factories/case-life.js';
import { createStructure } from '../../factories/structures.js';
import { shareBeneficiary } from '../../factories/beneficiaries.js';
import { type LifeWorld, lifeWorld, verbsOf } from './world.js';

let world: LifeWorld;

beforeAll(async () => {
  world = await lifeWorld();
});
afterAll(() => world.app.stop());

const at = (id: string) => `/beneficiaires/${id}/partager`;
const agreement = () => ({
  structureId: world.elsewhere,
  structure: 'toul',
  agreementHow: 'oral',
  agreementOn: '2026-11-24',
});
const open = (id: string) =>
  world.app.db.query<Record<string, unknown>[]>(
    `SELECT structure_id, referral_id, agreement_on, agreement_how FROM beneficiary_share
      WHERE beneficiary_id = $1 AND ends_at IS NULL`,
    [id],
  );

describe('a share with the person’s agreement', () => {
  it('opens the file to a structure found by a part of its name, and is taken back at once', async () => {
    const id = await world.person({ notes: 'Préfère le matin.' });
    expect((await world.stranger.get(`/beneficiaires/${id}`)).status).toBe(404);
    const found = await world.mediator.get(`${at(id)}?structure=NUMERIQUE%20toul`);
    expect(found.text).toContain('Espace numérique de Toul');
    const shared = await world.mediator.post(at(id), agreement());
    expect(shared.status).toBe(303);
    expect(await open(id)).toEqual([
      { structure_id: world.elsewhere, referral_id: null, agreement_on: '2026-11-24', agreement_how: 'oral' },
    ]);
    const theirs = await world.stranger.get(`/beneficiaires/${id}`);
    expect(theirs.text).toContain(
      'Fiche tenue par Maison de Vézelise, partagée avec vous avec l’accord de la personne.',
    );
    expect(theirs.text).not.toContain('Préfère le matin.');
    expect((await world.stranger.get('/beneficiaires')).text).toContain('Odette Marchal');
    const file = (await world.mediator.get(`/beneficiaires/${id}`)).text;
    expect(file).toContain('accord du 24\u00a0novembre, à l’oral');
    expect(file).toContain('Fiche partagée avec Espace numérique de Toul');
    const end = /href="(\/beneficiaires\/[^"]*\/partages\/[^"]*\/fin)"/.exec(file)?.[1] ?? '';
    expect((await world.mediator.get(end)).text).toContain('ne lira plus la fiche, dès maintenant');
    expect((await world.mediator.post(end)).status).toBe(303);
    expect((await world.stranger.get(`/beneficiaires/${id}`)).status).toBe(404);
    expect((await world.mediator.get(`/beneficiaires/${id}`)).text).toContain(
      'Accord repris\u00a0: Espace numérique de Toul ne voit plus la fiche',
    );
    expect((await world.mediator.post(end)).status).toBe(404);
    expect(await verbsOf(world.app, id)).toEqual(['beneficiary.share-by-agreement', 'beneficiary.take-back']);
  });

  it('is open once, even when two colleagues share at the same moment', async () => {
    const id = await world.person();
    await Promise.all([world.mediator.get(at(id)), world.counter.get(at(id))]);
    const answers = await Promise.all([
      world.mediator.post(at(id), agreement()),
      world.counter.post(at(id), agreement()),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(answers.some(({ text }) => text.includes('La fiche est déjà partagée avec cette structure.'))).toBe(true);
    expect(await open(id)).toHaveLength(1);
  });

  it('stands beside the one of a referral: each ends by itself', async () => {
    const id = await world.person();
    await shareBeneficiary(world.app.db, {
      ...{ beneficiaryId: id, senderStructureId: world.here, receiverStructureId: world.elsewhere },
    });
    const shareId = await createAgreedShare(
      ...([world.app.db, { beneficiaryId: id, structureId: world.elsewhere }, world.user.id] as const),
    );
    await world.mediator.post(`/beneficiaires/${id}/partages/${shareId}/fin`);
    expect((await world.stranger.get(`/beneficiaires/${id}`)).status).toBe(200);
    const [referral] = await open(id);
    expect(referral?.['referral_id']).not.toBeNull();
  });

  it('is for those who hold the file alone: who received it passes it to nobody, and takes nothing back', async () => {
    const id = await world.person();
    const shareId = await createAgreedShare(
      ...([world.app.db, { beneficiaryId: id, structureId: world.elsewhere }, world.user.id] as const),
    );
    expect((await world.stranger.get(at(id))).status).toBe(404);
    expect((await world.stranger.post(at(id), agreement())).status).toBe(404);
    expect((await world.stranger.post(`/beneficiaires/${id}/partages/${shareId}/fin`)).status).toBe(404);
    expect((await world.stranger.get(`/beneficiaires/${id}`)).text).not.toContain('id="partage"');
    expect(await open(id)).toHaveLength(1);
  });

  it.each<[string, object, string]>([
    ['its own structure', { own: true }, 'Cette structure n’a pas de compte ici'],
    ['a structure that is none', { structureId: 'x' }, 'Cette structure n’a pas de compte ici'],
    ['no structure', { structureId: '' }, 'Choisissez la structure.'],
    ['no agreement', { agreementHow: '' }, 'Dites comment la personne a donné son accord.'],
    ['an agreement to come', { agreementOn: '2026-11-25' }, 'Cette date n’est pas encore arrivée.'],
  ])('refuses %s', async (_case, typed, message) => {
    const id = await world.person();
    const structureId = 'own' in typed ? { structureId: world.here } : {};
    await world.mediator.get(at(id));
    const answer = await world.mediator.post(at(id), { ...agreement(), ...typed, ...structureId });
    expect([answer.status, answer.text.includes(message)]).toEqual([422, true]);
    expect(await open(id)).toEqual([]);
  });

  it('is not offered with a structure in which nobody can sign in', async () => {
    const id = await world.person();
    const empty = await createStructure(world.app.db, { name: 'Structure sans compte' });
    const { text } = await world.mediator.get(`${at(id)}?structure=sans+compte`);
    expect(text).toContain('Aucune structure de ce nom n’a de compte ici.');
    const answer = await world.mediator.post(at(id), { ...agreement(), structureId: empty });
    expect(answer.status).toBe(422);
  });
});

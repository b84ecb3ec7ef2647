import { createAssessment } from '../../factories/assessments.js';
import { shareBeneficiary } from '../../factories/beneficiaries.js';
import { createAgreedShare, createGoal, createMandate, createRecall } from '../../factories/case-life.js';
import { createMessage } from '../../factories/messages.js';
import { communes } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { type LifeWorld, lifeWorld, verbsOf } from './world.js';

let world: LifeWorld;

beforeAll(async () => {
  world = await lifeWorld();
});
afterAll(() => world.app.stop());

/** A person with something in every part that one can fill by hand. */
async function known(): Promise<{ id: string; referralId: string }> {
  const { db } = world.app;
  const id = await world.person({
    ...{ birthYear: 1948, commune: communes.vezelise, phone: '+33383000000', noEmail: true, wishes: ['large_type'] },
    helper: { name: 'Anne Marchal', relationship: 'sa fille', phone: '+33612345678', agreedOn: '2026-11-12' },
    ...{ notes: 'Vient le mardi.', noticeGivenOn: '2026-11-12', socialStatus: 'retraite', scheme: 'general' },
  });
  const about = { beneficiaryId: id, structureId: world.here };
  const referralId = await shareBeneficiary(db, {
    ...{ beneficiaryId: id, senderStructureId: world.here, receiverStructureId: world.elsewhere },
  });
  await createAgreedShare(db, { ...about, structureId: world.elsewhere }, world.user.id);
  await createGoal(db, about, world.user.id, { words: 'Prendre un rendez-vous en ligne' });
  await createMandate(db, about, world.user.id, { kind: 'curatorship' });
  await createRecall(db, about, world.user.id, { words: 'pour la carte Vitale' });
  await createAssessment(db, { ...about, authorId: world.user.id, level: 'beginner', score: 3 });
  const mine = { structureId: world.here, mediatorId: world.user.id };
  await createSession(db, mine, { beneficiaryId: id, topics: ['sante'], notes: 'Compte créé.', day: '2026-11-20' });
  const theirs = { structureId: world.elsewhere, mediatorId: world.strangerId };
  await createSession(db, theirs, { beneficiaryId: id, notes: 'Noté par une autre structure.' });
  await createMessage(db, { structureId: world.here, subjectId: referralId });
  return { id, referralId };
}

const plain = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

describe('what we know of the person', () => {
  it('is told whole, in plain words, and written down', async () => {
    const { id } = await known();
    const answer = await world.counter.get(`/beneficiaires/${id}/synthese`);
    expect(answer.status).toBe(200);
    const text = plain(answer.text);
    for (const words of [
      ...['Prénom : Odette', 'Nom : Marchal', 'Année de naissance : 1948', 'Commune : Vézelise', 'Code postal : 54330'],
      ...['Téléphone : 03 83 00 00 00', 'Sans adresse mail : oui', 'Vous préférez : Un appel', 'Statut : Retraité'],
      ...[
        'Régime de sécurité sociale : Régime général (CPAM)',
        'Vos souhaits : Gros caractères',
        'Notes : Vient le mardi.',
      ],
      ...['Proche aidant : Anne Marchal', 'Son lien avec vous : sa fille', 'Son téléphone : 06 12 34 56 78'],
      ...['Notice d’information remise le 12 novembre 2026', 'Fiche ouverte le 12 novembre 2026'],
      ...['Structure : Espace numérique de Toul', 'Par une orientation acceptée : oui', 'Accord donné : À l’oral'],
      ...['Objectif : Prendre un rendez-vous en ligne', 'Mandat : Curatelle', 'Précision : pour la carte Vitale'],
      ...['Niveau : Débutant', 'Points : 3', 'Séance du 20 novembre 2026', 'Durée : 30 min', 'Thématiques : Santé'],
      ...[
        'Notes : Compte créé.',
        'Vers : Structure d’accueil',
        'Où elle en est : Acceptée',
        'Votre accord donné le 12 novembre 2026',
      ],
      ...['Messages envoyés', 'Rien n’est noté sur', 'Ce que Maison de Vézelise sait de vous, au 24 novembre 2026.'],
    ]) {
      expect(text).toContain(words.replace(/\u00a0/g, ' '));
    }
    expect(text).not.toContain('Noté par une autre structure.');
    expect(await verbsOf(world.app, id)).toEqual(['beneficiary.summary']);
  });

  it('says which structures looked and on which days, without the names of colleagues', async () => {
    const { id } = await known();
    await world.mediator.get(`/beneficiaires/${id}`);
    await world.stranger.get(`/beneficiaires/${id}`);
    const text = plain((await world.counter.get(`/beneficiaires/${id}/synthese`)).text);
    const looked = text.slice(text.indexOf('Qui a lu votre fiche'));
    expect(looked).toContain('Espace numérique de Toul 24 novembre 2026');
    expect(looked).toContain('Maison de Vézelise 24 novembre 2026');
    expect(looked).not.toContain('Aubert');
  });

  it('of a structure that received the file has its own sessions, and neither notes nor journal of the other', async () => {
    const { id } = await known();
    const text = plain((await world.stranger.get(`/beneficiaires/${id}/synthese`)).text);
    expect(text).toContain('Noté par une autre structure.');
    for (const words of ['Vient le mardi.', 'Compte créé.', 'pour la carte Vitale', 'Qui a lu votre fiche']) {
      expect(text).not.toContain(words);
    }
  });

  it('holds for a person of 500 sessions', async () => {
    const id = await world.person();
    await world.app.db.query(
      `INSERT INTO support_session (id, structure_id, employer_id, mediator_id, day, duration_minutes, location_kind, beneficiary_id,
         gender, age_band, social_status, topics, form_key, created_at, updated_at)
       SELECT gen_random_uuid(), $1, $1, $2, date '2026-11-24' - n, 30, 'a_distance', $3, 'feminin', 'soixante_dix_plus',
              'retraite', '{email}', gen_random_uuid(), '2026-11-24', '2026-11-24' FROM generate_series(1, 500) n`,
      [world.here, world.user.id, id],
    );
    const { text } = await world.mediator.get(`/beneficiaires/${id}/synthese`);
    expect(text.match(/Séance du /g)).toHaveLength(500);
  });

  it('is not there for those who may not', async () => {
    const id = await world.person();
    expect((await world.stranger.get(`/beneficiaires/${id}/synthese`)).status).toBe(404);
  });
});

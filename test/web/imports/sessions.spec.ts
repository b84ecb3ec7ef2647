import { createBeneficiary } from '../../factories/beneficiaries.js';
import { coopActivitiesExport } from '../../factories/coop-files.js';
import { createUser } from '../../factories/identity.js';
import { communes, createPlace, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { at, createImportsWorld, type ImportsWorld, words } from './imports-world.js';

let world: ImportsWorld;
beforeAll(async () => {
  world = await createImportsWorld();
}, 60_000);
afterAll(() => world.stop());

const { nancy, metz } = communes;

interface Session {
  id: string;
  kind: string;
  day: string;
  mediator_id: string;
  beneficiary_id: string | null;
  participant_count: number;
  anonymous_count: number;
  anonymous_by: object;
  place_id: string | null;
  location_kind: string;
  participants: string[];
}

/** The sessions of a day, with the people on their list. */
const on = (day: string, structureId = world.structureId): Promise<Session[]> =>
  world.rows<Session>(
    `SELECT s.*, ARRAY(SELECT p.beneficiary_id || ' ' || p.gender || ' ' || p.age_band FROM session_participant p
                        WHERE p.session_id = s.id ORDER BY 1) AS participants
       FROM support_session s WHERE day = $1 AND structure_id = $2 ORDER BY kind DESC, duration_minutes`,
    [day, structureId],
  );

it('La Coop’s own export is read whole: individual and group, several values in a cell, its people with a file', async () => {
  const { structureId } = world;
  const odette = await createBeneficiary(world.app.db, { structureId, firstName: 'Odette', lastName: 'Abadie' });
  const karim = await createBeneficiary(world.app.db, { structureId, firstName: 'Karim', lastName: 'Bénali' });
  const placeId = await createPlace(world.app.db, { structureId, name: 'Médiathèque', commune: nancy });
  const atPlace = { location: 'Lieu d’activité', placeName: 'MEDIATHEQUE', commune: 'Nancy', insee: nancy.code };
  const workshop = {
    ...{ id: 'cra-2', day: '2026-10-05', workshop: true, title: 'Ma messagerie', level: '1/3', minutes: 120 },
    ...{ topics: ['E-mail', 'Bureautique'], location: 'Autre lieu', commune: 'Metz', postcode: metz.postcode },
  };
  const sent = await world.send(
    await coopActivitiesExport([
      {
        ...{ id: 'cra-1', day: '2026-10-05', person: 'ABADIE Odette', ...atPlace, minutes: 45, level: '2/3' },
        ...{
          equipment: ['Tablette', 'Téléphone'],
          topics: ['Santé', 'Aide aux démarches administratives', 'Logement'],
        },
        ...{ procedureName: 'Demande d’APL', redirected: 'Oui', redirection: 'Administration (mairie, préfecture…)' },
        ...{ gender: 'Féminin', ageBand: '70 ans et plus', status: 'Retraité', notes: 'À revoir' },
        residence: { name: 'Nancy', postcode: nancy.postcode, insee: nancy.code },
      },
      { ...workshop, participants: '1/4', person: 'Karim Benali', gender: 'Masculin', ageBand: '40 - 59 ans' },
      { ...workshop, participants: '2/4', gender: 'Féminin', ageBand: '25 - 39 ans' },
      { id: 'cra-3', day: '2026-10-05', person: 'Inconnue Zoé', minutes: 15 },
      { ...workshop, participants: '3/4', gender: 'Féminin' },
    ]),
    'activites.xlsx',
  );
  const analysed = words(await world.visit.get(at(sent)));
  expect(analysed).toMatch(/Export des accompagnements de La Coop/);
  expect(analysed).toMatch(/3 nouvelles séances 5 participations/);
  expect(words(await world.visit.get(`${at(sent)}/lignes?voir=messages`))).toMatch(
    /Inconnue Zoé Personne sans fiche ici/,
  );
  expect(await world.apply(at(sent))).toMatch(/3 séances notées 5 participations/);

  const sessions = await on('2026-10-05');
  expect(sessions).toMatchObject([
    { kind: 'individuel', duration_minutes: 15, beneficiary_id: null, anonymous_count: 1, location_kind: 'a_distance' },
    {
      ...{
        kind: 'individuel',
        duration_minutes: 45,
        beneficiary_id: odette,
        place_id: placeId,
        commune_insee: nancy.code,
      },
      ...{ mediator_id: world.mediator.id, location_kind: 'lieu_activite', autonomy: 'partiellement_autonome' },
      ...{ topics: ['sante', 'aide_aux_demarches_administratives'], procedures: ['logement'] },
      ...{ procedure_name: 'Demande d’APL', equipment: ['tablette', 'telephone'], redirection: 'administration' },
      ...{ redirected: true, gender: 'feminin', age_band: 'soixante_dix_plus', social_status: 'retraite' },
      ...{ residence_insee: nancy.code, notes: 'À revoir' },
    },
    {
      ...{ kind: 'collectif', title: 'Ma messagerie', workshop_level: 'debutant', participant_count: 4 },
      ...{ anonymous_count: 3, anonymous_by: { gender: { feminin: 2 }, age_band: { vingt_cinq_trente_neuf: 1 } } },
      ...{ location_kind: 'autre', place_id: null, commune_insee: metz.code },
      participants: [`${karim} masculin quarante_cinquante_neuf`],
    },
  ]);
});

it('brought twice it gives nothing new, also when the file has grown', async () => {
  const [first, second] = [
    { id: 'cra-10', day: '2026-10-06' },
    { id: 'cra-11', day: '2026-10-06', minutes: 60 },
  ];
  await world.apply(at(await world.send(await coopActivitiesExport([first]))));
  const again = at(await world.send(await coopActivitiesExport([first, second])));
  expect(words(await world.visit.get(again))).toMatch(/1 nouvelles séances .*1 lignes de séances déjà là/);
  expect(await world.apply(again)).toMatch(/1 séances notées 1 participations 1 lignes de séances déjà là/);
  expect(await on('2026-10-06')).toHaveLength(2);
});

it('a coordinator’s variant is read too; who brings it in is the author', async () => {
  const sent = await world.send(
    await coopActivitiesExport([{ id: 'cra-20', day: '2026-10-07', gender: 'Féminin' }], 'coordinator'),
  );
  await world.apply(at(sent));
  expect(await on('2026-10-07')).toMatchObject([{ gender: 'feminin', mediator_id: world.mediator.id, notes: null }]);
});

it('refuses what no session can be, says why, and keeps the rest', async () => {
  const place = { location: 'Lieu d’activité', placeName: 'Café inconnu' };
  const sent = await world.send(
    await coopActivitiesExport([
      { id: 'cra-30', day: '2027-01-01' },
      { id: 'cra-31', day: '2026-10-08', minutes: -30 },
      { id: 'cra-32', day: '2026-10-08', minutes: 0 },
      { id: 'cra-33', day: '2026-10-08', topics: ['Cuisine'] },
      { id: '', day: '2026-10-08' },
      { id: 'cra-34', day: '2026-10-08', ...place },
      { id: 'cra-35', day: '2026-10-08', ...place, commune: 'Nancy', postcode: nancy.postcode, redirected: 'Oui' },
      { id: 'cra-36', day: '2026-10-08', minutes: 31, notes: 'mdp : Soleil80', topics: ['E-mail', 'Cuisine'] },
    ]),
  );
  const refused = words(await world.visit.get(`${at(sent)}/lignes?voir=refused`));
  expect(refused).toMatch(/A7 2027-01-01 Cette date est à venir/);
  expect(refused).toMatch(/M8 -30 Écrivez la durée en minutes/);
  expect(refused).toMatch(/M9 0 Écrivez la durée en minutes/);
  expect(refused).toMatch(/P10 Cuisine Aucune thématique reconnue/);
  expect(refused).toMatch(/AC11 – L’identifiant du CRA manque/);
  expect(refused).toMatch(/J12 – La commune du lieu n’est pas trouvée/);
  const said = words(await world.visit.get(`${at(sent)}/lignes?voir=messages`));
  expect(said).toMatch(/H13 Café inconnu Ce lieu n’est pas rattaché à votre structure/);
  expect(said).toMatch(/T13 Oui « Réorienté » sans dire vers quoi/);
  expect(said).toMatch(/AB14 – Cette cellule semble contenir/);
  await world.apply(at(sent));
  expect(await on('2026-10-08')).toMatchObject([
    { location_kind: 'autre', commune_insee: nancy.code, redirected: false },
    { topics: ['email'], notes: null },
  ]);
});

it('is undone, but for the sessions that somebody has touched since', async () => {
  const sent = await world.send(
    await coopActivitiesExport([
      { id: 'cra-40', day: '2026-10-09', workshop: true, participants: '1/2', title: 'Un' },
      { id: 'cra-41', day: '2026-10-09', minutes: 20 },
    ]),
  );
  await world.apply(at(sent));
  await world.rows(`UPDATE support_session SET version = 2 WHERE day = '2026-10-09' AND kind = 'individuel'`);
  expect(await world.undo(at(sent))).toMatch(/1 séances retirées 1 séances gardées/);
  expect(await on('2026-10-09')).toMatchObject([{ kind: 'individuel' }]);
});

it('is its author’s to decide: a colleague sees it and changes nothing', async () => {
  const { app, structureId } = world;
  const sent = await world.send(await coopActivitiesExport([{ id: 'cra-50', day: '2026-10-12' }]));
  const colleague = await app.signInAs(await createUser(app.db, { role: 'mediator', structureId }));
  expect((await colleague.get(at(sent))).text).not.toContain('/appliquer');
  expect((await colleague.post(`${at(sent)}/appliquer`, { duplicates: 'skip' })).status).toBe(404);
});

it('our own « format La Coop » read back by another structure gives the same sessions, and nothing new at home', async () => {
  const { app, structureId, mediator, visit } = world;
  const owner = { structureId, mediatorId: mediator.id };
  const placeId = await createPlace(app.db, { structureId, name: 'Bibliothèque', commune: nancy });
  await createSession(app.db, owner, {
    ...{ day: '2026-09-14', durationMinutes: 45, locationKind: 'lieu_activite', placeId, communeInsee: nancy.code },
    ...{ gender: 'feminin', ageBand: 'douze_dix_huit', socialStatus: 'scolarise', equipment: ['ordinateur', 'autre'] },
    ...{ topics: ['sante', 'aide_aux_demarches_administratives'], procedures: ['justice', 'logement'], notes: '=1+1' },
    ...{ autonomy: 'autonome', redirected: true, redirection: 'aide_sociale', procedureName: 'Un dossier' },
  });
  await createWorkshopSession(app.db, owner, {
    ...{
      day: '2026-09-14',
      title: 'Premiers pas',
      anonymousCount: 5,
      topics: ['bureautique', 'banque_et_achats_en_ligne'],
    },
    anonymousBy: {
      gender: { feminin: 3 },
      age_band: { moins_de_douze: 1, soixante_dix_plus: 2 },
      social_status: { retraite: 2 },
    },
  });
  const file = await visit.download('/exports/accompagnements?du=2026-09-14&au=2026-09-14&format=coop');
  const home = at(await world.send(file.body));
  expect(words(await visit.get(home))).toMatch(/0 nouvelles séances .*6 lignes de séances déjà là/);

  const elsewhere = await createStructure(app.db);
  await createPlace(app.db, { structureId: elsewhere, name: 'Bibliothèque', commune: nancy });
  const other = await app.signInAs(await createUser(app.db, { role: 'mediator', structureId: elsewhere }));
  await other.get('/imports');
  const sent = at(await world.send(file.body, 'activites.xlsx', other));
  await other.get(sent);
  await other.post(`${sent}/appliquer`, { duplicates: 'skip' });
  await world.work();
  const same = (sessions: Session[]): object[] =>
    sessions.map((session) => {
      const { id, structure_id, employer_id, mediator_id, form_key, place_id, created_at, updated_at, ...content } =
        session as unknown as Record<string, unknown>;
      expect([id, structure_id, employer_id, mediator_id, form_key, created_at, updated_at]).not.toContain(undefined);
      return { ...content, hasPlace: place_id !== null };
    });
  const before = same(await on('2026-09-14'));
  expect(before).toHaveLength(2);
  expect(same(await on('2026-09-14', elsewhere))).toEqual(before);
});

import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createTeam, createTeamMember, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { readBack } from '../../factories/workbooks.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let structureId: string;
let mediatorId: string;
let visit: Visit;

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  structureId = await createStructure(app.db);
  const mediator = await createUser(app.db, { role: 'mediator', structureId, firstName: 'Nadia', lastName: 'Roux' });
  mediatorId = mediator.id;
  visit = await app.signInAs(mediator);
  const odette = await createBeneficiary(app.db, {
    ...{ structureId, firstName: 'Odette', lastName: '=Abadie', birthYear: 1951, phone: '+33612345678' },
    ...{ email: 'odette@exemple.fr', gender: 'feminin', socialStatus: 'retraite', notes: 'Vient le mardi' },
    commune: communes.nancy,
  });
  await createBeneficiary(app.db, { structureId: await createStructure(app.db), lastName: 'Ailleurs' });
  const owner = { structureId, mediatorId };
  const placeId = await createPlace(app.db, { structureId, name: 'Médiathèque', commune: communes.nancy });
  await createSession(app.db, owner, {
    ...{ day: '2026-10-05', durationMinutes: 45, locationKind: 'lieu_activite', placeId, communeInsee: '54395' },
    ...{ beneficiaryId: odette, gender: 'feminin', ageBand: 'soixante_dix_plus', socialStatus: 'retraite' },
    ...{ topics: ['email', 'aide_aux_demarches_administratives'], procedures: ['logement'], equipment: ['tablette'] },
    ...{ autonomy: 'partiellement_autonome', redirected: true, redirection: 'administration', notes: 'À revoir' },
  });
  await createWorkshopSession(app.db, owner, {
    ...{ day: '2026-10-06', title: 'Premiers pas', people: [odette], anonymousCount: 2 },
    anonymousBy: { gender: { masculin: 1 }, age_band: { vingt_cinq_trente_neuf: 2 } },
  });
}, 60_000);
afterAll(() => app.stop());

const october = 'du=2026-10-01&au=2026-10-31';
const cellsOf = async (by: Visit, address: string): Promise<(readonly string[])[]> =>
  (await readBack(await by.download(address))).rows.map(({ cells }) => cells);

it('« format La Coop » has exactly its columns and one row for each person and activity', async () => {
  const { file, rows } = await readBack(await visit.download(`/exports/accompagnements?${october}&format=coop`));
  expect(file.sheets).toEqual(['Activités', 'Informations']);
  const [headings, ...data] = rows.slice(rows.findIndex(({ cells }) => cells[0] === 'Date')).map(({ cells }) => cells);
  expect(headings).toEqual([
    ...['Date', 'Enregistré le', 'Dernière modification le', 'Type', 'Participants', 'Bénéficiaire'],
    ...['Canaux d’accompagnement', 'Nom du lieu', 'Adresse', 'Commune', 'Code postal', 'Code Insee', 'Durée (min)'],
    ...['Nom de l’atelier', 'Matériel numérique utilisé', 'Thématique(s) d’accompagnement', 'Tags'],
    ...['Nom de la démarche administrative', 'Niveau d’autonomie (ou de l’atelier)', 'Bénéficiaire réorienté'],
    ...['Structure de redirection', 'Commune du bénéficiaire', 'Code postal du bénéficiaire'],
    ...['Code Insee du bénéficiaire', 'Genre du bénéficiaire', 'Tranche d’âge du bénéficiaire'],
    ...['Statut du bénéficiaire', 'Notes supplémentaires', 'ID CRA'],
  ]);
  expect(data).toHaveLength(4);
  expect(data[0]?.slice(3, 10)).toEqual([
    ...['Accompagnement individuel', '1', '=Abadie Odette', 'Lieu d’activité', 'Médiathèque'],
    ...[data[0]?.[8], 'Nancy'],
  ]);
  expect(data[0]?.slice(12, 21)).toEqual([
    ...['45', '', 'Tablette', 'E-mail\nAide aux démarches administratives\nLogement', '', '', '2/3', 'Oui'],
    'Administration (mairie, préfecture…)',
  ]);
  expect(data.slice(1).map((cells) => [cells[4], cells[13], cells[24], cells[25]])).toEqual([
    ['1/3', 'Premiers pas', 'Féminin', 'Non communiqué'],
    ['2/3', 'Premiers pas', 'Masculin', '25 - 39 ans'],
    ['3/3', 'Premiers pas', 'Non communiqué', '25 - 39 ans'],
  ]);
});

it('a coordinator’s has who logged it, and neither a name nor a note', async () => {
  const teamId = await createTeam(app.db);
  await createTeamMember(app.db, { teamId, structureId });
  const coordinator = await app.signInAs(await createUser(app.db, { role: 'coordinator', structureId: null, teamId }));
  const rows = await cellsOf(coordinator, `/exports/accompagnements?${october}&format=coop`);
  const headings = rows.find((cells) => cells[0] === 'Date') ?? [];
  expect(headings).toContain('Prénom du médiateur');
  expect(headings).not.toContain('Bénéficiaire');
  expect(headings).not.toContain('Notes supplémentaires');
  const text = JSON.stringify(rows);
  expect(text).toContain('Nadia');
  expect(text).not.toMatch(/Abadie|À revoir/);
  expect((await coordinator.get('/exports/beneficiaires?format=csv')).status).toBe(404);
  const page = await coordinator.get('/exports');
  expect(page.text).not.toContain('/exports/beneficiaires');
});

it.each(['xlsx', 'ods'] as const)('our own sessions go out as .%s, one row each', async (format) => {
  const rows = await cellsOf(visit, `/exports/accompagnements?${october}&format=${format}`);
  expect(rows).toHaveLength(3);
  expect(rows[0]?.slice(0, 4)).toEqual(['Date', 'Enregistré le', 'Dernière modification le', 'Type']);
  expect(rows[2]).toContain('Premiers pas');
});

it.each(['xlsx', 'ods', 'csv'] as const)('our people go out as .%s, those of the structure alone', async (format) => {
  const rows = await cellsOf(visit, `/exports/beneficiaires?format=${format}`);
  expect(rows).toHaveLength(2);
  const name = format === 'csv' ? "'=Abadie" : '=Abadie';
  const opened = format === 'csv' ? '12/11/2026' : '2026-11-12';
  expect(rows[1]).toEqual([
    ...[name, 'Odette', '1951', 'Nancy', '54395', '54000', '06 12 34 56 78', 'odette@exemple.fr', 'Féminin'],
    ...['70 ans et plus', 'Retraité', 'Ne sait pas', opened, opened, '2', 'Vient le mardi'],
  ]);
});

it('the workbook that La Coop imports has people from row 4, by the place of the columns', async () => {
  const { file, rows } = await readBack(await visit.download('/exports/beneficiaires?format=coop'));
  expect(file.sheets).toEqual(['Bénéficiaires']);
  expect(rows[3]).toEqual({
    number: 4,
    cells: [
      ...['=Abadie', 'Odette', '1951', 'Nancy', '54395', '54000', '06 12 34 56 78', 'odette@exemple.fr', 'Féminin'],
      'Vient le mardi',
    ],
    formulas: [],
  });
});

it('each is written in the journal, and a question that is not asked has no answer', async () => {
  const lines: { details: object }[] = await app.db.query(
    `SELECT details FROM audit_event WHERE verb = 'beneficiary.export' AND actor_user_id = $1`,
    [mediatorId],
  );
  expect(lines.map(({ details }) => details)).toEqual([
    ...[{ format: 'xlsx' }, { format: 'ods' }, { format: 'csv' }, { format: 'coop' }],
  ]);
  for (const query of [
    'beneficiaires?format=exe',
    'accompagnements?format=coop',
    `accompagnements?${october}&format=pdf`,
  ]) {
    expect((await visit.get(`/exports/${query}`)).status).toBe(404);
  }
});

import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser, type CreatedUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let structureId: string;
let agent: CreatedUser;
let visit: Visit;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  structureId = await createStructure(app.db);
  const manager = await createUser(app.db, { structureId, role: 'structure_manager' });
  agent = await createUser(app.db, { structureId, firstName: 'Léa', lastName: 'Ünal' });
  visit = await app.signInAs(manager);
  await visit.get('/rendez-vous/import');
});

const RDVS =
  'année;date prise rdv;heure prise rdv;origine;date rdv;heure rdv;service;motif;contexte;statut;lieu;professionnel.le(s);usager(s);date naissance;email(s) professionnel.le(s)';
const rdv = (day: string, hour: string, status: string, who: string, born = '', email = agent.email) =>
  `2026;01/11/2026;09:00;Agent;${day};${hour};Service;Aide numérique;;${status};Mairie;Léa ÜNAL;${who};${born};${email}`;

const send = (content: string | Buffer, name = 'rdv.csv') =>
  visit.upload('/rendez-vous/import', (request) => request.attach('file', Buffer.from(content), name));

interface Row {
  [column: string]: unknown;
}
const rows = (): Promise<Row[]> =>
  app.db.query(
    `SELECT status, name, beneficiary_id, starts_at, ended_at, agent_id, external_id FROM appointment
      WHERE structure_id = $1 ORDER BY starts_at, external_id`,
    [structureId],
  );

async function imported(content: string): Promise<string> {
  const received = await send(content);
  expect(received.status).toBe(303);
  const address = received.headers['location'] ?? '';
  await visit.get(address);
  return (await visit.follow(await visit.post(address))).text;
}

describe('an export of appointments', () => {
  const file = () =>
    [
      RDVS,
      rdv('02/11/2026', '14:30', 'Rendez-vous honoré', 'Martine VALIDAY', '02/03/1950'),
      rdv('03/11/2026', '9h00', 'Absence non excusée', 'Paul ARNAUD'),
      rdv('04/11/2026', '10:00', 'Annulé (excusé)', 'Paul ARNAUD'),
      rdv('05/11/2026', '10:00', 'Annulé (par le service)', 'Paul ARNAUD'),
      rdv('06/11/2026', '10:00', 'À renseigner', 'Paul ARNAUD, Lise ARNAUD'),
      rdv('07/12/2026', '10:00', 'Rendez-vous à venir', 'Paul ARNAUD', '', 'partie@exemple.test'),
      rdv('31/02/2026', '10:00', 'Rendez-vous honoré', 'Paul ARNAUD'),
      rdv('08/11/2026', 'matin', 'Rendez-vous honoré', 'Paul ARNAUD'),
      rdv('09/11/2026', '10:00', 'Oublié', 'Paul ARNAUD'),
    ].join('\n');

  it('is shown whole before anything is written, with what is refused line by line', async () => {
    const received = await send(file());
    const { text } = await visit.follow(received);
    expect(await rows()).toEqual([]);
    expect(text).toMatch(/5[\s\S]{0,80}à ajouter/);
    expect(text).toMatch(/1[\s\S]{0,80}mis de côté/);
    expect(text).toContain('Ligne 8');
    expect(text).toContain('La date «\u00a031/02/2026\u00a0» n’est pas lisible.');
    expect(text).toContain('L’heure «\u00a0matin\u00a0»');
    expect(text).toContain('Le statut «\u00a0Oublié\u00a0»');
  });

  it('comes in with its states, joins the file it is surely of, and makes none', async () => {
    const known = await createBeneficiary(app.db, {
      structureId,
      firstName: 'Martine',
      lastName: 'Validay',
      birthYear: 1950,
    });
    const people = 'SELECT count(*) AS n FROM beneficiary WHERE structure_id = $1';
    expect(await imported(file())).toContain('5 ajoutés, 0 complété, 0 déjà là, 1 mis de côté.');
    expect(await rows()).toMatchObject([
      {
        status: 'honoured',
        beneficiary_id: known,
        name: null,
        starts_at: new Date('2026-11-02T13:30:00Z'),
        agent_id: agent.id,
      },
      { status: 'absent', name: 'Paul ARNAUD', beneficiary_id: null, ended_at: new Date('2026-11-03T08:30:00Z') },
      { status: 'cancelled_by_person' },
      { status: 'cancelled_by_service' },
      { status: 'upcoming', name: 'Paul ARNAUD, Lise ARNAUD', ended_at: null },
    ]);
    expect(await app.db.query(people, [structureId])).toEqual([{ n: 1 }]);
  });

  it('sent again adds nothing, completes what had no outcome, and takes what was kept aside', async () => {
    await imported(file());
    expect(await imported(file())).toContain('0 ajouté, 0 complété, 5 déjà là, 1 mis de côté.');
    await createUser(app.db, { structureId, email: 'partie@exemple.test' });
    const later = file().replace('À renseigner', 'Rendez-vous honoré');
    expect(await imported(later)).toContain('1 ajouté, 1 complété, 4 déjà là, 0 mis de côté.');
    expect((await rows()).map(({ status }) => status)).toEqual([
      ...['honoured', 'absent', 'cancelled_by_person', 'cancelled_by_service', 'honoured', 'upcoming'],
    ]);
  });

  it('finds its agents by name when it has no mail address', async () => {
    const content = [
      RDVS.replace(';email(s) professionnel.le(s)', ''),
      rdv('02/11/2026', '14:30', 'Rendez-vous honoré', 'Paul ARNAUD').replace(`;${agent.email}`, ''),
    ].join('\n');
    expect(await imported(content)).toContain('1 ajouté');
    expect(await rows()).toMatchObject([{ agent_id: agent.id }]);
  });
});

describe('an export of participations', () => {
  it('makes one appointment of the lines of one number', async () => {
    const heading = 'usager;rdv_id;date rdv;heure rdv;motif;statut;professionnel.le(s);email(s) professionnel.le(s)';
    const line = (who: string, id: number, status: string) =>
      `${who};${id};02/11/2026;10:00;Aide;${status};Léa ÜNAL;${agent.email}`;
    const content = [
      heading,
      line('Paul ARNAUD', 7, 'Non excusée'),
      line('Lise ARNAUD', 7, 'Présent'),
      line('Jean ROUX', 8, 'Annulé (excusé)'),
    ];
    await imported(content.join('\n'));
    expect(await rows()).toMatchObject([
      { external_id: '7', status: 'honoured', name: 'Paul ARNAUD, Lise ARNAUD' },
      { external_id: '8', status: 'cancelled_by_person', name: 'Jean ROUX' },
    ]);
  });
});

describe('another file', () => {
  it('is refused in words, at its field', async () => {
    const xls = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]);
    for (const [content, words] of [
      [xls, 'enregistrez-le au format .xlsx'],
      ['nom;prénom\nArnaud;Paul', 'n’est pas un export de rendez-vous de RDV Service Public'],
      [RDVS, 'Ce fichier n’a aucun rendez-vous.'],
    ] as const) {
      const answer = await send(content);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(words);
      expect(answer.text).toContain('href="#file"');
    }
    const none = await visit.upload('/rendez-vous/import', (request) => request);
    expect(none.status).toBe(422);
    expect(none.text).toContain('Choisissez un fichier.');
  });

  it('of another account is not there', async () => {
    const received = await send([RDVS, rdv('02/11/2026', '14:30', 'Rendez-vous honoré', 'Paul ARNAUD')].join('\n'));
    const colleague = await app.signInAs(await createUser(app.db, { structureId, role: 'structure_manager' }));
    expect((await colleague.get(received.headers['location'] ?? '')).status).toBe(404);
    expect((await colleague.post(received.headers['location'] ?? '')).status).toBe(404);
  });
});

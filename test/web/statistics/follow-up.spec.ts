import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createReferral } from '../../factories/referrals.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let coordinator: Visit;
let nancy: string;

const readable = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ');

/** Figures of one row of the groups, by the beginning of its name. */
const rowOf = (html: string, name: string): string[] => {
  const row = html.split('<tr').find((part) => part.includes(name)) ?? '';
  return [...row.matchAll(/<(?:td|th)[^>]*>(.*?)<\/(?:td|th)>/gs)].map(([, cell]) => readable(cell ?? '').trim());
};

beforeAll(async () => {
  app = await startTestApp();
  await createCommunes(app.db);
  nancy = await createStructure(app.db, { name: 'Accueil de Nancy', communeInsee: communes.nancy.code });
  const metz = await createStructure(app.db, { name: 'Accueil de Metz', communeInsee: communes.metz.code });
  const partner = await createStructure(app.db, { name: 'Espace partenaire', communeInsee: communes.nancy.code });
  const fund = await createStructure(app.db, {
    name: 'Caisse de Nancy',
    kind: 'fund',
    communeInsee: communes.nancy.code,
  });
  const place = await createPlace(app.db, { name: 'Médiathèque du lac' });
  const here = await createUser(app.db, { structureId: nancy });
  const there = await createUser(app.db, { structureId: metz });
  const about = {
    beneficiaryId: await createBeneficiary(app.db, { structureId: nancy, createdBy: here.id, lastName: 'Introuvable' }),
    senderStructureId: nancy,
    senderId: here.id,
  };
  const at = (sent: string, answered: string | null = null) => ({ sent_at: sent, answered_at: answered });
  const send = (settings: object, columns: object = {}) =>
    createReferral(app.db, { ...about, ...settings }, { ...columns });
  await send(
    { status: 'closed', receiverStructureId: partner },
    {
      ...at('2026-11-02T09:00:00Z', '2026-11-02T13:00:00Z'),
      closed_at: '2026-11-20T09:00:00Z',
      level_after: 'intermediate',
      opened_at: '2026-11-02T10:00:00Z',
    },
  );
  await send(
    { status: 'accepted', receiverStructureId: partner },
    { ...at('2026-11-03T09:00:00Z', '2026-11-05T09:00:00Z'), opened_at: '2026-11-04T10:00:00Z' },
  );
  await send(
    { status: 'refused', receiverPlaceId: place, receiverName: 'Médiathèque du lac' },
    { ...at('2026-11-04T09:00:00Z', '2026-11-14T09:00:00Z'), refusal_reasons: ['session_full', 'not_mobile'] },
  );
  await send({ status: 'sent', receiverPlaceId: place, receiverName: '=Médiathèque' }, at('2026-11-12T09:00:00Z'));
  await send({ status: 'sent', receiverStructureId: fund, path: 'health_access_mission' }, at('2026-11-20T09:00:00Z'));
  await send(
    { status: 'closed', receiverStructureId: partner },
    { sent_at: '2025-06-02T09:00:00Z', answered_at: '2025-06-03T09:00:00Z', closed_at: '2025-07-01T09:00:00Z' },
  );
  await createReferral(app.db, {
    ...about,
    senderStructureId: metz,
    senderId: there.id,
    receiverStructureId: partner,
    status: 'sent',
  });
  const boss = await createUser(app.db, { role: 'coordinator', territory: { kind: 'department', code: '54' } });
  coordinator = await app.signInAs(boss);
});
afterAll(() => app.stop());

describe('the follow-up of referrals', () => {
  it('counts what became of those sent in the territory this year, and their delays', async () => {
    const page = await coordinator.get('/statistiques/orientations');
    expect(page.status).toBe(200);
    const shown = readable(page.text);
    expect(shown).toContain('5 envoyées 2 ouvertes par leur destinataire');
    expect(shown).toContain('3 avec une réponse 60 % des envoyées');
    expect(shown).toContain('2 jours délai médian neuf sur dix en 10 jours au plus');
    expect(shown).toContain('2 acceptées 1 refusées');
    expect(shown).toContain('1 personnes venues 20 % des envoyées');
    expect(shown).toContain('2 sans réponse à ce jour la plus ancienne depuis 12 jours');
    expect(rowOf(page.text, 'Accueil de Nancy')).toEqual([
      'Accueil de Nancy',
      '5',
      '2',
      '3',
      '2',
      '1',
      '1',
      '2 jours',
      '10 jours',
      '2 depuis 12 jours',
    ]);
    expect(shown).not.toContain('Accueil de Metz');
  });

  it('tells the reasons of refusals, each counted, and levels before and after', async () => {
    const page = await coordinator.get('/statistiques/orientations');
    expect(rowOf(page.text, 'Session complète')).toEqual(['Session complète', '1', '100 %']);
    expect(rowOf(page.text, 'Ne peut pas se déplacer')).toEqual(['Ne peut pas se déplacer jusqu’ici', '1', '100 %']);
    expect(readable(page.text)).toContain('Débutant 0 1 0');
  });

  it('groups by receiver, a place or a structure, and by caisse', async () => {
    const receivers = await coordinator.get('/statistiques/orientations?par=destinataire');
    expect(rowOf(receivers.text, 'Espace partenaire')).toEqual([
      'Espace partenaire',
      '2',
      '2',
      '2',
      '2',
      '0',
      '1',
      '4 h',
      '2 jours',
      '–',
    ]);
    expect(rowOf(receivers.text, 'Médiathèque du lac').slice(0, 3)).toEqual(['Médiathèque du lac', '2', '0']);
    const funds = await coordinator.get('/statistiques/orientations?par=caisse');
    expect(rowOf(funds.text, 'Caisse de Nancy').slice(0, 2)).toEqual(['Caisse de Nancy', '1']);
    expect(readable(funds.text)).toContain('1 envoyées');
    expect(readable(funds.text)).not.toContain('Espace partenaire');
  });

  it('lists silence, the longest first, without any person', async () => {
    const page = await coordinator.get('/statistiques/orientations/liste');
    const shown = readable(page.text);
    expect(shown.indexOf('12/11/2026')).toBeGreaterThan(0);
    expect(shown.indexOf('20/11/2026')).toBeGreaterThan(shown.indexOf('12/11/2026'));
    expect(shown).toContain('attend depuis 12 jours');
    expect(shown).not.toMatch(/Introuvable|03\/11\/2026/);
    const refused = readable((await coordinator.get('/statistiques/orientations/liste?etat=refus')).text);
    expect(refused).toContain('Session complète, Ne peut pas se déplacer jusqu’ici');
    const one = await coordinator.get(`/statistiques/orientations/liste?etat=toutes&expediteur=${nancy}`);
    expect(one.text.match(/<tr role="row">/g)).toHaveLength(6);
  });

  it('keeps a bad period with a word on how to mend it', async () => {
    const page = await coordinator.get('/statistiques/orientations?periode=custom&du=2026-11-24&au=2026-11-01');
    expect([page.status, readable(page.text).includes('inversez les deux dates')]).toEqual([422, true]);
  });

  it('exports without names, words, links or formulas, and says so in the journal', async () => {
    const file = await coordinator.get('/exports/orientations.csv?du=2026-11-01&au=2026-11-24');
    expect([file.status, file.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
    const [head, ...rows] = file.text.trim().split('\n');
    expect(head).toContain('Envoyée le;Structure qui oriente;Destinataire');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toContain('02/11/2026;Accueil de Nancy;');
    expect(rows[3]).toContain(";'=Médiathèque;");
    expect(file.text).not.toMatch(/Introuvable|Complet jusqu|[0-9a-f]{8}-[0-9a-f]{4}/);
    const lines = await app.db.query<unknown[]>(`SELECT FROM audit_event WHERE verb = 'referral.export'`);
    expect(lines).toHaveLength(1);
  });

  it('is not for those who do not coordinate', async () => {
    const mediator = await app.signInAs(await createUser(app.db, { structureId: nancy }));
    const answers = [
      await mediator.get('/statistiques/orientations'),
      await mediator.get('/exports/orientations.csv?du=2026-11-01&au=2026-11-24'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404]);
  });

  it('counts the whole of France for who coordinates the country, also where no commune is known', async () => {
    const nowhere = await createStructure(app.db, { name: 'Accueil sans commune' });
    const sender = await createUser(app.db, { structureId: nowhere });
    const beneficiaryId = await createBeneficiary(app.db, { structureId: nowhere, createdBy: sender.id });
    await createReferral(
      app.db,
      { beneficiaryId, senderStructureId: nowhere, senderId: sender.id, receiverStructureId: nancy, status: 'sent' },
      { sent_at: '2026-11-18T09:00:00Z' },
    );
    const territory = { kind: 'country', code: 'FR' } as const;
    const country = await app.signInAs(await createUser(app.db, { role: 'coordinator', territory }));
    const page = await country.get('/statistiques/orientations');
    expect(readable(page.text)).toContain('France entière, du 1er janvier 2026 au 24 novembre 2026');
    expect(readable(page.text)).toContain('7 envoyées');
    for (const name of ['Accueil de Nancy', 'Accueil de Metz', 'Accueil sans commune']) {
      expect(page.text).toContain(name);
    }
    const lines = await country.get('/statistiques/orientations/liste?etat=toutes');
    expect(lines.text).toContain('Accueil de Metz');
    expect(lines.text).toContain('Accueil sans commune');
    const file = await country.get('/exports/orientations.csv?du=2026-11-01&au=2026-11-24');
    expect([file.status, file.text.includes('Accueil sans commune')]).toEqual([200, true]);
    expect((await coordinator.get('/statistiques/orientations')).text).not.toContain('Accueil sans commune');
  });
});

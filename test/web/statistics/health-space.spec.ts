import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createTeam, createTeamMember, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

const text = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/[\s\u00a0]+/g, ' ');

describe('The figures of Mon espace santé', () => {
  let app: TestApp;
  let mediator: { id: string; email: string };
  let nancy: string;
  let metz: string;
  let manager: Visit;
  let here: { structureId: string; mediatorId: string };

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    nancy = await createStructure(app.db, { name: 'Espace de Nancy', communeInsee: communes.nancy.code });
    metz = await createStructure(app.db, { name: 'Espace de Metz', communeInsee: communes.metz.code });
    mediator = await createUser(app.db, { structureId: nancy });
    here = { structureId: nancy, mediatorId: mediator.id };
    await fill();
    manager = await app.signInAs(await createUser(app.db, { role: 'structure_manager', structureId: nancy }));
  });
  afterAll(() => app.stop());

  const done = async (sessionId: string, steps: string[], commune: string | null = null) => {
    await app.db.query(
      `UPDATE support_session SET topics = ARRAY['sante'], health_space_steps = $2,
              commune_insee = coalesce($3, commune_insee) WHERE id = $1`,
      [sessionId, steps, commune],
    );
  };
  const person = (commune: { code: string }) =>
    createBeneficiary(app.db, { structureId: nancy, createdBy: mediator.id, commune: commune as never });
  const visitOf = async (beneficiaryId: string, residence: string, steps: string[], day = '2026-11-10') => {
    const id = await createSession(app.db, here, { beneficiaryId, day });
    await app.db.query('UPDATE support_session SET residence_insee = $2 WHERE id = $1', [id, residence]);
    await done(id, steps);
  };

  /**
   * Seven people with a file of Toul: six at a workshop that only presents it, one of them activates later, a seventh
   * signs in twice. One of Vézelise closes it. Two without a file at the workshop held in Nancy, one alone from Vézelise.
   */
  async function fill(): Promise<void> {
    const toul: string[] = [];
    for (let n = 0; n < 7; n += 1) toul.push(await person(communes.toul));
    const workshop = await createWorkshopSession(app.db, here, { people: toul.slice(0, 6), anonymousCount: 2 });
    await done(workshop, ['decouverte'], communes.nancy.code);
    await visitOf(toul[0] ?? '', communes.toul.code, ['compte_active']);
    await visitOf(toul[6] ?? '', communes.vezelise.code, ['connexion_seule'], '2026-10-06');
    await visitOf(toul[6] ?? '', communes.toul.code, ['connexion_seule', 'agenda']);
    await visitOf(await person(communes.vezelise), communes.vezelise.code, ['opposition_cloture']);
    const alone = await createSession(app.db, here, { day: '2026-11-12' });
    await app.db.query('UPDATE support_session SET residence_insee = $2 WHERE id = $1', [
      alone,
      communes.vezelise.code,
    ]);
    await done(alone, ['compte_active', 'messagerie_ouverte']);
    const before = await createSession(app.db, here, { day: '2025-12-31' });
    await done(before, ['decouverte']);
    await createSession(app.db, here, { topics: ['sante'] });
    const away = await createSession(app.db, {
      structureId: metz,
      mediatorId: (await createUser(app.db, { structureId: metz })).id,
    });
    await done(away, ['compte_active'], communes.metz.code);
  }

  const page = async (visit: Visit, query = '') =>
    text((await visit.get(`/statistiques/mon-espace-sante${query}`)).text);

  it('count people once, by commune, in the structure', async () => {
    const shown = await page(manager);
    expect(shown).toContain('11 sensibilisées 3 avec un compte activé'.replace('3', '2'));
    expect(shown).toContain('2 l’ont utilisé au moins une fois');
    expect(shown).toContain('1 s’y sont opposées, ou l’ont fermé');
    expect(shown).toContain('Nancy 2 0 0 0');
    expect(shown).toContain('Toul 7 1 1 0');
    expect(shown).toContain('Vézelise 2 1 1 1');
    expect(shown).not.toContain('Metz');
    expect(shown).not.toContain('De 1 à 4 personnes');
  });

  it('follow the period', async () => {
    const shown = await page(manager, '?periode=custom&du=2026-10-01&au=2026-10-31');
    expect(shown).toContain('1 sensibilisées');
    expect(shown).toContain('Vézelise 1 0 1 0');
    expect(shown).not.toContain('Toul');
    const wrong = await manager.get('/statistiques/mon-espace-sante?periode=custom&du=2026-10-01&au=x');
    expect(wrong.status).toBe(422);
    const none = await page(manager, '?periode=custom&du=2026-02-01&au=2026-02-02');
    expect(none).toContain('Rien de noté sur cette période');
  });

  it('are those of the mediator alone for a mediator', async () => {
    expect(await page(await app.signInAs(mediator))).toContain('11 sensibilisées');
    const colleague = await app.signInAs(await createUser(app.db, { structureId: nancy }));
    expect(await page(colleague)).toContain('0 sensibilisées');
  });

  it('hide small counts from a coordinator, and what would tell them', async () => {
    const boss = await createUser(app.db, { role: 'coordinator', territory: { kind: 'department', code: '54' } });
    const shown = await page(await app.signInAs(boss));
    expect(shown).toContain('11 sensibilisées');
    expect(shown).toContain('< 5 avec un compte activé');
    expect(shown).toContain('Nancy < 5 0 0 0');
    expect(shown).toContain('Toul masqué < 5 < 5 0'.replace('masqué', '7'));
    expect(shown).toContain('Vézelise < 5 < 5 < 5 < 5');
    expect(shown).toContain('De 1 à 4 personnes');
    expect(shown).not.toContain('Metz');
  });

  it('of a team are those of its members on their days', async () => {
    const teamId = await createTeam(app.db);
    await createTeamMember(app.db, { teamId, userId: mediator.id, startsOn: '2026-11-01', endsOn: '2026-11-11' });
    await createTeamMember(app.db, { teamId, structureId: metz });
    const boss = await createUser(app.db, { role: 'coordinator', teamId });
    const shown = await page(await app.signInAs(boss));
    // Of Nancy’s, the three visits of 10 November; Metz has one.
    expect(shown).toContain('< 5 sensibilisées');
    for (const commune of ['Toul', 'Vézelise', 'Metz']) expect(shown).toContain(commune);
    expect(shown).not.toContain('Nancy');
  });

  it('leave as a file without names nor small counts, whoever asks, and the journal knows', async () => {
    const file = await manager.get('/statistiques/mon-espace-sante.csv?du=2026-01-01&au=2026-11-24');
    expect(file.headers['content-disposition']).toContain('mon-espace-sante-2026-01-01-2026-11-24.csv');
    expect(file.text.replaceAll('\u00a0', ' ')).toBe(
      '\uFEFFCommune;Code Insee;Personnes sensibilisées;Compte activé;Utilisé au moins une fois;Opposition ou clôture\n' +
        'Nancy;54395;< 5;0;0;0\n' +
        'Toul;54528;7;< 5;< 5;0\n' +
        'Vézelise;54563;< 5;< 5;< 5;< 5\n' +
        'Total;;11;< 5;< 5;< 5\n',
    );
    const [line] = await app.db.query<object[]>(`SELECT details FROM audit_event WHERE verb = 'health-space.export'`);
    expect(line).toEqual({ details: { from: '2026-01-01', to: '2026-11-24' } });
    expect((await manager.get('/statistiques/mon-espace-sante.csv?du=x')).status).toBe(404);
  });

  it('are linked from the statistics, with how they are counted', async () => {
    expect((await manager.get('/statistiques')).text).toContain('href="/statistiques/mon-espace-sante?periode');
    expect((await manager.get('/statistiques/mon-espace-sante')).text).toContain(
      'href="/statistiques/definitions#mon-espace-sante"',
    );
    expect((await manager.get('/statistiques/definitions')).text).toContain('id="mon-espace-sante"');
  });
});

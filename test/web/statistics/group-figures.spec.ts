import { FigureKeeper } from '../../../src/modules/statistics/read-model/figure-keeper.service.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { type CreatedUser, createTeam, createTeamMember, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

let app: TestApp;
let nancy: string;
let mediator: CreatedUser;
let coordinator: Visit;

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/**
 * In November in Nancy: Odette and somebody without a file alone, then Odette, Bruno and four others in a workshop, then
 * Chloé alone. Bruno and Chloé were in a workshop in October: they are not new. Metz has its own.
 */
beforeAll(async () => {
  app = await startTestApp();
  const { db } = app;
  await createCommunes(db);
  nancy = await createStructure(db, { name: 'Espace de Nancy', communeInsee: communes.nancy.code });
  const metz = await createStructure(db, { name: 'Espace de Metz', communeInsee: communes.metz.code });
  mediator = await createUser(db, { structureId: nancy });
  const here = { structureId: nancy, mediatorId: mediator.id };
  const person = (settings: object) =>
    createBeneficiary(db, { structureId: nancy, createdBy: mediator.id, ...settings });
  const odette = await person({ gender: 'feminin', socialStatus: 'retraite' });
  const bruno = await person({ firstName: 'Bruno', gender: 'masculin' });
  const chloe = await person({ firstName: 'Chloé' });
  await createWorkshopSession(db, here, { day: '2026-10-12', people: [bruno, chloe], anonymousCount: 0 });
  await createSession(db, here, {
    ...{ day: '2026-11-03', beneficiaryId: odette, durationMinutes: 60, gender: 'feminin' },
    ...{ ageBand: 'soixante_dix_plus', socialStatus: 'retraite', autonomy: 'autonome' },
  });
  await createSession(db, here, { day: '2026-11-04', gender: 'masculin', alreadySupported: true });
  await createWorkshopSession(db, here, {
    ...{ day: '2026-11-10', people: [odette, bruno], anonymousCount: 4, anonymousAlready: 1, topics: ['sante'] },
    ...{ anonymousBy: { gender: { feminin: 2 }, age_band: { soixante_dix_plus: 1 } }, workshopLevel: 'debutant' },
    title: '=Sécurité',
  });
  await createSession(db, here, { day: '2026-11-12', beneficiaryId: chloe });
  const there = { structureId: metz, mediatorId: (await createUser(db, { structureId: metz })).id };
  await createWorkshopSession(db, there, { day: '2026-11-10', anonymousCount: 50, topics: ['bureautique'] });
  await app.get(FigureKeeper).rebuild();
  const territory = { kind: 'department', code: '54' } as const;
  coordinator = await app.signInAs(await createUser(db, { role: 'coordinator', territory }));
});
afterAll(() => app.stop());

describe('figures with workshops', () => {
  it('weighs by accompaniments, counts minutes once a session, and people once', async () => {
    const shown = text((await coordinator.get('/statistiques')).text);
    expect(shown).toContain('9 accompagnements 2 sur la période précédente : 7 de plus. Dont 6 en atelier');
    expect(shown).toContain('8 personnes 2 sur la période précédente : 6 de plus. Dont 5 sans fiche');
    expect(shown).toContain('4 h d’accompagnement 2 h sur la période précédente');
  });

  it('takes nobody for new whose first accompaniment was an earlier workshop, nor those counted as « déjà »', async () => {
    // Odette, and three of the four of the workshop.
    expect(text((await coordinator.get('/statistiques')).text)).toContain('4 nouvelles personnes 2 sur la période');
  });

  it('shares what was done by accompaniments', async () => {
    const shown = text((await coordinator.get('/statistiques')).text);
    expect(shown).toContain('Part des accompagnements Part des mentions Santé 6 66,7 % 66,7 % E-mail 3 33,3 % 33,3 %');
    expect(shown).toContain('Accompagnement individuel 3 33,3 % Atelier collectif 6 66,7 %');
    expect(shown).toContain('30min à 1 h 2 22,2 % 1 h à 2 h 1 11,1 % 2 h et plus 6 66,7 %');
    expect(shown).toContain('Débutant 6 66,7 %');
    expect(shown).toContain('Autonome 1 11,1 %');
    expect(shown).not.toMatch(/Bureautique \d/);
  });

  it('counts each dimension of those without a file as it was entered, the rest as not said', async () => {
    const shown = text((await coordinator.get('/statistiques')).text);
    expect(shown).toContain('Part des accompagnements 70 ans et plus 2 22,2 % Non communiqué 7 77,8 %');
    expect(shown).toContain('Part des accompagnements Féminin 4 44,4 % Masculin 2 22,2 % Non communiqué 3 33,3 %');
    expect(shown).toContain('Part des accompagnements Retraité 2 22,2 % Non communiqué ou hétérogène 7 77,8 %');
  });

  it('counts for a team the workshops of its members on their days, once however often they joined', async () => {
    const teamId = await createTeam(app.db);
    const userId = mediator.id;
    await createTeamMember(app.db, { teamId, userId, startsOn: '2026-11-04', endsOn: '2026-11-10' });
    await createTeamMember(app.db, { teamId, userId, startsOn: '2026-11-10', endsOn: '2026-11-11' });
    const chief = await app.signInAs(await createUser(app.db, { role: 'coordinator', teamId }));
    const shown = text((await chief.get('/statistiques')).text);
    // The anonymous visit of the 4th and the workshop of the 10th.
    expect(shown).toContain('7 accompagnements 0 sur la période précédente : 7 de plus');
    expect(shown).toContain('7 personnes 0 sur la période précédente : 7 de plus. Dont 5 sans fiche');
    // Odette came alone on the 3rd, which the team does not see: she was new there, not in the workshop.
    expect(shown).toContain('3 nouvelles personnes');
    expect(shown).toContain('2,5 h d’accompagnement');
  });

  it('says how workshops are counted', async () => {
    const shown = text((await coordinator.get('/statistiques/definitions')).text);
    expect(shown).toContain('un atelier de dix personnes en fait dix');
    expect(shown).toContain('Celle d’un atelier compte une fois, quel que soit le nombre de personnes.');
  });

  it('exports one row a workshop, and says nothing in it of one person', async () => {
    const { text: file } = await coordinator.get('/exports/seances.csv?du=2026-11-10&au=2026-11-10');
    const [headings, row, end] = file
      .slice(1)
      .split('\n')
      .map((line) => line.split(';'));
    expect(end).toEqual(['']);
    const cells = Object.fromEntries(
      (headings ?? []).map((heading, index) => [heading.replaceAll('"', ''), row?.[index]]),
    );
    expect(cells).toMatchObject({
      ...{ Date: '10/11/2026', Type: 'Atelier collectif', Participants: '6', 'Durée (min)': '120' },
      ...{ 'Nom de l’atelier': "'=Sécurité", 'Thématique(s) d’accompagnement': 'Santé' },
      ...{ 'Niveau d’autonomie (ou de l’atelier)': 'Débutant', 'Bénéficiaire réorienté': '' },
      ...{ 'Genre du bénéficiaire': '', 'Tranche d’âge du bénéficiaire': '', 'Statut du bénéficiaire': '' },
    });
  });
});

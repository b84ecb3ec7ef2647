import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FigureKeeper } from '../../../src/modules/statistics/read-model/figure-keeper.service.js';
import { createTeam, createTeamMember, createUser } from '../../factories/identity.js';
import { communes, createCommunes, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { createTag, tagSession } from '../../factories/tags.js';
import { startTestApp, type TestApp, type Visit } from '../../setup/app.js';

const text = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0]+/g, ' ');
const EXPORT = '/exports/seances.csv?du=2026-11-01&au=2026-11-30';

describe('Tags in the figures and in the export', () => {
  let app: TestApp;
  let manager: Visit;
  let coordinator: Visit;
  let other: Visit;

  beforeAll(async () => {
    app = await startTestApp();
    await createCommunes(app.db);
    const nancy = await createStructure(app.db, { communeInsee: communes.nancy.code });
    const metz = await createStructure(app.db, { communeInsee: communes.metz.code });
    const { id } = await createUser(app.db, { structureId: nancy });
    const here = { structureId: nancy, mediatorId: id };
    const teamId = await createTeam(app.db);
    await createTeamMember(app.db, { teamId, structureId: nancy });
    const department = await createTag(app.db, id, 'Bus numérique', { departmentCode: '54' });
    const team = await createTag(app.db, id, 'Semaine bleue', { teamId });
    const [misspelt, formula] = [
      await createTag(app.db, id, 'bus numerik', { ownerId: id }, { mergedIntoId: department }),
      await createTag(app.db, id, '=SOMME(A1)', { ownerId: id }, { retiredAt: '2026-11-20T09:00:00Z' }),
    ];
    await tagSession(app.db, await createSession(app.db, here), misspelt, department, formula);
    await tagSession(app.db, await createWorkshopSession(app.db, here, { anonymousCount: 9 }), misspelt, team);
    await tagSession(app.db, await createSession(app.db, here, { day: '2026-10-05' }), team);
    await app.get(FigureKeeper).rebuild();
    manager = await app.signInAs(await createUser(app.db, { role: 'structure_manager', structureId: nancy }));
    other = await app.signInAs(await createUser(app.db, { role: 'structure_manager', structureId: metz }));
    coordinator = await app.signInAs(
      await createUser(app.db, { role: 'coordinator', territory: { kind: 'department', code: '54' } }),
    );
  });
  afterAll(() => app.stop());

  it('count accompaniments by the tag as it is read today, retired ones with them', async () => {
    const shown = text((await manager.get('/statistiques')).text);
    expect(shown).toContain('Bus numérique (département) 10 100 % 50 %');
    expect(shown).toContain('Semaine bleue (équipe) 9 90 %');
    expect(shown).toContain('&#x3D;SOMME(A1) 1 10 %');
    expect(shown).not.toContain('bus numerik');
    expect(text((await other.get('/statistiques')).text)).not.toContain('Bus numérique');
  });

  it('leave out of a coordination the words that people keep for themselves', async () => {
    const shown = text((await coordinator.get('/statistiques')).text);
    expect(shown).toContain('Bus numérique (département) 10 100 %');
    expect(shown).not.toContain('SOMME');
    const rows = (await coordinator.get(EXPORT)).text.split('\n');
    expect(rows[0]).toContain(';Thématique(s) d’accompagnement;Tags;');
    expect(rows.filter((row) => row.includes('SOMME'))).toEqual([]);
  });

  it('go into the export with bars between, and never as a formula', async () => {
    const rows = (await manager.get(EXPORT)).text.trim().split('\n');
    const at = (rows[0] ?? '').split(';').indexOf('Tags');
    expect(
      rows
        .slice(1)
        .map((row) => row.split(';')[at])
        .sort(),
    ).toEqual(["'=SOMME(A1) | Bus numérique", 'Bus numérique | Semaine bleue']);
  });
});

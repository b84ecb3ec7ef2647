import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createTeam, createTeamMember, createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { createTag } from '../../factories/tags.js';
import { readBack } from '../../factories/workbooks.js';
import { ExportsWorld, idIn, october, september } from './exports-world.js';

let world: ExportsWorld;
beforeAll(async () => {
  world = await ExportsWorld.create();
}, 90_000);
afterAll(() => world.stop());

describe('who may', () => {
  it('another person, even of the same structure, knows nothing of it', async () => {
    const id = idIn(await world.order(september));
    const colleague = await world.app.signInAs(
      await createUser(world.app.db, { role: 'structure_manager', structureId: world.structureId }),
    );
    for (const end of ['', '/fichier', '/informations']) {
      expect((await colleague.get(`/exports/${id}${end}`)).status).toBe(404);
    }
    expect((await colleague.post(`/exports/${id}/supprimer`)).status).toBe(404);
    expect((await colleague.get('/exports')).text).not.toContain(id);
  });

  it('a role that ended since takes the file away, and stops what is to be made', async () => {
    const leaver = await createUser(world.app.db, { role: 'structure_manager', structureId: world.structureId });
    const theirs = await world.app.signInAs(leaver);
    const made = idIn(await world.order(september, theirs));
    const waiting = idIn(await world.order(october, theirs));
    expect(await world.stateOf(waiting)).toBe('waiting');
    await world.app.db.query(`UPDATE membership SET role = 'mediator' WHERE user_id = $1`, [leaver.id]);
    await world.work();
    const run = await world.runOf(waiting);
    expect(run?.state).toBe('failed');
    expect(run?.failure).toContain('Votre rôle ou votre périmètre a changé');
    expect((await theirs.get(`/exports/${made}/fichier`)).status).toBe(404);
    expect((await theirs.get(`/exports/${made}`)).status).toBe(404);
  });

  it('a coordinator’s has neither name, note, free text nor tag of one’s own', async () => {
    const elsewhere = await createStructure(world.app.db);
    const agent = await createUser(world.app.db, { role: 'mediator', structureId: elsewhere });
    const teamId = await createTeam(world.app.db);
    await createTeamMember(world.app.db, { teamId, structureId: elsewhere });
    const beneficiaryId = await createBeneficiary(world.app.db, { structureId: elsewhere, lastName: 'Lenormand' });
    const session = await createSession(
      world.app.db,
      { structureId: elsewhere, mediatorId: agent.id },
      {
        ...{ day: '2026-09-12', beneficiaryId, notes: 'Note de Lenormand', procedures: ['logement'] },
        ...{ topics: ['aide_aux_demarches_administratives'], procedureName: 'Dossier de Lenormand' },
      },
    );
    const tag = await createTag(world.app.db, agent.id, 'Vu avec Lenormand', { ownerId: agent.id });
    await world.app.db.query('INSERT INTO session_tag (session_id, tag_id) VALUES ($1, $2)', [session, tag]);
    const user = await createUser(world.app.db, { role: 'coordinator', structureId: null, teamId });
    const coordinator = await world.app.signInAs(user);
    for (const [quoi, format] of [
      ...[
        ['sessions', 'csv'],
        ['sessions', 'jsonl'],
        ['accompaniments', 'csv'],
        ['accompaniments', 'jsonl'],
      ],
    ] as [string, string][]) {
      const answer = await world.order({ ...september, quoi, format }, coordinator);
      const text = (await coordinator.download(answer.headers['location'] ?? '')).body.toString();
      expect(text).toMatch(/2026-09-12|12\/09\/2026/);
      expect(text).not.toContain('Lenormand');
      expect(text).not.toContain(beneficiaryId);
      const own = await world.order({ ...september, quoi, format }, await world.app.signInAs(agent));
      expect(own.status).toBe(303);
    }
    const workbook = await world.order({ ...september, quoi: 'accompaniments', format: 'coop' }, coordinator);
    const { rows } = await readBack(await coordinator.download(workbook.headers['location'] ?? ''));
    expect(JSON.stringify(rows)).not.toMatch(/Lenormand/);
    expect((await world.order({ ...september, etiquette: tag }, coordinator)).status).toBe(404);
  });

  it('what is out of sight is not there, nor is its name on the page', async () => {
    const far = await createStructure(world.app.db, { name: 'Maison lointaine' });
    const stranger = await createUser(world.app.db, { role: 'mediator', structureId: far });
    for (const filter of [{ structure: far }, { mediateur: stranger.id }]) {
      expect((await world.order({ ...september, ...filter })).status).toBe(404);
      const page = await world.visit.get(`/exports?${new URLSearchParams({ ...september, ...filter }).toString()}`);
      expect(page.status).toBe(404);
      expect(page.text).not.toContain('Maison lointaine');
    }
  });
});

import { createBeneficiary } from '../../factories/beneficiaries.js';
import { coopWorkbook } from '../../factories/coop-files.js';
import { createUser } from '../../factories/identity.js';
import { createSession } from '../../factories/support-sessions.js';
import { createStructure } from '../../factories/structures.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { at, createImportsWorld, type ImportsWorld, words } from './imports-world.js';

let world: ImportsWorld;
beforeAll(async () => {
  world = await createImportsWorld();
}, 60_000);
afterAll(() => world.stop());

describe('those already known', () => {
  const file = (lastName: string) =>
    coopWorkbook([
      { lastName, firstName: 'Jean-Pierre', birthYear: 1950, phone: '0612345699', notes: 'Du fichier' },
      { lastName: lastName.toUpperCase(), firstName: 'Jean Pierre', birthYear: 1950, email: 'jp@exemple.fr' },
      { lastName, firstName: 'Awa', birthYear: 1992 },
    ]);
  const known = (lastName: string, settings: object = {}): Promise<string> =>
    createBeneficiary(world.app.db, {
      ...{ structureId: world.structureId, lastName, firstName: 'Jean-Pierre', birthYear: 1950, notes: 'Écrit ici' },
      ...settings,
    });

  it('are found among the structure’s people and in the file, and left as they are', async () => {
    await known('Gauthier');
    const sent = await world.send(await file('Gauthier'));
    const page = words(await world.visit.get(at(sent)));
    expect(page).toMatch(/1 nouvelles personnes .*2 sans doute déjà connues/);
    const likely = words(await world.visit.get(`${at(sent)}/lignes?voir=duplicates`));
    expect(likely).toMatch(/4 Jean-Pierre Gauthier même nom ou presque Jean-Pierre Gauthier/);
    expect(await world.apply(at(sent), 'skip')).toMatch(/1 fiches ouvertes 0 fiches complétées 2 déjà connues/);
    expect(await world.people('Gauthier')).toMatchObject([{ first_name: 'Awa' }, { phone: null, notes: 'Écrit ici' }]);
  });

  it('are completed where their file is blank, nowhere else; undoing empties it again', async () => {
    const id = await known('Humbert');
    const sent = await world.send(await file('Humbert'));
    expect(await world.apply(at(sent), 'complete')).toMatch(/1 fiches ouvertes 2 fiches complétées/);
    expect(await world.people('Humbert')).toMatchObject([
      { first_name: 'Awa' },
      { phone: '+33612345699', email: 'jp@exemple.fr', notes: 'Écrit ici' },
    ]);
    await world.rows(`UPDATE beneficiary SET email = 'nouvelle@exemple.fr' WHERE id = $1`, [id]);
    expect(await world.undo(at(sent))).toMatch(/1 fiches retirées 1 fiches remises comme avant 1 fiches gardées/);
    expect(await world.people('Humbert')).toMatchObject([
      { phone: null, email: 'nouvelle@exemple.fr', notes: 'Écrit ici' },
    ]);
  });

  it('are opened all the same when the mediator says so', async () => {
    await known('Imbert');
    expect(await world.apply(at(await world.send(await file('Imbert'))), 'create')).toMatch(/3 fiches ouvertes/);
    expect(await world.people('Imbert')).toHaveLength(3);
  });

  it('of another structure are nobody here', async () => {
    const elsewhere = await createStructure(world.app.db);
    await known('Joly', { structureId: elsewhere });
    const sent = await world.send(
      await coopWorkbook([{ lastName: 'Joly', firstName: 'Jean-Pierre', birthYear: 1950 }]),
    );
    expect(words(await world.visit.get(at(sent)))).toMatch(/1 nouvelles personnes .*0 sans doute déjà connues/);
  });
});

describe('undoing', () => {
  it('takes away who was made and not touched, and lists who is kept', async () => {
    const names = ['Un', 'Deux', 'Trois', 'Quatre'];
    const sent = await world.send(await coopWorkbook(names.map((firstName) => ({ lastName: 'Klein', firstName }))));
    await world.apply(at(sent));
    const made = await world.rows<{ id: string; first_name: string }>(
      `SELECT id, first_name FROM beneficiary WHERE last_name = 'Klein'`,
    );
    const idOf = (name: string): string | undefined => made.find(({ first_name }) => first_name === name)?.id;
    await world.rows('UPDATE beneficiary SET version = 2 WHERE id = $1', [idOf('Deux')]);
    await createSession(
      world.app.db,
      { structureId: world.structureId, mediatorId: world.mediator.id },
      { beneficiaryId: idOf('Trois') ?? null },
    );
    expect(await world.undo(at(sent))).toMatch(/2 fiches retirées 0 fiches remises comme avant 2 fiches gardées/);
    expect((await world.people('Klein')).map(({ first_name }) => first_name)).toEqual(['Deux', 'Trois']);
    const kept = words(await world.visit.get(`${at(sent)}/lignes?voir=kept`));
    expect(kept).toMatch(/Deux Klein .*Trois Klein/);
    expect(kept).not.toMatch(/Quatre/);
    const again = await world.visit.post(`${at(sent)}/annuler`);
    expect(again.status).toBe(409);
  });

  it('is no longer offered once the rows were emptied, after thirty days', async () => {
    const sent = await world.send(
      await coopWorkbook([{ lastName: 'Lang', firstName: 'Ida', phone: '12' }, { lastName: 'Lang' }]),
    );
    await world.apply(at(sent));
    const then = world.app.clock.now();
    world.app.clock.set(new Date(then.getTime() + 31 * 86_400_000));
    await world.app.get(Jobs).runNow('imports.empty');
    world.app.clock.set(then);
    const id = at(sent).split('/').at(-1);
    const [left] = await world.rows<{ said: string }>(
      `SELECT string_agg(concat(raw, understood, messages), '') AS said FROM people_import_row WHERE import_id = $1`,
      [id],
    );
    expect(left?.said).toBe('{}[]{}[]');
    expect((await world.visit.get(at(sent))).text).not.toContain('/annuler');
    expect((await world.visit.post(`${at(sent)}/annuler`)).status).toBe(409);
    expect(await world.people('Lang')).toHaveLength(1);
  });
});

describe('who', () => {
  it('a counter and an agent of a caisse bring no file in; a colleague sees the import, another structure nothing', async () => {
    const { app, structureId } = world;
    const sent = await world.send(await coopWorkbook([{ lastName: 'Marty', firstName: 'Eva' }]));
    const manager = await app.signInAs(await createUser(app.db, { role: 'structure_manager', structureId }));
    expect((await manager.get(at(sent))).status).toBe(200);
    const counter = await app.signInAs(await createUser(app.db, { role: 'counter', structureId }));
    expect((await counter.get('/imports')).status).toBe(404);
    const elsewhere = await createStructure(app.db);
    const stranger = await app.signInAs(await createUser(app.db, { role: 'mediator', structureId: elsewhere }));
    for (const page of ['', '/lignes', '/annuler', '/lignes-refusees.xlsx']) {
      expect((await stranger.get(`${at(sent)}${page}`)).status).toBe(404);
    }
    expect((await stranger.post(`${at(sent)}/appliquer`, { duplicates: 'skip' })).status).toBe(404);
    expect(await world.people('Marty')).toEqual([]);
  });

  it('is written in the journal: the file, the act, and each file opened', async () => {
    const sent = await world.send(await coopWorkbook([{ lastName: 'Noël', firstName: 'Guy' }]));
    await world.apply(at(sent));
    await world.undo(at(sent));
    const id = at(sent).split('/').at(-1);
    const lines = await world.rows<{
      verb: string;
      actor_user_id: string;
      actor_structure_id: string;
      details: object;
    }>(
      `SELECT verb, actor_user_id, actor_structure_id, details FROM audit_event
        WHERE subject_id = $1 OR details->>'importId' = $1 ORDER BY id`,
      [id],
    );
    expect(lines.map(({ verb }) => verb)).toEqual([
      ...['import.receive', 'import.analyse', 'import.ask', 'beneficiary.import', 'import.apply'],
      ...['import.ask', 'beneficiary.withdraw', 'import.undo'],
    ]);
    expect(new Set(lines.map((line) => line.actor_user_id))).toEqual(new Set([world.mediator.id]));
    expect(new Set(lines.map((line) => line.actor_structure_id))).toEqual(new Set([world.structureId]));
    expect(JSON.stringify(lines)).not.toContain('Noël');
  });
});

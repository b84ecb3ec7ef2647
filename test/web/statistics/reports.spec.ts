import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MergingService } from '../../../src/modules/beneficiaries/merging/merging.service.js';
import { FigureKeeper } from '../../../src/modules/statistics/read-model/figure-keeper.service.js';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createTeam, createTeamMember, createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { createSession } from '../../factories/support-sessions.js';
import { readBack } from '../../factories/workbooks.js';
import type { Visit } from '../../setup/app.js';
import { readPdf } from '../../setup/pdf.js';
import { closeOctober, createReportsWorld, type ReportsWorld, text } from './reports-world.js';

let world: ReportsWorld;
let manager: Visit;
let report: string;

beforeAll(async () => {
  world = await createReportsWorld();
  manager = await world.app.signInAs(world.manager);
  report = await closeOctober(manager);
}, 60_000);
afterAll(() => world.app.stop());

const shown = async (address = report, visit = manager) => text((await visit.get(address)).text);

describe('A report of a month', () => {
  it('says its figures, the period before, and when they were taken', async () => {
    const page = await shown();
    expect(page).toContain('Espace de Nancy, octobre 2026');
    expect(page).toContain('Chiffres arrêtés le 24 novembre 2026 à 10 h 30 par Awa Diop.');
    expect(page).toContain('20 Accompagnements 1 sur la période précédente');
    expect(page).toContain('18 Personnes 1 sur la période précédente');
    expect(page).toContain('17 Nouvelles personnes');
    expect(page).toContain('8 h Heures 0,5 h sur la période précédente');
    expect(page).toContain('Accompagnement individuel 12 60 % Atelier collectif 8 40 %');
    expect(page).toContain('E-mail 9 45 %');
    expect(page).not.toContain('depuis :');
    expect(page).not.toContain('aujourd’hui :');
  });

  it('names no mediator and nobody accompanied, in what is kept', async () => {
    const [row] = await world.app.db.query<{ content: object }[]>('SELECT content FROM frozen_report LIMIT 1');
    const kept = JSON.stringify(row?.content);
    for (const id of [world.mediator.id, ...world.people, ...world.sessions]) expect(kept).not.toContain(id);
    expect(kept).not.toMatch(/Quantin|Perrin|mediator/);
  });

  it('is listed, and the journal knows', async () => {
    const list = await shown('/statistiques/rapports');
    expect(list).toContain('Octobre 2026 24 novembre 2026 Awa Diop non');
    const lines = await world.app.db.query<object[]>(
      `SELECT verb, subject_id AS subject, details FROM audit_event WHERE verb = 'report.close'`,
    );
    const details = { kind: 'month', from: '2026-10-01', to: '2026-10-31' };
    expect(lines).toEqual([{ verb: 'report.close', subject: report.split('/').at(-1), details }]);
  });

  it('is not there for another structure, another role, nor whoever left', async () => {
    const { app, nancy, mediator } = world;
    const elsewhere = await createStructure(app.db);
    const teamId = await createTeam(app.db);
    await createTeamMember(app.db, { teamId, structureId: nancy });
    const others = [
      mediator,
      await createUser(app.db, { role: 'structure_manager', structureId: elsewhere }),
      await createUser(app.db, { role: 'coordinator', teamId }),
    ];
    for (const other of others) {
      const visit = await app.signInAs(other);
      expect((await visit.get(report)).status).toBe(404);
      expect((await visit.get(`${report}/document`)).status).toBe(404);
      expect(await shown('/statistiques/rapports', visit)).not.toContain('Octobre 2026 24');
    }
    const former = await createUser(app.db, { role: 'structure_manager', structureId: nancy });
    const visit = await app.signInAs(former);
    expect((await visit.get(report)).status).toBe(200);
    await app.db.query(`UPDATE membership SET ends_on = '2026-11-23' WHERE id = $1`, [former.membershipId]);
    expect((await visit.get(report)).status).not.toBe(200);
  });

  it.each([
    [{}, 'Choisissez la période.'],
    [{ cloture: 'mois-2026-11' }, 'Choisissez une période de la liste.'],
    [{ cloture: 'autre', du: '2026-10-09', au: '2026-10-08' }, 'Le dernier jour doit venir après le premier'],
    [{ cloture: 'autre', du: '2026-10-09', au: '2026-11-24' }, 'Choisissez un jour passé'],
    [{ cloture: 'autre', du: '2001-10-09', au: '2026-11-02' }, 'dix ans au plus'],
    [{ cloture: 'mois-2026-10', structure: 'Ailleurs' }, 'n’est pas dans votre périmètre'],
  ])('is refused for %j', async (fields, words) => {
    const answer = await manager.post('/statistiques/rapports', fields);
    expect(answer.status).toBe(422);
    expect(text(answer.text)).toContain(words);
    expect(answer.text).toContain('<title>Erreur');
  });

  it('of one day, and narrowed to one topic, says so', async () => {
    const day = await closeOctober(manager, { cloture: 'autre', du: '2026-10-05', au: '2026-10-05' });
    expect(await shown(day)).toContain('Espace de Nancy, 5 octobre 2026');
    expect(await shown(day)).toContain('1 Accompagnements 0 sur la période précédente');
    const health = await closeOctober(manager, { thematique: 'sante' });
    expect(await shown(health)).toContain('Filtres : thématique Santé');
    expect(await shown(health)).toContain('3 Accompagnements');
    expect(await shown(health)).not.toContain('Orientations envoyées');
  });

  it('of a département is of its roll-ups, once they are there', async () => {
    await world.app.get(FigureKeeper).fold();
    const territory = { kind: 'department', code: '54' } as const;
    const visit = await world.app.signInAs(await createUser(world.app.db, { role: 'coordinator', territory }));
    const own = await closeOctober(visit);
    expect(await shown(own, visit)).toContain('Meurthe-et-Moselle, octobre 2026');
    expect(await shown(own, visit)).toContain('20 Accompagnements 1 sur la période précédente');
    expect((await manager.get(own)).status).toBe(404);
    expect((await visit.get(report)).status).toBe(404);
  });

  it('of a mediator is of their own work', async () => {
    const visit = await world.app.signInAs(world.mediator);
    const own = await closeOctober(visit);
    expect(await shown(own, visit)).toContain('20 Accompagnements');
    expect((await visit.get(`${own}/partages`)).status).toBe(404);
    const colleague = await world.app.signInAs(await createUser(world.app.db, { structureId: world.nancy }));
    expect((await colleague.get(own)).status).toBe(404);
  });
});

describe('The files of a report', () => {
  it('are a tagged PDF', async () => {
    const { body, headers } = await manager.download(`${report}/document?format=pdf`);
    expect(headers['content-disposition']).toContain('rapport-france-services-mois-2026-10.pdf');
    const { objects, metadata, pages } = readPdf(body);
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(metadata).toContain('Point d’activité France services, octobre 2026');
    expect(objects).toContain('/Lang (fr)');
    for (const tag of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD']) expect(objects).toContain(`/S /${tag}`);
    const words = pages.join(' ').replace(/[\s\u00a0\u202f\u200b]+/g, ' ');
    expect(words).toContain('Espace de Nancy');
    expect(words).toMatch(/Accompagnements\s+20/);
    expect(words).toContain('Une personne dans une séance');
    // The number of the report may be cut at the end of a line, after each dash.
    expect(words).toContain(report.split('-').at(-1));
  });

  it.each(['ods', 'xlsx'])('are a %s whose numbers are numbers, with how they were counted', async (format) => {
    const { rows } = await readBack(await manager.download(`${report}/document?format=${format}&modele=funders`));
    const cells = rows.map((row) => row.cells);
    expect(cells[0]?.[0]).toBe('Bilan pour les financeurs');
    expect(cells.find(([label]) => label === 'Accompagnements')?.[1]).toBe('20');
    expect(cells.find(([label]) => label === 'E-mail')?.slice(1, 3)).toEqual(['9', '45\u00a0%']);
    expect(cells.find(([label]) => label === 'Définitions')?.[1]).toMatch(/^version \d+, http/);
    expect(cells.find(([label]) => label === 'Petits nombres')?.[1]).toContain('exacts');
  });

  it('are written in the journal, and absent in a format that does not exist', async () => {
    await manager.download(`${report}/document?format=ods`);
    const [line] = await world.app.db.query<object[]>(
      `SELECT details FROM audit_event WHERE verb = 'report.export' ORDER BY id DESC LIMIT 1`,
    );
    expect(line).toEqual({ details: { format: 'ods', model: 'france-services' } });
    expect((await manager.get(`${report}/document?format=exe`)).status).toBe(404);
  });
});

describe('After corrections in the closed month', () => {
  it('keeps its figures and shows the difference; a new report has the new ones', async () => {
    const { app, owner, sessions, people } = world;
    const before = await shown();
    await app.db.query('DELETE FROM support_session WHERE id = $1', [sessions[11]]);
    await app.db.query(`UPDATE support_session SET topics = '{bureautique}' WHERE id = $1`, [sessions[0]]);
    for (const person of people.slice(4, 7))
      await createSession(app.db, owner, { beneficiaryId: person, day: '2026-10-30' });
    const after = await shown();
    expect(after).toContain('20 Accompagnements +2 depuis : 22 aujourd’hui · 1 sur la période précédente');
    expect(after).toContain('18 Personnes −1 depuis : 17 aujourd’hui');
    expect(after).toContain('E-mail +2 depuis : 11 aujourd’hui 9 45 %');
    expect(after).toContain('Santé −1 depuis : 2 aujourd’hui 3 15 %');
    expect(after).toContain('Bureautique +1 depuis : 1 aujourd’hui 0');
    expect(after).toMatch(/\d+ nombres seraient autres aujourd’hui/);
    const numbers = (page: string) => page.replace(/ (?:[+−][\d, h]+ )?depuis : [\d, h–]+ aujourd’hui(?: ·)?/g, '');
    for (const words of ['20 Accompagnements', '18 Personnes', 'E-mail 9', 'Santé 3']) {
      expect(numbers(before)).toContain(words);
      expect(numbers(after)).toContain(words);
    }
    const { rows } = await readBack(await manager.download(`${report}/document?format=xlsx`));
    expect(rows.find(({ cells }) => cells[0] === 'Accompagnements')?.cells[1]).toBe('20');
    expect(await shown(await closeOctober(manager))).toContain('22 Accompagnements 1 sur');
  });

  it('counts the person whose file was merged or emptied, whom nobody can find again', async () => {
    const { app, nancy, mediator, owner } = world;
    const person = (firstName: string) =>
      createBeneficiary(app.db, { structureId: nancy, createdBy: mediator.id, firstName, lastName: 'Réunie' });
    const [kept, other] = [await person('Une'), await person('Deux')];
    for (const id of [kept, other]) await createSession(app.db, owner, { beneficiaryId: id, day: '2026-10-27' });
    const address = await closeOctober(manager);
    expect(await shown(address)).toContain('19 Personnes 1 sur la période précédente');
    const actor = { userId: mediator.id, structureId: nancy, role: 'mediator' } as StructureActor;
    await app.get(MergingService).merge(
      actor,
      { first: kept, second: other },
      {
        ...{ kept: 'first', answers: new Map([['firstName', 'first']]), versions: { first: 1, second: 1 } },
      },
    );
    const merged = await shown(address);
    expect(merged).toContain('19 Personnes −1 depuis : 18 aujourd’hui');
    expect(merged).not.toContain('Réunie');
    // As a file is emptied: its sessions stay, nothing says whose they were.
    await app.db.query(`UPDATE beneficiary SET first_name = '', last_name = '', notes = NULL WHERE id = $1`, [kept]);
    expect(await shown(address)).toContain('19 Personnes −1 depuis : 18 aujourd’hui');
  });
});

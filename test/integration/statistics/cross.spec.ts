import { type CrossCounts, CrossQueries } from '../../../src/modules/statistics/cross/cross.queries.js';
import { type CrossCode, crossCodes, crossDimensions } from '../../../src/modules/statistics/cross/dimensions.js';
import { FiguresService } from '../../../src/modules/statistics/figures/figures.service.js';
import type { Dimension } from '../../../src/modules/statistics/figures/figures.js';
import type { Filters } from '../../../src/modules/statistics/figures/selection.js';
import type { Actor } from '../../../src/platform/access/actor.js';
import { createAssessment } from '../../factories/assessments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { communes, createCommunes, createPlace, createStructure } from '../../factories/structures.js';
import { createSession, createWorkshopSession } from '../../factories/support-sessions.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

let app: TestApp;
let cross: CrossQueries;
const coordinator = { role: 'coordinator', structureId: null, scope: { kind: 'department', code: '54' } } as Actor;
let odette: string;
/** Of the one structure of the département: their figures come from the rows, at once. */
let manager: Actor;

/** Four individual sessions and two workshops in Nancy, one session in Metz which is not theirs. */
beforeAll(async () => {
  app = await startTestApp();
  cross = app.get(CrossQueries);
  const { db } = app;
  await createCommunes(db);
  const structureId = await createStructure(db, { communeInsee: communes.nancy.code });
  manager = { role: 'structure_manager', structureId, scope: null } as Actor;
  const mediatorId = (await createUser(db, { structureId })).id;
  const metz = await createStructure(db, { communeInsee: communes.metz.code });
  const here = { structureId, mediatorId };
  const person = (gender: string, commune: (typeof communes)['nancy'] | (typeof communes)['toul'] | null) =>
    createBeneficiary(db, { structureId, createdBy: mediatorId, gender: gender, commune });
  odette = await person('feminin', communes.nancy);
  const paul = await person('masculin', communes.toul);
  const level = { structureId, authorId: mediatorId, beneficiaryId: odette };
  await createAssessment(db, { ...level, level: 'beginner', assessedAt: '2026-10-01T09:00:00Z' });
  // Found at 23 h 30 in Paris: that day still.
  await createAssessment(db, { ...level, level: 'intermediate', assessedAt: '2026-11-10T22:30:00Z' });
  const placeId = await createPlace(db, { commune: communes.vezelise });
  await createSession(db, here, {
    ...{
      day: '2026-11-09',
      beneficiaryId: odette,
      gender: 'feminin',
      ageBand: 'soixante_dix_plus',
      durationMinutes: 29,
    },
    ...{ topics: ['sante', 'email'], residenceInsee: communes.nancy.code },
  });
  await createSession(db, here, {
    ...{ day: '2026-11-10', beneficiaryId: odette, gender: 'feminin', ageBand: 'soixante_dix_plus' },
    ...{ topics: ['sante'], locationKind: 'lieu_activite', placeId, communeInsee: communes.vezelise.code },
  });
  await createSession(db, here, {
    ...{
      day: '2026-10-20',
      beneficiaryId: paul,
      gender: 'masculin',
      ageBand: 'dix_huit_vingt_quatre',
      durationMinutes: 120,
    },
    ...{
      topics: ['aide_aux_demarches_administratives'],
      procedures: ['logement', 'justice'],
      equipment: ['telephone'],
    },
  });
  await createSession(db, here, { day: '2026-10-21', gender: 'feminin', topics: ['email'] });
  await createWorkshopSession(db, here, {
    ...{ day: '2026-11-12', people: [odette, paul], anonymousCount: 5, topics: ['sante', 'email'] },
    ...{ anonymousBy: { gender: { feminin: 3 }, age_band: { soixante_dix_plus: 1 } }, workshopLevel: 'debutant' },
  });
  await createWorkshopSession(db, here, { day: '2026-10-12', anonymousCount: 2, topics: ['bureautique'] });
  await createSession(db, { structureId: metz, mediatorId }, { day: '2026-11-10', topics: ['parentalite'] });
});
afterAll(() => app.stop());

const selection = (filters: Filters = {}) => ({ from: '2026-10-01', to: '2026-11-30', filters });
const counted = (rows: CrossCode, columns: CrossCode, filters: Filters = {}) =>
  cross.of(coordinator, selection(filters), rows, columns);
const plain = ({ cells }: CrossCounts) =>
  Object.fromEntries([...cells].map(([row, columns]) => [row, Object.fromEntries(columns)]));

describe('a table by two dimensions', () => {
  it('counts each mention in its cell, and each accompaniment once in the totals', async () => {
    const table = await counted('thematique', 'mois');
    expect(plain(table)).toEqual({
      sante: { '2026-11': 9 },
      email: { '2026-11': 8, '2026-10': 1 },
      bureautique: { '2026-10': 2 },
      aide_aux_demarches_administratives: { '2026-10': 1 },
    });
    expect(Object.fromEntries(table.columns)).toEqual({ '2026-11': 9, '2026-10': 4 });
    expect([...table.rows]).toEqual([
      ['email', 9],
      ['sante', 9],
      ['bureautique', 2],
      ['aide_aux_demarches_administratives', 1],
    ]);
    expect(table.total).toBe(13);
  });

  it('crosses sessions with people, those without a file by what was counted of them', async () => {
    const table = await counted('genre', 'type');
    expect(plain(table)).toEqual({
      feminin: { individuel: 3, collectif: 4 },
      masculin: { individuel: 1, collectif: 1 },
      non_communique: { collectif: 4 },
    });
    expect(table.apart).toBe(0);
  });

  it('tells apart people of workshops whom two counts can’t tell together', async () => {
    const table = await counted('genre', 'age');
    expect(table).toMatchObject({ total: 6, apart: 7 });
    expect(plain(table)).toEqual({
      feminin: { soixante_dix_plus: 2, non_communique: 2 },
      masculin: { dix_huit_vingt_quatre: 1, non_communique: 1 },
    });
  });

  it('knows that people without a file have no level and no commune', async () => {
    const table = await counted('genre', 'niveau');
    expect(table).toMatchObject({ total: 13, apart: 0 });
    expect(plain(table)).toEqual({
      feminin: { beginner: 1, intermediate: 2, notAssessed: 4 },
      masculin: { notAssessed: 2 },
      non_communique: { notAssessed: 4 },
    });
    expect(plain(await counted('residence', 'niveau'))).toEqual({
      [communes.nancy.code]: { beginner: 1, intermediate: 1 },
      [communes.toul.code]: { notAssessed: 1 },
      '': { intermediate: 1, notAssessed: 9 },
    });
  });

  it('keeps the filters, and counts at a level only the people who stood there', async () => {
    expect(plain(await counted('type', 'genre', { level: 'intermediate' }))).toEqual({
      individuel: { feminin: 1 },
      collectif: { feminin: 1 },
    });
    expect((await counted('type', 'mois', { level: 'intermediate' })).total).toBe(2);
    expect((await counted('genre', 'age', { level: 'intermediate' })).apart).toBe(0);
    expect((await counted('type', 'mois', { kind: 'collectif' })).total).toBe(9);
  });

  it('names nothing where nothing was said', async () => {
    expect(plain(await counted('demarche', 'materiel'))).toEqual({
      logement: { telephone: 1 },
      justice: { telephone: 1 },
      '': { '': 12 },
    });
    expect(plain(await counted('departement', 'niveau-atelier'))).toEqual({ 54: { '': 6, debutant: 7 } });
  });

  it('puts the rarest of more than forty together, without losing any', async () => {
    await app.db.query(
      `INSERT INTO commune (insee_code, name, postal_codes, department_code, population, latitude, longitude, centre_source, search_text)
       SELECT '54' || (900 + n), 'Commune ' || n, ARRAY['54999'], '54', 1, 48, 6, 'geonames', '' FROM generate_series(1, 50) n`,
    );
    const [{ id, mediator } = { id: '', mediator: '' }] = await app.db.query<{ id: string; mediator: string }[]>(
      `SELECT structure_id AS id, mediator_id AS mediator FROM support_session WHERE beneficiary_id = $1 LIMIT 1`,
      [odette],
    );
    for (let n = 1; n <= 50; n += 1) {
      const session = { day: '2026-09-10', locationKind: 'domicile', communeInsee: `54${900 + n}` };
      await createSession(app.db, { structureId: id, mediatorId: mediator }, session);
    }
    const table = await cross.of(coordinator, { from: '2026-09-10', to: '2026-09-10', filters: {} }, 'commune', 'type');
    expect(table.rows.size).toBe(40);
    expect(table.rows.get('+')).toBe(11);
    expect(table.total).toBe(50);
    expect([...table.rows.values()].reduce((sum, people) => sum + people, 0)).toBe(50);
  });
});

/** The same dimensions, as the figures call them. */
const same: Partial<Record<CrossCode, Dimension>> = {
  ...{ type: 'kind', canal: 'location', duree: 'duration', thematique: 'topic', demarche: 'procedure' },
  ...{ materiel: 'equipment', autonomie: 'autonomy', 'niveau-atelier': 'workshopLevel', redirection: 'redirection' },
  ...{ programme: 'programme', commune: 'commune', lieu: 'place', structure: 'structure', mediateur: 'mediator' },
  ...{ genre: 'gender', age: 'ageBand', statut: 'socialStatus', residence: 'residence' },
};

describe('beside the figures of the page', () => {
  it.each(Object.entries(same) as [CrossCode, Dimension][])('%s has the same totals', async (code, dimension) => {
    const { lines, totals } = await app.get(FiguresService).of(manager, selection());
    const table = await counted(code, 'mois');
    const said = Object.fromEntries([...table.rows].filter(([row]) => row !== ''));
    const expected = lines.filter((line) => line.dimension === dimension).map((line) => [line.code, line.people]);
    expect(said).toEqual(Object.fromEntries(expected));
    expect(table.total).toBe(totals.accompaniments);
  });

  it('every pair holds every accompaniment, whichever way it is turned', async () => {
    for (const rows of crossCodes) {
      for (const columns of crossCodes.filter((code) => code > rows)) {
        const [table, turned] = [await counted(rows, columns), await counted(columns, rows)];
        expect({ rows, columns, people: table.total + table.apart }).toEqual({ rows, columns, people: 13 });
        expect(new Map([...table.rows].sort())).toEqual(new Map([...turned.columns].sort()));
        if (crossDimensions[columns].several) continue;
        for (const [row, total] of table.rows) {
          const cells = [...(table.cells.get(row)?.values() ?? [])];
          expect({ rows, columns, row, sum: cells.reduce((sum, people) => sum + people, 0) }).toEqual({
            ...{ rows, columns, row, sum: total },
          });
        }
      }
    }
  });
});

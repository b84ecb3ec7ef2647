import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { newId } from '../../../src/platform/ids.js';
import { AssessmentsService } from '../../../src/modules/assessments/index.js';
import { createAssessment } from '../../factories/assessments.js';
import { createBeneficiary } from '../../factories/beneficiaries.js';
import { createUser } from '../../factories/identity.js';
import { createStructure } from '../../factories/structures.js';
import { startTestApp, type TestApp } from '../../setup/app.js';

describe('Assessments in the base', () => {
  let app: TestApp;
  let structureId: string;
  let authorId: string;
  let service: AssessmentsService;

  beforeAll(async () => {
    app = await startTestApp();
    structureId = await createStructure(app.db);
    ({ id: authorId } = await createUser(app.db, { structureId, firstName: 'Lina', lastName: 'Perrin' }));
    service = app.get(AssessmentsService);
  });
  afterAll(() => app.stop());

  const person = () => createBeneficiary(app.db, { structureId, createdBy: authorId });
  const assess = (beneficiaryId: string, settings: object = {}) =>
    createAssessment(app.db, { beneficiaryId, structureId, authorId, ...settings });

  it('gives the last level of several people in one call, and nothing for those never assessed', async () => {
    const [first, second, never] = [await person(), await person(), await person()];
    await assess(first, { level: 'beginner', score: 3, assessedAt: '2026-10-01T09:00:00+02:00' });
    const later = await assess(first, {
      suggestedFormat: 'group',
      toConfirm: true,
      assessedAt: '2026-11-02T00:30:00+01:00',
    });
    await assess(second, { level: 'independent', score: 20 });
    const levels = await service.current([first, second, never]);
    expect(levels.size).toBe(2);
    expect(levels.get(first)).toEqual({
      assessmentId: later,
      form: 'full',
      level: 'intermediate',
      score: 12,
      toConfirm: true,
      provisional: false,
      reason: 'Une raison d’essai.',
      assessedOn: '2026-11-02',
      suggestedFormat: 'group',
    });
    expect(levels.get(second)).toMatchObject({ level: 'independent', score: 20 });
    expect(await service.current([])).toEqual(new Map());
  });

  it('does not lose a level because the person did not wish to answer the next time', async () => {
    const id = await person();
    await assess(id, { level: 'beginner', assessedAt: '2026-10-01T09:00:00+02:00' });
    await assess(id, { level: 'notAssessed', score: 0, assessedAt: '2026-11-01T09:00:00+01:00' });
    expect((await service.current([id])).get(id)?.level).toBe('beginner');
  });

  it('takes a level kept by the agent as confirmed, and gives its reason', async () => {
    const id = await person();
    await assess(id, {
      level: 'beginner',
      computedLevel: 'intermediate',
      overrideReason: 'N’ose pas seule.',
      toConfirm: true,
      provisional: true,
      suggestedFormat: 'group',
    });
    expect((await service.current([id])).get(id)).toMatchObject({
      level: 'beginner',
      toConfirm: false,
      provisional: false,
      reason: 'Niveau gardé par l’équipe\u00a0: N’ose pas seule.',
      suggestedFormat: null,
    });
  });

  it('tells the history, oldest first', async () => {
    const id = await person();
    await assess(id, { assessedAt: '2026-11-02T09:00:00+01:00', score: 12 });
    await assess(id, { assessedAt: '2026-10-02T09:00:00+02:00', score: 4, level: 'beginner' });
    expect(await service.history(id)).toMatchObject([
      { score: 4, level: 'beginner', authorName: 'Lina Perrin', form: 'full', overrideReason: null },
      { score: 12, level: 'intermediate' },
    ]);
  });

  it('records with a level kept at once', async () => {
    const id = await person();
    const actor = { userId: authorId, structureId, role: 'mediator' } as StructureActor;
    const recorded = await service.record(actor, id, {
      form: 'express',
      answers: { q1: 'alone', q2: 'alone', q7: 2 },
      keptLevel: 'independent',
      keptReason: 'Fait tout sans aide.',
    });
    expect(await service.history(id)).toMatchObject([
      { id: recorded.id, computedLevel: 'intermediate', level: 'independent', overrideReason: 'Fait tout sans aide.' },
    ]);
  });

  it('takes the level that a receiver reports: the last one, with its source, to confirm', async () => {
    const id = await person();
    await assess(id, { level: 'beginner', assessedAt: '2026-10-01T09:00:00+02:00' });
    const report = { beneficiaryId: id, structureId, referralId: newId(), byName: 'Association Le Fil' };
    await service.noteReported({ ...report, level: 'notAssessed' });
    expect((await service.current([id])).get(id)?.level).toBe('beginner');
    await service.noteReported({ ...report, level: 'intermediate' });
    expect((await service.current([id])).get(id)).toMatchObject({
      ...{ level: 'intermediate', form: 'reported', score: null, toConfirm: true, provisional: true },
      reason: 'Selon Association Le Fil, à confirmer avec la personne.',
    });
    expect(await service.history(id)).toMatchObject([
      { level: 'beginner', authorName: 'Lina Perrin' },
      { level: 'intermediate', authorName: 'Association Le Fil', form: 'reported' },
    ]);
  });

  it.each([
    ['authorId', 'author_id = NULL'],
    ['score', 'score = NULL'],
    ['form', `form = 'reported'`],
    ['reportedBy', `reported_by = 'Le Fil'`],
  ])('never mixes an assessment and a report: %s', async (_column, change) => {
    const id = await assess(await person());
    await expect(app.db.query(`UPDATE assessment SET ${change} WHERE id = $1`, [id])).rejects.toThrow(
      'assessment_reported_check',
    );
  });

  it('keeps one of two levels chosen at once, never a mixture', async () => {
    const id = await person();
    const assessmentId = await assess(id);
    const actor = { userId: authorId, structureId, role: 'mediator' } as StructureActor;
    await Promise.all([
      service.keepLevel(actor, assessmentId, { level: 'beginner', reason: 'Première.' }),
      service.keepLevel(actor, assessmentId, { level: 'independent', reason: 'Seconde.' }),
    ]);
    const [line] = await service.history(id);
    expect([
      ['beginner', 'Première.'],
      ['independent', 'Seconde.'],
    ]).toContainEqual([line?.level, line?.overrideReason]);
  });

  it.each([
    ['assessment_override_check', { overrideReason: 'Sans autre niveau' }],
    ['assessment_override_check', { computedLevel: 'beginner' }],
    ['assessment_score_check', { score: 23 }],
    ['assessment_retained_level_check', { level: 'expert', computedLevel: 'expert' }],
    ['assessment_suggested_format_check', { suggestedFormat: 'alone' }],
  ])('refuses what no form may write: %s %j', async (check, settings) => {
    // PostgreSQL names the first check that fails, in the order of their names.
    const expected = check === 'assessment_retained_level_check' ? 'assessment_computed_level_check' : check;
    await expect(assess(await person(), settings)).rejects.toThrow(expected);
  });

  it('refuses an assessment of nobody', async () => {
    await expect(assess(newId())).rejects.toThrow('assessment_beneficiary_id_fkey');
  });
});

import { createAssessment } from '../../factories/assessments.js';
import { createGoal } from '../../factories/case-life.js';
import { createMessage } from '../../factories/messages.js';
import { shareBeneficiary } from '../../factories/beneficiaries.js';
import { type LifeWorld, lifeWorld } from './world.js';

let world: LifeWorld;

beforeAll(async () => {
  world = await lifeWorld();
});
afterAll(() => world.app.stop());

const titles = (html: string): string[] =>
  [...html.matchAll(/class="moj-timeline__title">(?:<a[^>]*>)?([^<]+)/g)].map(([, title]) => title ?? '');
const nextOf = (html: string): string | undefined =>
  /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&#x3D;', '=');

/** Two sessions a day, down from 23 November 2026. */
const sessions = (beneficiaryId: string, count: number) =>
  world.app.db.query(
    `INSERT INTO support_session (id, structure_id, employer_id, mediator_id, day, duration_minutes, location_kind, beneficiary_id,
       gender, age_band, social_status, topics, form_key, created_at, updated_at)
     SELECT gen_random_uuid(), $1, $1, $2, date '2026-11-23' - n / 2, 30, 'a_distance', $3, 'feminin', 'soixante_dix_plus',
            'retraite', '{email}', gen_random_uuid(), '2026-11-24', '2026-11-24' FROM generate_series(0, $4::int - 1) n`,
    [world.here, world.user.id, beneficiaryId, count],
  );

describe('the story of a person of 500 sessions', () => {
  it('is short on the file, and whole a page at a time: nothing twice, nothing lost', async () => {
    const id = await world.person({ createdAt: '2026-01-05T09:00:00Z' });
    await sessions(id, 500);
    await createGoal(world.app.db, { beneficiaryId: id, structureId: world.here }, world.user.id);
    await createAssessment(world.app.db, {
      ...{ beneficiaryId: id, structureId: world.here, authorId: world.user.id, level: 'beginner' },
      assessedAt: '2026-05-05T09:00:00Z',
    });
    const file = await world.mediator.get(`/beneficiaires/${id}`);
    expect(titles(file.text)).toHaveLength(20);
    expect(file.text).toContain('Voir tout ce qui s’est passé');
    const all: string[] = [];
    let pages = 0;
    for (let next: string | undefined = `/beneficiaires/${id}/historique`; next;) {
      const page = await world.mediator.get(next);
      const told = titles(page.text);
      expect(told.length).toBeLessThanOrEqual(55);
      all.push(...told);
      pages += 1;
      next = nextOf(page.text);
    }
    expect(pages).toBe(10);
    expect(all.filter((title) => title.startsWith('Séance'))).toHaveLength(500);
    expect(all.filter((title) => !title.startsWith('Séance'))).toEqual([
      'Objectif convenu',
      'Repère numérique\u00a0: débutant',
      'Fiche ouverte',
    ]);
  });

  it.each(['', 'hier', '2026-13-40', '0001-01-01'])('answers « avant=%s »', async (before) => {
    const id = await world.person();
    expect((await world.mediator.get(`/beneficiaires/${id}/historique?avant=${before}`)).status).toBe(200);
  });
});

describe('messages about the person', () => {
  it('are part of the story once they have left, for the structure that wrote', async () => {
    const id = await world.person();
    const subjectId = await shareBeneficiary(world.app.db, {
      ...{ beneficiaryId: id, senderStructureId: world.here, receiverStructureId: world.elsewhere },
    });
    const about = { structureId: world.here, subjectId };
    await createMessage(world.app.db, { ...about, kind: 'referral.received', status: 'sent' });
    await createMessage(world.app.db, { ...about, kind: 'referral.reminder', status: 'queued' });
    expect(titles((await world.mediator.get(`/beneficiaires/${id}`)).text)).toContain(
      'Demande envoyée au destinataire',
    );
    expect((await world.mediator.get(`/beneficiaires/${id}`)).text).not.toContain('Relance envoyée');
    expect((await world.stranger.get(`/beneficiaires/${id}`)).text).not.toContain('Demande envoyée au destinataire');
  });
});

describe('the level over time', () => {
  it('is drawn with its words beside it, from two levels on', async () => {
    const id = await world.person();
    const assess = (level: 'beginner' | 'intermediate', assessedAt: string) =>
      createAssessment(world.app.db, {
        ...{ beneficiaryId: id, structureId: world.here, authorId: world.user.id, level, assessedAt },
      });
    await assess('beginner', '2026-06-02T09:00:00Z');
    expect((await world.mediator.get(`/beneficiaires/${id}`)).text).not.toContain('app-curve');
    await assess('intermediate', '2026-11-16T09:00:00Z');
    const { text } = await world.mediator.get(`/beneficiaires/${id}`);
    expect(text).toContain(
      '<title id="courbe-titre">Son niveau dans le temps\u00a0: débutant le 2\u00a0juin 2026, intermédiaire le 16\u00a0novembre 2026</title>',
    );
    expect(text).toContain('d="M10 75H390V45"');
    expect(text).toContain('Ses progrès, date par date');
  });
});

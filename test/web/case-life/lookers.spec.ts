import { createAgreedShare } from '../../factories/case-life.js';
import { createUser } from '../../factories/identity.js';
import { type LifeWorld, lifeWorld } from './world.js';

let world: LifeWorld;

beforeAll(async () => {
  world = await lifeWorld();
});
afterAll(() => world.app.stop());

const at = (id: string) => `/beneficiaires/${id}/consultations`;
const cells = (html: string): string[] =>
  [...html.matchAll(/<td role="cell"[^>]*><span>([^<]*)/g)].map(([, text]) => text ?? '');

describe('who looked at the file', () => {
  it('names colleagues and structures, with what they did, latest first', async () => {
    const id = await world.person();
    await createAgreedShare(world.app.db, { beneficiaryId: id, structureId: world.elsewhere }, world.user.id);
    await world.stranger.get(`/beneficiaires/${id}`);
    world.app.clock.advance({ minutes: 1 });
    await world.mediator.get(`/beneficiaires/${id}/objectifs/nouveau`);
    await world.mediator.post(`/beneficiaires/${id}/objectifs/nouveau`, { words: 'Écrire', agreedOn: '2026-11-24' });
    const page = await world.mediator.get(at(id));
    expect(page.status).toBe(200);
    expect(cells(page.text)).toEqual([
      ...['Camille Aubert', 'Maison de Vézelise', 'Liste des consultations du dossier ouverte'],
      ...['Camille Aubert', 'Maison de Vézelise', 'Objectif convenu'],
      ...['Inès Morel', 'Espace numérique de Toul', 'Dossier consulté'],
    ]);
    expect(page.text).not.toContain('beneficiary.');
  });

  it('is read fifty lines at a time', async () => {
    const id = await world.person();
    await world.app.db.query(
      `INSERT INTO audit_event (at, actor_user_id, actor_structure_id, verb, subject_kind, subject_id)
       SELECT '2026-11-01', $1, $2, 'beneficiary.read', 'beneficiary', $3 FROM generate_series(1, 119)`,
      [world.user.id, world.here, id],
    );
    const first = await world.mediator.get(at(id));
    const counts = [cells(first.text).length / 3];
    let page = first;
    for (let next = nextOf(page.text); next; next = nextOf(page.text)) {
      page = await world.mediator.get(next);
      counts.push(cells(page.text).length / 3);
    }
    expect(counts).toEqual([50, 50, 20]);
  });

  it('is for mediators and managers of the structure that holds the file', async () => {
    const id = await world.person();
    await createAgreedShare(world.app.db, { beneficiaryId: id, structureId: world.elsewhere }, world.user.id);
    const manager = await world.app.signInAs(
      await createUser(world.app.db, { structureId: world.here, role: 'structure_manager' }),
    );
    expect((await manager.get(at(id))).status).toBe(200);
    expect((await world.counter.get(at(id))).status).toBe(404);
    expect((await world.stranger.get(at(id))).status).toBe(404);
    expect((await world.mediator.get(`/beneficiaires/${id}`)).text).toContain('Qui a consulté cette fiche');
    expect((await world.counter.get(`/beneficiaires/${id}`)).text).not.toContain('Qui a consulté cette fiche');
  });

  it('reads by an index, however long the journal is', async () => {
    const plan = await world.app.db.query<{ 'QUERY PLAN': string }[]>(
      `EXPLAIN SELECT * FROM audit_event a WHERE a.subject_kind = 'beneficiary' AND a.subject_id = 'x'
        AND a.id < 9000 ORDER BY a.id DESC LIMIT 51`,
    );
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('audit_event_subject_idx');
  });
});

const nextOf = (html: string): string | undefined =>
  /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&#x3D;', '=');

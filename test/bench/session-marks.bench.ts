import { DataSource } from 'typeorm';
import { HealthSpaceQueries } from '../../src/modules/statistics/health-space.queries.js';
import { SessionTags } from '../../src/modules/support-sessions/tags/session-tags.js';
import { TagChoices } from '../../src/modules/support-sessions/tags/tag-choices.queries.js';
import type { StructureActor } from '../../src/platform/access/actor.js';
import { dataSourceOptions } from '../../src/platform/db/data-source.js';
import { UnitOfWork } from '../../src/platform/db/unit-of-work.js';
import { type Aim, atMost, type Bench } from './bench.js';
import { percentile } from './client/load.js';
import { idOf, idSql } from './data/bulk.js';
import { makePlaces } from './data/places.js';
import { makeSessions } from './data/sessions.js';
import { coordinatorOf, makeNetwork } from './data/territory.js';
import { benchDatabase } from './harness/database.js';
import { note, table } from './report.js';

const SESSIONS = 200_000;
const STRUCTURES = 2_000;
const YEAR = { from: '2026-01-01', to: '2026-11-21', filters: {} };
const ROUNDS = 30;

export const sessionMarksBench: Bench = {
  name: 'session-marks',
  summary: `Mon espace santé and tags of a year among ${SESSIONS} sessions, one in twelve and one in two marked`,
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    note(`making ${SESSIONS} sessions in ${STRUCTURES} structures`);
    await makeNetwork(database.client, STRUCTURES);
    await makePlaces(database.client, STRUCTURES, STRUCTURES);
    await makeSessions(database.client, {
      ...{ count: SESSIONS, people: STRUCTURES, mediators: STRUCTURES, structures: STRUCTURES, places: STRUCTURES },
      ...{ from: '2025-01-01', days: 690 },
    });
    await database.client.query(
      `UPDATE support_session SET topics = topics || '{sante}'::text[], health_space_steps = '{decouverte,compte_active}'
        WHERE get_byte(uuid_send(id), 15) % 12 = 0;
       INSERT INTO tag (id, scope, owner_id, label, created_by, created_at)
       SELECT gen_random_uuid(), 'personal', u.id, 'Étiquette ' || n, u.id, now()
         FROM app_user u, generate_series(1, 12) n;
       INSERT INTO tag (id, scope, department_code, label, created_by, created_at)
       SELECT gen_random_uuid(), 'department', code, 'Étiquette ' || n, ${idSql('user', '1')}, now()
         FROM department, generate_series(1, 8) n;
       INSERT INTO session_tag SELECT s.id, t.id FROM support_session s JOIN LATERAL (
         SELECT id FROM tag WHERE owner_id = s.mediator_id LIMIT 2) t ON get_byte(uuid_send(s.id), 15) % 2 = 0;
       ANALYZE tag, session_tag, support_session`,
    );
    const dataSource = await new DataSource(dataSourceOptions(database.url, { poolSize: 4 })).initialize();
    leftovers.add(() => dataSource.destroy());
    return measure(new UnitOfWork(dataSource));
  },
};

async function measure(work: UnitOfWork): Promise<Aim[]> {
  const mediator = { userId: idOf('user', 7), structureId: idOf('structure', 7), role: 'mediator', scope: null };
  const actor = mediator as StructureActor;
  const north = coordinatorOf('department', '59');
  const health = new HealthSpaceQueries(work);
  const [choices, tags] = [new TagChoices(work), new SessionTags(work)];
  const log = await work.query<{ id: string; day: string }>(
    'SELECT id, day FROM support_session WHERE mediator_id = $1 ORDER BY day DESC LIMIT 50',
    [actor.userId],
  );
  const offered = (await choices.offered(actor, null)).slice(0, 3).map(({ id }) => id);
  const session = log[0] ?? { id: '', day: '' };
  const reads: Record<string, () => Promise<unknown>> = {
    'Mon espace santé, a département (Nord)': () => health.byCommune(north, YEAR),
    'Mon espace santé, a region (Île-de-France)': () => health.byCommune(coordinatorOf('region', '11'), YEAR),
    'Mon espace santé, a mediator': () => health.byCommune(actor, YEAR),
    'tags offered on the form': () => choices.offered(actor, session.id),
    'tags of a page of 50 sessions': () => choices.ofSessions(log.map(({ id }) => id)),
    'tags written with a session': () => work.run(() => tags.write(actor, session, offered)),
  };
  const rows: [string, number, number][] = [];
  for (const [what, read] of Object.entries(reads)) {
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const started = performance.now();
      await read();
      times.push(performance.now() - started);
    }
    rows.push([what, percentile(times, 50), percentile(times, 95)]);
  }
  table(['read', 'p50 ms', 'p95 ms'], rows);
  return [
    atMost('figures, slowest p50', Math.max(...rows.slice(0, 3).map(([, p50]) => p50)), 100, 'ms'),
    atMost(
      'what a session form adds, sum of p50',
      rows.slice(3).reduce((sum, [, p50]) => sum + p50, 0),
      20,
      'ms',
    ),
  ];
}

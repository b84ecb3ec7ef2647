import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { selectOf } from '../../../src/modules/exports/tables/column.js';
import { sessionsTable } from '../../../src/modules/exports/tables/sessions-table.js';
import { askedRows } from '../../../src/modules/exports/export-rows.js';
import { withLiterals } from '../../../src/modules/exports/sql-words.js';
import type { Actor } from '../../../src/platform/access/actor.js';
import { passed, type Passed } from '../client/download.js';
import { Visitor } from '../client/visitor.js';
import { makeCoordinator, makeMediators, makeStructures, PASSWORD } from '../data/accounts.js';
import { idOf } from '../data/bulk.js';
import { makePlaces } from '../data/places.js';
import { makeSessions } from '../data/sessions.js';
import { benchDatabase, temporaryFolder } from '../harness/database.js';
import type { Leftovers } from '../harness/leftovers.js';
import { type Program, startProgram } from '../harness/program.js';
import { note } from '../report.js';

export const SESSIONS = 1_000_000;
export const PERIOD = { from: '2024-01-01', to: '2025-12-31' };
const STRUCTURES = 40;
const MEDIATORS = 200;

export interface Country {
  readonly url: string;
  readonly program: Program;
  readonly coordinator: Visitor;
  /** Somebody else, at work while the export is made. */
  readonly colleague: Visitor;
}

/** A coordinator’s département of a million sessions, and the built program on it. */
export async function makeCountry(leftovers: Leftovers): Promise<Country> {
  const { url, client } = await benchDatabase(leftovers);
  note(`making ${SESSIONS} sessions`);
  await makeStructures(client, STRUCTURES);
  const [mediator = ''] = await makeMediators(client, MEDIATORS);
  const email = await makeCoordinator(client);
  await makePlaces(client, 2_000, STRUCTURES);
  const world = { people: 0, mediators: MEDIATORS, structures: STRUCTURES, places: STRUCTURES };
  await makeSessions(client, { ...world, count: SESSIONS, from: PERIOD.from, days: 730 });
  await client.query('VACUUM ANALYZE support_session');
  const program = await startProgram({ DATABASE_URL: url, DATA_DIR: await temporaryFolder(leftovers) }, leftovers);
  const visitors = [new Visitor(program.origin), new Visitor(program.origin)] as const;
  for (const visitor of visitors) leftovers.add(() => visitor.leave());
  await visitors[0].signIn(email, PASSWORD);
  await visitors[1].signIn(mediator, PASSWORD);
  return { url, program, coordinator: visitors[0], colleague: visitors[1] };
}

const COORDINATOR: Actor = {
  ...{ userId: idOf('user', 900_001), firstName: 'Dominique', lastName: 'Essai' },
  ...{ membershipId: idOf('membership', 900_001), role: 'coordinator', structureId: null },
  ...{ workplaceName: 'Meurthe-et-Moselle', scope: { kind: 'department', code: '54' } },
};

/** The same columns of the same rows, straight from PostgreSQL: counting what comes and keeping nothing. */
export async function copied(url: string): Promise<Passed> {
  const asked = { kind: 'sessions', format: 'csv', ...PERIOD, filters: {} } as const;
  const table = sessionsTable(withLiterals(askedRows(COORDINATOR, asked)), { outside: true, seesPeople: false });
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  try {
    const started = performance.now();
    const statement = `COPY (${selectOf(table)}) TO STDOUT WITH (FORMAT csv, DELIMITER ';', HEADER)`;
    const counted = await passed(client.query(copyTo(statement)) as AsyncIterable<Buffer>);
    return { ...counted, seconds: (performance.now() - started) / 1000 };
  } finally {
    await client.end();
  }
}

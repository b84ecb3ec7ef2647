import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { sessionsQuery } from '../../src/modules/exports/exported-sessions.js';
import { withLiterals } from '../../src/modules/exports/sql-words.js';
import { sessionScope } from '../../src/modules/identity/index.js';
import type { Actor } from '../../src/platform/access/actor.js';
import { atLeast, atMost, type Bench } from './bench.js';
import { download, passed, type Passed } from './client/download.js';
import { ENCODINGS } from './client/exchange.js';
import { Visitor } from './client/visitor.js';
import { makeCoordinator, makeMediators, makeStructures, PASSWORD } from './data/accounts.js';
import { idOf } from './data/bulk.js';
import { makePlaces } from './data/places.js';
import { makeSessions } from './data/sessions.js';
import { benchDatabase } from './harness/database.js';
import { MEGABYTE, memoryOf, watchMemory } from './harness/memory.js';
import { startProgram } from './harness/program.js';
import { note, table } from './report.js';

const SESSIONS = 1_000_000;
const STRUCTURES = 40;
const MEDIATORS = 200;
const ROUNDS = 2;
const PERIOD = { from: '2024-01-01', to: '2025-12-31' };

export const exportBench: Bench = {
  name: 'export',
  summary: `a coordinator’s export of ${SESSIONS} sessions, beside COPY of the same query`,
  async run(leftovers) {
    const { url, client } = await benchDatabase(leftovers);
    note(`making ${SESSIONS} sessions`);
    await makeStructures(client, STRUCTURES);
    await makeMediators(client, MEDIATORS);
    const email = await makeCoordinator(client);
    await makePlaces(client, 2_000, STRUCTURES);
    const world = { people: 0, mediators: MEDIATORS, structures: STRUCTURES, places: STRUCTURES };
    await makeSessions(client, { ...world, count: SESSIONS, from: PERIOD.from, days: 730 });

    const program = await startProgram({ DATABASE_URL: url }, leftovers);
    const visitor = new Visitor(program.origin);
    leftovers.add(() => visitor.leave());
    await visitor.signIn(email, PASSWORD);
    const address = `${program.origin}/exports/seances.csv?du=${PERIOD.from}&au=${PERIOD.to}`;
    const query = copiedQuery();
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      note(`round ${round + 1}: COPY, the export as it is, the export as browsers ask for it`);
      const copy = await copied(url, query);
      const before = (await memoryOf(program.pid)) ?? 0;
      const watch = watchMemory(program.pid);
      const plain = await download(address, { ...visitor.headers(), 'Accept-Encoding': 'identity' });
      const packed = await download(address, { ...visitor.headers(), 'Accept-Encoding': ENCODINGS });
      rounds.push({ copy, plain, packed, growth: ((await watch.stop()) - before) / MEGABYTE });
    }
    for (const { copy, plain, packed } of rounds) {
      const lines = [copy, plain, packed].map((one) => one.lines);
      if (lines.some((count) => count !== SESSIONS + 1)) throw new Error(`Lines: ${lines.join(', ')}.`);
    }
    return report(rounds);
  },
};

interface Round {
  readonly copy: Passed;
  readonly plain: Passed;
  readonly packed: Passed;
  /** Highest memory during the two exports less the memory before them, in megabytes. */
  readonly growth: number;
}

function report(rounds: readonly Round[]) {
  const best = (of: 'copy' | 'plain' | 'packed'): number => Math.min(...rounds.map((round) => round[of].seconds));
  const row = (name: string, of: 'copy' | 'plain' | 'packed') => {
    const { bytes } = rounds[0]?.[of] ?? { bytes: NaN };
    return [name, best(of), SESSIONS / best(of), bytes / MEGABYTE, best('copy') / best(of)];
  };
  table(
    [`${SESSIONS} sessions (best of ${ROUNDS})`, 's', 'rows/s', 'MB received', 'of COPY’s speed'],
    [row('COPY (same query) TO STDOUT', 'copy'), row('export, plain', 'plain'), row('export, compressed', 'packed')],
  );
  const growths = rounds.map(({ growth }) => growth);
  table(
    ['memory of the program', ...rounds.map((_, index) => `round ${index + 1}`)],
    [['growth during the exports, MB', ...growths]],
  );
  return [
    atLeast('speed of the export, plain', best('copy') / best('plain'), 0.5, 'of COPY'),
    atLeast('speed of the export, compressed as browsers ask', best('copy') / best('packed'), 0.5, 'of COPY'),
    atMost('growth of memory, worst round', Math.max(...growths), 64, 'MB'),
  ];
}

/** The statement that the program sends for this coordinator and this period. */
function copiedQuery(): string {
  const scope = sessionScope(COORDINATOR, { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' }, 4);
  const where = withLiterals({
    sql: `s.day BETWEEN $1 AND $2 AND ($3::uuid IS NULL OR s.structure_id = $3) AND ${scope.sql}`,
    parameters: [PERIOD.from, PERIOD.to, null, ...scope.parameters],
  });
  return `COPY (${sessionsQuery(where, false)}) TO STDOUT WITH (FORMAT csv, DELIMITER ';', HEADER)`;
}

const COORDINATOR: Actor = {
  userId: idOf('user', 900_001),
  firstName: 'Dominique',
  lastName: 'Essai',
  membershipId: idOf('membership', 900_001),
  role: 'coordinator',
  structureId: null,
  workplaceName: 'Meurthe-et-Moselle',
  scope: { kind: 'department', code: '54' },
};

/** Straight from PostgreSQL, counting what comes and keeping nothing. */
async function copied(url: string, statement: string): Promise<Passed> {
  const client = new pg.Client({ connectionString: url, options: '-c timezone=UTC' });
  await client.connect();
  try {
    const started = performance.now();
    const counted = await passed(client.query(copyTo(statement)) as AsyncIterable<Buffer>);
    return { ...counted, seconds: (performance.now() - started) / 1000 };
  } finally {
    await client.end();
  }
}

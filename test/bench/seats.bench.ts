import { newId } from '../../src/platform/ids.js';
import { type Aim, atMost, type Bench } from './bench.js';
import { type Answer, textOf } from './client/exchange.js';
import { percentile } from './client/load.js';
import type { Visitor } from './client/visitor.js';
import { HOME_STRUCTURE, makeMediators, makeStructures } from './data/accounts.js';
import { idOf } from './data/bulk.js';
import { makePeople } from './data/people.js';
import { signInAll, strangers } from './harness/crowd.js';
import { type BenchDatabase, benchDatabase } from './harness/database.js';
import { startProgram } from './harness/program.js';
import { note, table } from './report.js';

const PEOPLE = 1_000;
const SEATS = 10;
const AT_ONCE = 100;
const AIM_MS = 500;

export const seatsBench: Bench = {
  name: 'seats',
  summary: `${PEOPLE} people ask for the last ${SEATS} seats over HTTP, ${AT_ONCE} at once`,
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    note('making a structure, its agents and its people');
    await makeStructures(database.client, 3);
    const emails = await makeMediators(database.client, AT_ONCE);
    await makePeople(database.client, PEOPLE, AT_ONCE);
    // Each has a mail to write to, so that each has a message of their own.
    await database.client.query(
      `UPDATE beneficiary SET email = 'personne-' || right(id::text, 6) || '@exemple.test', contact_preference = 'email',
              no_email = false`,
    );
    // Each person asks from their own address: the program stands behind a proxy.
    const program = await startProgram({ DATABASE_URL: database.url, TRUST_PROXY: '1' }, leftovers);
    note(`signing ${AT_ONCE} agents in`);
    const { visitors: agents } = await signInAll(program.origin, emails, leftovers);
    const desk = await byAgents(database, agents);
    const people = strangers(program.origin, PEOPLE, leftovers);
    const page = await byThemselves(database, people);
    print([desk, page]);
    return [...aims(desk), ...aims(page)];
  },
};

interface Measured {
  name: string;
  times: number[];
  seconds: number;
  seated: number;
  waiting: number;
  /** Whose number in the line is not that of their order. */
  outOfOrder: number;
  /** Who have no message, or read another position than theirs on the page. */
  untold: number;
}

/** A hundred desks register the people whom they have before them. */
async function byAgents(database: BenchDatabase, agents: readonly Visitor[]): Promise<Measured> {
  const workshop = await makeWorkshop(database);
  const address = `/ateliers/${workshop}/inscriptions/nouvelle`;
  await Promise.all(agents.map((agent) => agent.open(address)));
  note('agents register people');
  const { times, seconds } = await rush(async (rank, client) => {
    const person = idOf('beneficiary', rank + 1);
    return expected(await agents[client]?.post(address, { formKey: newId(), person }));
  });
  return { name: 'agents, at a desk', times, seconds, ...(await outcome(database, workshop)) };
}

/** A thousand people ask on the public page, each from home. */
async function byThemselves(database: BenchDatabase, people: readonly Visitor[]): Promise<Measured> {
  const workshop = await makeWorkshop(database);
  const address = `/ateliers-ouverts/${workshop}/inscription`;
  note(`opening ${PEOPLE} pages`);
  for (const person of people) await person.open(address);
  note('people ask by themselves');
  const { times, seconds } = await rush(async (rank) => {
    const fields = { formKey: newId(), name: `Personne ${rank}`, email: `personne-${rank}@exemple.test` };
    const from = { 'X-Forwarded-For': `10.${rank % 7}.${Math.floor(rank / 250)}.${1 + (rank % 250)}` };
    return expected(await people[rank]?.post(address, fields, from));
  });
  const found = await outcome(database, workshop);
  return {
    name: 'people, on the public page',
    times,
    seconds,
    ...found,
    untold: found.untold + (await misread(database, workshop, people)),
  };
}

const expected = (answer: Answer | undefined): number => {
  if (answer?.status !== 303) throw new Error(`Asking for a seat answered ${answer?.status}.`);
  return answer.ms;
};

/** So many at once, each taking the next of the thousand. */
async function rush(ask: (rank: number, client: number) => Promise<number>) {
  const times: number[] = [];
  let next = 0;
  const started = performance.now();
  const client = async (_: unknown, index: number): Promise<void> => {
    while (next < PEOPLE) times.push(await ask(next++, index));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, client));
  return { times, seconds: (performance.now() - started) / 1000 };
}

/** In a month, with as many seats left as are fought for. */
async function makeWorkshop({ client }: BenchDatabase): Promise<string> {
  const id = newId();
  await client.query(
    `INSERT INTO workshop (id, structure_id, title, topics, level, audience, format, mode, address, commune_insee, zone,
       starts_at, ends_at, capacity, public_booking, status, created_by, created_at, updated_at, published_at)
     VALUES ($1, $2, 'Premiers pas avec sa messagerie', '{email}', 'debutant', 'people', 'group', 'place',
       '12 rue des Ponts', '54395', 'Europe/Paris', now() + interval '30 days', now() + interval '30 days 2 hours', $3,
       true, 'published', $4, now(), now(), now())`,
    [id, HOME_STRUCTURE, SEATS, idOf('user', 1)],
  );
  return id;
}

async function outcome({ client }: BenchDatabase, workshop: string) {
  const { rows } = await client.query<Pick<Measured, 'seated' | 'waiting' | 'outOfOrder' | 'untold'>>(
    `SELECT count(*) FILTER (WHERE status IN ('registered', 'pending'))::int AS seated,
            count(*) FILTER (WHERE status = 'waiting')::int AS waiting,
            count(*) FILTER (WHERE rank <> queue_number OR (status = 'waiting') <> (rank > $2))::int AS "outOfOrder",
            count(*) FILTER (WHERE NOT EXISTS (SELECT FROM message m WHERE m.subject_kind = 'registration'
              AND m.subject_id = r.id AND m.kind = 'registration.answer'))::int AS untold
       FROM (SELECT *, row_number() OVER (ORDER BY queue_number) AS rank FROM registration WHERE workshop_id = $1) r`,
    [workshop, SEATS],
  );
  if (!rows[0]) throw new Error('No registration was found.');
  return rows[0];
}

/** Each person reads the answer to their form: how many are told another place than the one they have. */
async function misread({ client }: BenchDatabase, workshop: string, people: readonly Visitor[]): Promise<number> {
  note('reading what each was told');
  const { rows } = await client.query<{ rank: number; position: number | null }>(
    `SELECT substring(name FROM '\\d+')::int AS rank,
            CASE WHEN status = 'waiting' THEN queue_number - $2 END AS position FROM registration WHERE workshop_id = $1`,
    [workshop, SEATS],
  );
  let wrong = 0;
  for (const { rank, position } of rows) {
    const answer = await people[rank]?.get(`/ateliers-ouverts/${workshop}/inscription/recue`);
    const told = /vous êtes en (\d+)r?e\u00a0position/.exec(answer ? await textOf(answer) : '')?.[1];
    if ((told ? Number(told) : null) !== position) wrong += 1;
  }
  return wrong;
}

function print(measured: readonly Measured[]): void {
  table(
    ['who asks', 'p50 ms', 'p95 ms', 'p99 ms', 'forms/s', 'seated', 'waiting'],
    measured.map(({ name, times, seconds, seated, waiting }) => [
      ...[name, percentile(times, 50), percentile(times, 95), percentile(times, 99), times.length / seconds],
      ...[seated, waiting],
    ]),
  );
}

function aims({ name, times, seated, waiting, outOfOrder, untold }: Measured): Aim[] {
  return [
    atMost(`p95, ${name}`, percentile(times, 95), AIM_MS, 'ms'),
    { name: `seated, ${name}`, aim: `= ${SEATS}`, value: seated, met: seated === SEATS },
    { name: `waiting, ${name}`, aim: `= ${PEOPLE - SEATS}`, value: waiting, met: waiting === PEOPLE - SEATS },
    atMost(`out of order, ${name}`, outOfOrder, 0, ''),
    atMost(`not told, ${name}`, untold, 0, ''),
  ];
}

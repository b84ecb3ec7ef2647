import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { atMost, type Bench } from './bench.js';
import { HOME_STRUCTURE, makeMediators, makeStructures } from './data/accounts.js';
import { writePeople } from './data/people-file.js';
import { makePeople } from './data/people.js';
import { ROOT } from './harness/build.js';
import { benchDatabase, temporaryFolder } from './harness/database.js';
import { MEGABYTE } from './harness/memory.js';
import { note, table } from './report.js';

const ROWS = 50_000;
/** A tenth as many rows: what the memory of a whole import is held against. */
const FEW = 5_000;
const KNOWN = 20_000;
const ROUNDS = 3;

export interface PeopleImportRound {
  /** Seconds. */
  readonly received: number;
  readonly analysed: number;
  readonly applied: number;
  /** Of processor, in the process itself. */
  readonly cpu: number;
  /** Resident memory, in bytes. */
  readonly before: number;
  readonly peak: number;
  readonly outcomes: Readonly<Record<string, number>>;
}

export const importPeopleBench: Bench = {
  name: 'import-people',
  summary: 'a workbook of 50,000 people received, analysed and applied in a structure that knows 20,000',
  async run(leftovers) {
    const database = await benchDatabase(leftovers);
    const folder = await temporaryFolder(leftovers);
    await makeStructures(database.client, 1);
    await makeMediators(database.client, 2);
    await makePeople(database.client, KNOWN, 2);
    const { rows: known } = await database.client.query<{ last_name: string; first_name: string; birth_year: number }>(
      'SELECT last_name, first_name, birth_year FROM beneficiary ORDER BY id LIMIT 2000',
    );
    const { rows: users } = await database.client.query<{ id: string }>('SELECT id FROM app_user LIMIT 1');
    const round = async (file: string): Promise<PeopleImportRound> => {
      await database.client.query(
        `TRUNCATE people_import CASCADE; DELETE FROM beneficiary WHERE created_at >= '2026-01-01'`,
      );
      await database.client.query('VACUUM ANALYZE beneficiary');
      const words = [database.url, folder, file, HOME_STRUCTURE, users[0]?.id ?? ''];
      const hooks = ['--import', join(ROOT, 'test/setup/typescript.mjs')];
      const options = ['--max-semi-space-size=8', '--max-old-space-size=512'];
      const program = join(ROOT, 'test/bench/harness/people-import-worker.ts');
      const { stdout } = await promisify(execFile)(process.execPath, [...options, ...hooks, program, ...words], {
        cwd: ROOT,
      });
      return JSON.parse(stdout) as PeopleImportRound;
    };
    const [few, all] = [join(folder, 'few.xlsx'), join(folder, 'all.xlsx')];
    note(`writing ${ROWS} rows`);
    await writePeople(database.client, few, FEW, known);
    await writePeople(database.client, all, ROWS, known);
    const small = await round(few);
    const rounds: PeopleImportRound[] = [];
    for (let index = 0; index < ROUNDS; index += 1) rounds.push(await round(all));
    table(
      [
        '',
        'received s',
        'analysed s',
        'applied s',
        'own cpu s',
        'MB before',
        'MB peak',
        'created',
        'completed',
        'refused',
      ],
      [small, ...rounds].map((one, index) => {
        const { created = 0, completed = 0, refused = 0 } = one.outcomes;
        const memory = [one.before / MEGABYTE, one.peak / MEGABYTE];
        const name = index === 0 ? `${FEW} rows` : `round ${index}`;
        return [name, one.received, one.analysed, one.applied, one.cpu, ...memory, created, completed, refused];
      }),
    );
    const total = Math.min(...rounds.map(({ received, analysed, applied }) => received + analysed + applied));
    const growth = Math.max(...rounds.map(({ peak }) => peak)) - small.peak;
    const lost =
      ROWS - Math.min(...rounds.map(({ outcomes }) => Object.values(outcomes).reduce((sum, n) => sum + n, 0)));
    return [
      atMost(`${ROWS} rows received, analysed and applied, best round`, total, 20, 's'),
      atMost('peak memory above that of a tenth as many rows, worst round', growth / MEGABYTE, 60, 'MB'),
      atMost('peak memory, worst round', Math.max(...rounds.map(({ peak }) => peak)) / MEGABYTE, 300, 'MB'),
      atMost('rows of the file unaccounted for', lost, 0, ''),
    ];
  },
};

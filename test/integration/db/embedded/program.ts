/**
 * A small program on the embedded database, to be killed. Arguments: the data folder, then what to do:
 * `write` commits rows without end and says each number once committed; `wait` lasts until a signal;
 * `end` stops by itself; `share` uses the server of another program and ends.
 */
import pg from 'pg';
import { EmbeddedDatabaseError, startEmbedded } from '../../../../src/platform/db/embedded/index.js';

const [dataDir = '', role = ''] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

async function rows(client: pg.Client): Promise<number[]> {
  await client.query('CREATE TABLE IF NOT EXISTS entry (number int PRIMARY KEY)');
  const result = await client.query<{ number: number }>('SELECT number FROM entry ORDER BY number');
  return result.rows.map((row) => row.number);
}

try {
  const database = await startEmbedded(dataDir, { share: role === 'share' });
  const client = new pg.Client({ connectionString: database.url });
  client.on('error', () => undefined);
  await client.connect();
  const kept = await rows(client);
  say(`ready ${JSON.stringify({ url: database.url, kept })}`);
  for (let next = (kept.at(-1) ?? 0) + 1; role === 'write'; next += 1) {
    await client.query('INSERT INTO entry VALUES ($1)', [next]);
    say(String(next));
  }
  if (role === 'wait') setInterval(() => undefined, 60_000);
  else await client.end();
} catch (error) {
  process.stderr.write(error instanceof EmbeddedDatabaseError ? `refused ${error.message}\n` : String(error));
  process.exitCode = 3;
}

/**
 * Imports two editions of a list in turn, as the program's background job does, in a process that stays: one JSON line
 * a round. Words: address of the database, first file, second file, rounds.
 */
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { DirectoryImporter } from '../../../src/modules/structures/index.js';
import { AuditTrail } from '../../../src/platform/audit/audit-trail.js';
import { dataSourceOptions } from '../../../src/platform/db/data-source.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { SystemClock } from '../../../src/platform/time/clock.js';
import type { RefreshRound } from '../import-refresh.bench.js';

const [url = '', before = '', after = '', rounds = '1'] = process.argv.slice(2);
const dataSource = await new DataSource(dataSourceOptions(url, { poolSize: 3 })).initialize();
const clock = new SystemClock();
const work = new UnitOfWork(dataSource);
const importer = new DirectoryImporter(work, clock, new AuditTrail(work, clock));

async function timed(path: string) {
  const started = performance.now();
  const { report } = await importer.run({ path, source: 'banc' });
  return { seconds: (performance.now() - started) / 1000, report };
}

for (let round = 0; round < Number(rounds); round += 1) {
  await dataSource.query('TRUNCATE place, directory_import CASCADE');
  const cpu = process.cpuUsage();
  const first = await timed(before);
  const second = await timed(after);
  const { user, system } = process.cpuUsage(cpu);
  const { created, changed, unchanged, gone, fieldChanges = [] } = second.report;
  const line: RefreshRound = {
    first: first.seconds,
    second: second.seconds,
    cpu: (user + system) / 1e6,
    refusedBefore: first.report.refused,
    ...{ created, kept: changed + unchanged, gone },
    fields: fieldChanges.reduce((sum, { count }) => sum + count, 0),
    rss: process.memoryUsage.rss(),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
await dataSource.destroy();

/**
 * npm run bench -- NAME [--built]
 *
 * Builds the program (unless --built says that it is), runs one benchmark, prints its figures and, on the last line,
 * one JSON object. Ends with 0 when the measurement is valid, whether the aims are met or not; else with 1.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import type { Bench } from './bench.js';
import { agendaBench } from './agenda.bench.js';
import { duplicatesBench } from './duplicates.bench.js';
import { caseFileBench } from './case-file.bench.js';
import { exportCsvBench } from './export-csv.bench.js';
import { exportXlsxBench } from './export-xlsx.bench.js';
import { footprintBench } from './footprint.bench.js';
import { build } from './harness/build.js';
import { Leftovers } from './harness/leftovers.js';
import { groupFiguresBench } from './group-figures.bench.js';
import { importBench } from './import.bench.js';
import { importPeopleBench } from './import-people.bench.js';
import { importRefreshBench } from './import-refresh.bench.js';
import { nationalBench } from './national.bench.js';
import { nearestBench } from './nearest.bench.js';
import { outboxBench } from './outbox.bench.js';
import { pagesBench } from './pages.bench.js';
import { referralListBench } from './referral-list.bench.js';
import { remindersBench } from './reminders.bench.js';
import { conclude } from './report.js';
import { routingBench } from './routing.bench.js';
import { seatsBench } from './seats.bench.js';
import { searchBench } from './search.bench.js';
import { sessionSaveBench } from './session-save.bench.js';
import { sessionMarksBench } from './session-marks.bench.js';
import { slotsBench } from './slots.bench.js';
import { statsLoadBench } from './stats-load.bench.js';
import { statsRebuildBench } from './stats-rebuild.bench.js';
import { statsWriteBench } from './stats-write.bench.js';
import { statsBench } from './stats.bench.js';

const benches: readonly Bench[] = [
  importBench,
  importRefreshBench,
  importPeopleBench,
  nearestBench,
  routingBench,
  pagesBench,
  footprintBench,
  exportCsvBench,
  exportXlsxBench,
  outboxBench,
  referralListBench,
  duplicatesBench,
  searchBench,
  sessionSaveBench,
  caseFileBench,
  sessionMarksBench,
  groupFiguresBench,
  seatsBench,
  slotsBench,
  agendaBench,
  remindersBench,
  nationalBench,
  statsBench,
  statsWriteBench,
  statsRebuildBench,
  statsLoadBench,
];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { built: { type: 'boolean' } } });
const bench = benches.find(({ name }) => name === positionals[0]);

if (bench) process.exitCode = await measure(bench);
else {
  const list = benches.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n');
  console.log(`Usage: npm run bench -- NAME [--built]\n${list}`);
  process.exitCode = positionals.length === 0 ? 0 : 2;
}

async function measure(bench: Bench): Promise<number> {
  const leftovers = new Leftovers();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => void leftovers.remove().finally(() => process.exit(130)));
  }
  try {
    if (!values.built) await build();
    const aims = await bench.run(leftovers);
    await leftovers.remove();
    conclude(bench.name, aims);
    return 0;
  } catch (error) {
    process.stderr.write(`Could not measure: ${error instanceof Error ? error.stack : String(error)}\n`);
    await leftovers.remove().catch(() => undefined);
    return 1;
  }
}

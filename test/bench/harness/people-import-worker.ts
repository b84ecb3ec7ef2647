/**
 * Receives a table of people, analyses it and applies it, as the program's background job does, in one process: one JSON
 * line. Words: address of the database, folder, file, structure, user.
 */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { AppModule } from '../../../src/app.module.js';
import { PeopleImports } from '../../../src/modules/imports/imports.service.js';
import { Reception } from '../../../src/modules/imports/reception.service.js';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { Jobs } from '../../../src/platform/jobs/index.js';
import { ImportFiles } from '../../../src/platform/uploads/index.js';
import type { PeopleImportRound } from '../import-people.bench.js';
import { watchMemory } from './memory.js';

const [databaseUrl = '', folder = '', file = '', structureId = '', userId = ''] = process.argv.slice(2);
const config = loadConfig({
  NODE_ENV: 'test',
  SESSION_SECRET: 'made for a benchmark, of no use elsewhere',
  DATA_DIR: folder,
});
const app = await NestFactory.createApplicationContext(AppModule.with(config, databaseUrl), { logger: ['error'] });
const got = <T>(type: new (...parameters: never[]) => T): T => app.get<T>(type, { strict: false });
const actor = { userId, structureId, role: 'mediator' } as StructureActor;

const cpu = process.cpuUsage();
const watch = watchMemory(process.pid, 50);
const before = process.memoryUsage.rss();
const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

const path = join(await got(ImportFiles).folder(), 'recu');
cpSync(file, path);
let id = '';
const received = await timed(async () => {
  id = (await got(Reception).receive(actor, { path, fileName: 'beneficiaires.xlsx' })).id;
});
const analysed = await timed(() => got(Jobs).runNow('imports.run'));
await got(PeopleImports).apply(actor, id, 'complete');
const applied = await timed(() => got(Jobs).runNow('imports.run'));
const peak = await watch.stop();
const { user, system } = process.cpuUsage(cpu);
const rows: { outcome: string; n: number }[] = await got(DataSource).query(
  `SELECT coalesce(outcome, state) AS outcome, count(*)::int AS n FROM people_import_row WHERE import_id = $1 GROUP BY 1`,
  [id],
);
const line: PeopleImportRound = {
  ...{ received, analysed, applied, before, peak, cpu: (user + system) / 1e6 },
  outcomes: Object.fromEntries(rows.map(({ outcome, n }) => [outcome, n])),
};
process.stdout.write(`${JSON.stringify(line)}\n`);
await app.close();

import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { DirectoryImporter, FileRefusedError, loadCommunes, reportInFrench } from './modules/structures/index.js';
import { AuditTrail } from './platform/audit/audit-trail.js';
import { ConfigError, loadConfig } from './platform/config/index.js';
import { dataSourceOptions, EmbeddedDatabaseError, migrate, openDatabase, UnitOfWork } from './platform/db/index.js';
import { ConflictError } from './platform/errors/domain-error.js';
import { SystemClock } from './platform/time/clock.js';

const USAGE = `Usage : npm run structures:import -- FICHIER [--source NOM] [--dry-run] [--confirm]
  FICHIER      annuaire des lieux de médiation numérique, en CSV ou en JSON (schéma national v1 ou v0),
               ou liste nationale des espaces France services (CSV)
  --source     producteur du fichier ; par défaut, le nom du fichier sans sa date
  --dry-run    analyser et dire ce qui changerait, sans rien changer
  --confirm    importer même si le fichier a moins de 80 % des lieux que la source avait
`;

/** 0: analysed or applied. 1: file or database refused. 2: wrong command line. 3: stopped until confirmed. */
type ExitCode = 0 | 1 | 2 | 3;

process.exitCode = await main();

async function main(): Promise<ExitCode> {
  const command = readCommand();
  if (!command) {
    process.stderr.write(USAGE);
    return 2;
  }
  try {
    return await runImport(command);
  } catch (error) {
    if (error instanceof FileRefusedError || error instanceof ConflictError) return fail(error.message);
    if (error instanceof ConfigError || error instanceof EmbeddedDatabaseError) return fail(error.message);
    throw error;
  }
}

async function runImport({ path, source, dryRun, confirm }: Command): Promise<ExitCode> {
  const database = await openDatabase(loadConfig(), { share: true });
  try {
    const dataSource = await new DataSource(dataSourceOptions(database.url, { poolSize: 2 })).initialize();
    try {
      await migrate(dataSource);
      const clock = new SystemClock();
      await loadCommunes(dataSource, clock.now());
      const work = new UnitOfWork(dataSource);
      const result = await new DirectoryImporter(work, clock, new AuditTrail(work, clock)).run({
        path,
        dryRun,
        confirmVolumeDrop: confirm,
        ...(source === undefined ? {} : { source }),
      });
      process.stdout.write(`${reportInFrench(result).join('\n')}\n`);
      return result.status === 'stopped' ? 3 : 0;
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await database.stop();
  }
}

interface Command {
  readonly path: string;
  readonly source: string | undefined;
  readonly dryRun: boolean;
  readonly confirm: boolean;
}

function readCommand(): Command | undefined {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { source: { type: 'string' }, 'dry-run': { type: 'boolean' }, confirm: { type: 'boolean' } },
    });
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0) return undefined;
    return { path, source: values.source, dryRun: values['dry-run'] ?? false, confirm: values.confirm ?? false };
  } catch {
    return undefined;
  }
}

function fail(message: string): ExitCode {
  process.stderr.write(`${message}\n`);
  return 1;
}

import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { figureKeeper } from './modules/statistics/index.js';
import { ConfigError, loadConfig } from './platform/config/index.js';
import { dataSourceOptions, EmbeddedDatabaseError, migrate, openDatabase, UnitOfWork } from './platform/db/index.js';

process.exitCode = await main();

/** npm run figures:rebuild: the roll-ups of all territories from nothing. 0: done. 1: no database. */
async function main(): Promise<0 | 1> {
  try {
    await rebuild();
    return 0;
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof EmbeddedDatabaseError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function rebuild(): Promise<void> {
  const database = await openDatabase(loadConfig(), { share: true });
  try {
    const dataSource = await new DataSource(dataSourceOptions(database.url, { poolSize: 2 })).initialize();
    try {
      await migrate(dataSource);
      const start = performance.now();
      await figureKeeper(new UnitOfWork(dataSource)).rebuild();
      process.stdout.write(
        `Chiffres des territoires recomptés en ${Math.round((performance.now() - start) / 1000)} s.\n`,
      );
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await database.stop();
  }
}

import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { configureApp } from './configure-app.js';
import { loadCommunes } from './modules/structures/index.js';
import { type Config, ConfigError, loadConfig } from './platform/config/index.js';
import { dataSourceOptions, EmbeddedDatabaseError, migrate, openDatabase } from './platform/db/index.js';
import { Jobs } from './platform/jobs/index.js';
import { programLogger } from './platform/log/program-logger.js';
import { SystemClock } from './platform/time/clock.js';

async function start(): Promise<void> {
  const config = loadConfig();
  const logger = programLogger(config);
  const database = await openDatabase(config);
  const { inhabited } = await prepare(database.url);
  const demoPassword = config.demo && !inhabited ? await demonstration(config, database.url) : undefined;
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, database.url), {
    bodyParser: false,
    logger,
    abortOnError: false,
  });
  configureApp(app);
  app.enableShutdownHooks();
  await app.listen(config.port, config.host);
  process.stdout.write(`\nPasserelle est prête : ${config.publicUrl}\n`);
  if (config.demo) process.stdout.write(await demoAccounts(demoPassword));
  // Pages are served first: nobody waits for the workers.
  await app.get(Jobs).start();
}

/** Schema and reference data, before anything reads them; and whether somebody already works with this base. */
async function prepare(databaseUrl: string): Promise<{ inhabited: boolean }> {
  const dataSource = await new DataSource(dataSourceOptions(databaseUrl, { poolSize: 2 })).initialize();
  try {
    await migrate(dataSource);
    await loadCommunes(dataSource, new SystemClock().now());
    const [found] = await dataSource.query<{ inhabited: boolean }[]>(
      'SELECT EXISTS (SELECT FROM app_user) OR EXISTS (SELECT FROM structure) AS inhabited',
    );
    return { inhabited: found?.inhabited ?? false };
  } finally {
    await dataSource.destroy();
  }
}

async function demonstration(config: Config, databaseUrl: string): Promise<string> {
  const { tellDemoStory } = await import('./demo/demo-story.js');
  return tellDemoStory(config, databaseUrl, new SystemClock().now());
}

/** Printed at each start; the password only when the story has just been told. */
async function demoAccounts(password: string | undefined): Promise<string> {
  const { accounts } = await import('./demo/demo-workplaces.js');
  const addresses = Object.values(accounts).map(({ email }) => `  ${email}`);
  const known = 'Mot de passe : celui affiché au premier démarrage, ou choisi avec DEMO_PASSWORD.';
  const secret = password ? `Mot de passe de ces comptes (affiché une seule fois) : ${password}` : known;
  return ['\nComptes de démonstration :', ...addresses, secret, ''].join('\n') + '\n';
}

start().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof EmbeddedDatabaseError;
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});

import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { configureApp } from './configure-app.js';
import { ConfigError, loadConfig } from './platform/config/index.js';
import { EmbeddedDatabaseError, openDatabase } from './platform/db/index.js';
import { programLogger } from './platform/log/program-logger.js';

async function start(): Promise<void> {
  const config = loadConfig();
  const logger = programLogger(config);
  const database = await openDatabase(config);
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(config, database.url), {
    bodyParser: false,
    logger,
  });
  configureApp(app);
  app.enableShutdownHooks();
  await app.listen(config.port, config.host);
  logger.log(`Passerelle est prête : ${config.publicUrl}`, 'Passerelle');
}

start().catch((error: unknown) => {
  const expected = error instanceof ConfigError || error instanceof EmbeddedDatabaseError;
  process.stderr.write(`${expected ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});

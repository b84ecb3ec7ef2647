/** The program without its pages, to be killed: runs its jobs on the database and the folder it is given. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../src/app.module.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { Jobs } from '../../../src/platform/jobs/index.js';

const [databaseUrl = '', folder = ''] = process.argv.slice(2);
const config = loadConfig({ NODE_ENV: 'test', SESSION_SECRET: 'a secret for tests, 32 characters', DATA_DIR: folder });
const app = await NestFactory.createApplicationContext(AppModule.with(config, databaseUrl), { logger: ['error'] });
app.enableShutdownHooks();
await app.get(Jobs).start();
process.stdout.write('ready\n');

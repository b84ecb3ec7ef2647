/**
 * Gives the reminders that are due, as the program's background job does: « ready » once started, then works at the first
 * line it reads, and says how long it took. To be killed. Words: address of the database.
 */
import 'reflect-metadata';
import { once } from 'node:events';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../src/app.module.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { Jobs } from '../../../src/platform/jobs/index.js';

const [databaseUrl = ''] = process.argv.slice(2);
const config = loadConfig({
  ...{ NODE_ENV: 'test', SESSION_SECRET: 'made for a benchmark, of no use elsewhere' },
  // Nothing is sent here: what is measured ends in the outbox.
  ...{ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'passerelle@exemple.test' },
  ...{ SMS_URL: 'http://127.0.0.1:9/', SMS_TOKEN: 'none' },
});
const app = await NestFactory.createApplicationContext(AppModule.with(config, databaseUrl), { logger: ['error'] });
process.stdout.write('ready\n');
await once(process.stdin, 'data');
const started = performance.now();
await app.get(Jobs, { strict: false }).runNow('reminders.give');
process.stdout.write(`${performance.now() - started}\n`);
process.stdin.destroy();
await app.close();

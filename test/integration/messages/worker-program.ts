/** The program without its pages, to be killed: runs its jobs on the database and the mail server it is given. */
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../src/app.module.js';
import { MessageComposers } from '../../../src/modules/messages/index.js';
import { loadConfig } from '../../../src/platform/config/index.js';
import { Jobs } from '../../../src/platform/jobs/index.js';

const [databaseUrl = '', smtpUrl = ''] = process.argv.slice(2);
const config = loadConfig({
  NODE_ENV: 'test',
  SESSION_SECRET: 'a secret for tests, 32 characters',
  SMTP_URL: smtpUrl,
  MAIL_FROM: 'passerelle@exemple.test',
});
const app = await NestFactory.createApplicationContext(AppModule.with(config, databaseUrl), { logger: ['error'] });
app.get(MessageComposers, { strict: false }).register('essai.bonjour', {
  label: 'Bonjour',
  compose: ({ id }) => Promise.resolve({ subject: 'Bonjour', text: id }),
});
app.enableShutdownHooks();
await app.get(Jobs).start();
process.stdout.write('ready\n');

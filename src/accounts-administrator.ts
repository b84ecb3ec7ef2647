import 'reflect-metadata';
import { createInterface } from 'node:readline/promises';
import { DataSource } from 'typeorm';
import { addAdministrator } from './modules/identity/index.js';
import { ConfigError, loadConfig } from './platform/config/index.js';
import { dataSourceOptions, EmbeddedDatabaseError, migrate, openDatabase, UnitOfWork } from './platform/db/index.js';
import { SystemClock } from './platform/time/clock.js';

const USAGE = `Usage : npm run accounts:administrator -- ADRESSE_MAIL PRÉNOM NOM
  Ouvre un compte d’administration, pour le premier accès. Le mot de passe est demandé, ou lu sur l’entrée standard.
`;

process.exitCode = await main(process.argv.slice(2));

/** 0: account opened. 1: refused. 2: wrong command line. */
async function main([email, firstName, ...lastName]: string[]): Promise<0 | 1 | 2> {
  if (!email?.includes('@') || !firstName || lastName.length === 0) {
    process.stderr.write(USAGE);
    return 2;
  }
  try {
    const password = await askPassword();
    const problem = await open({ email, firstName, lastName: lastName.join(' ') }, password);
    if (problem === undefined) process.stdout.write('Compte ouvert : connectez-vous avec cette adresse mail.\n');
    else process.stderr.write(`${problem}\n`);
    return problem === undefined ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof EmbeddedDatabaseError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function askPassword(): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question('Mot de passe : ');
  } finally {
    terminal.close();
  }
}

async function open(
  person: { email: string; firstName: string; lastName: string },
  password: string,
): Promise<string | undefined> {
  const database = await openDatabase(loadConfig(), { share: true });
  try {
    const dataSource = await new DataSource(dataSourceOptions(database.url, { poolSize: 2 })).initialize();
    try {
      await migrate(dataSource);
      return await addAdministrator(new UnitOfWork(dataSource), new SystemClock(), person, password);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await database.stop();
  }
}

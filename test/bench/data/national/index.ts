import type pg from 'pg';
import { makeAccounts, makeTeams } from './accounts.js';
import { makeNationalAssessments, makeNationalReferrals } from './beyond.js';
import { planLog, planVisits } from './log.js';
import { makePeopleFiles, planPeople } from './people.js';
import { planCountry, planMediators, planStructures } from './plan.js';
import { makeAnnounced, makeBooked, makeNationalTags } from './planned.js';
import { makeNationalSessions, makeParticipants } from './sessions.js';
import type { NationSize } from './size.js';

export { ACCOUNTS } from './accounts.js';
export { checkNation } from './check.js';
export { FROM, NATION, type NationSize, scaled, UNTIL } from './size.js';

export interface Step {
  readonly name: string;
  readonly seconds: number;
}

/**
 * The help desks of a whole country over three years, drawn by the server itself, the same at each run. What a table
 * says of another holds: see `checkNation`. Two connections work at once where two can. The keys by which files are
 * compared (`beneficiary_match`) are left out: no figure reads them and they would take five minutes.
 */
export async function makeNation(one: pg.Client, other: pg.Client, size: NationSize): Promise<Step[]> {
  const steps: Step[] = [];
  const timed = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const started = performance.now();
    await work();
    steps.push({ name, seconds: (performance.now() - started) / 1000 });
  };
  await hurried(one, other, async () => {
    await timed('country, structures, mediators, teams', async () => {
      await planCountry(one);
      await planStructures(one, size);
      await planMediators(one, size);
      await makeAccounts(one, size);
      await makeTeams(one, size);
    });
    await Promise.all([
      timed('the log: who, when, with how many', () => planLog(one, size)),
      timed('who people are', () => planPeople(other)),
    ]);
    await timed('who was seen', () => planVisits(one, size));
    await Promise.all([
      (async () => {
        await timed('sessions and their indexes', () => makeNationalSessions(one));
        await timed('participants of workshops', () => makeParticipants(one));
        await timed('workshops announced, registrations', () => makeAnnounced(one));
      })(),
      (async () => {
        await timed('files of people and their indexes', () => makePeopleFiles(other));
        await timed('levels', () => makeNationalAssessments(other));
        await timed('referrals, saisines', () => makeNationalReferrals(other, size));
        await timed('appointments, information sheets', () => makeBooked(other));
        await timed('tags', () => makeNationalTags(other));
      })(),
    ]);
    await one.query('DROP SCHEMA bench CASCADE');
  });
  return steps;
}

/** With room for the sorts of a whole country, and a log that is not brought to disk every minute; then as before. */
async function hurried(one: pg.Client, other: pg.Client, work: () => Promise<void>): Promise<void> {
  await one.query(`ALTER SYSTEM SET max_wal_size = '16GB'`);
  await one.query('SELECT pg_reload_conf()');
  const settings = { work_mem: '384MB', synchronous_commit: 'off', hash_mem_multiplier: '2' };
  for (const [name, value] of Object.entries(settings))
    for (const client of [one, other]) await client.query(`SET ${name} = '${value}'`);
  try {
    await work();
  } finally {
    await one.query('ALTER SYSTEM RESET max_wal_size');
    await one.query('SELECT pg_reload_conf()');
    for (const name of Object.keys(settings)) for (const client of [one, other]) await client.query(`RESET ${name}`);
    await one.query('CHECKPOINT');
  }
}

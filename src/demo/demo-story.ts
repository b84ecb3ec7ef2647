import { randomInt } from 'node:crypto';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { RegistrationService } from '../modules/beneficiaries/index.js';
import { hashPassword } from '../modules/identity/index.js';
import type { Config } from '../platform/config/index.js';
import { UnitOfWork } from '../platform/db/index.js';
import { FixedClock } from '../platform/time/clock.js';
import { addDays, startOfDay } from '../platform/time/day.js';
import { type DemoPerson, people, type PersonKey } from './demo-people.js';
import { Scenes } from './demo-scenes.js';
import { addOpenWorkshops } from './demo-open-workshops.js';
import { addVisits } from './demo-sessions.js';
import { addWorkshops } from './demo-workshops.js';
import { DEPARTMENT, type DemoCast, settle } from './demo-workplaces.js';
import { Storyteller } from './storyteller.js';

const AT_THE_MEDIATORS: readonly PersonKey[] = ['thomas', 'louise'];
const FIRST_DAY = 31;
const LUNCH = 8 * 60 + 45;

/**
 * Tells the demonstration story in an empty database: structures, people, levels, referrals in each state, six weeks
 * of sessions, all through the program's own commands at their own moments.
 * @returns the password of the accounts
 */
export async function tellDemoStory(config: Config, databaseUrl: string, now: Date): Promise<string> {
  const clock = new FixedClock(now);
  const program = await NestFactory.createApplicationContext(AppModule.with(config, databaseUrl, clock), {
    logger: false,
    abortOnError: false,
  });
  try {
    const uow = program.get(UnitOfWork);
    const password = config.demoPassword ?? madeUpPassword();
    const since = startOfDay(addDays(clock.today(), -70));
    // One transaction: a story cut short by a power failure is told again from the start.
    await uow.run(async () => {
      const cast = await settle(uow, since, await hashPassword(password));
      const story = new Storyteller(program, clock, cast, now);
      const ids = await register(story, uow);
      new Scenes(story, ids).add();
      addWorkshops(story, ids);
      addOpenWorkshops(story, ids);
      const place = (name: string) => cast.placeIds.get(name) ?? '';
      addVisits(story, cast.mediator, place('Espace numérique des Deux Rives'), 2.5, 1789);
      addVisits(story, cast.counter, place('France services du Saintois'), 1.5, 1848);
      await story.play();
    });
    return password;
  } finally {
    await program.close();
  }
}

/** Everybody comes in on the first days; the ids are known once the scene is played. */
async function register(story: Storyteller, uow: UnitOfWork): Promise<Map<PersonKey, string>> {
  const ids = new Map<PersonKey, string>();
  const registration = story.program.get(RegistrationService, { strict: false });
  const communes = await communesOf(uow);
  for (const [index, [key, person]] of (Object.entries(people) as [PersonKey, DemoPerson][]).entries()) {
    const actor = actorFor(story.cast, key);
    story.scene(FIRST_DAY, LUNCH + index * 5, actor, async () => {
      const details = detailsOf(person, communes.get(person.commune), story.workday(FIRST_DAY));
      const made = await registration.register(actor, details, {
        anotherPerson: true,
        noticeGiven: key !== 'bernadette',
      });
      if (made.kind === 'registered') ids.set(key, made.id);
    });
  }
  return ids;
}

const actorFor = (cast: DemoCast, key: PersonKey) => (AT_THE_MEDIATORS.includes(key) ? cast.mediator : cast.counter);

interface StoryCommune {
  code: string;
  name: string;
  postalCode: string;
}

async function communesOf(uow: UnitOfWork): Promise<Map<string, StoryCommune>> {
  const rows = await uow.query<StoryCommune>(
    `SELECT insee_code AS code, name, postal_codes[1] AS "postalCode" FROM commune WHERE department_code = $1`,
    [DEPARTMENT],
  );
  return new Map(rows.map((row) => [row.name, row]));
}

function detailsOf(person: DemoPerson, commune: StoryCommune | undefined, day: string) {
  return {
    firstName: person.firstName,
    lastName: person.lastName,
    birthYear: person.birthYear,
    communeInsee: commune?.code ?? null,
    communeName: commune?.name ?? null,
    postalCode: commune?.postalCode ?? null,
    phone: person.phone,
    noPhone: person.phone === null,
    email: person.email,
    noEmail: person.email === null,
    contactPreference: person.phone === null ? ('letter' as const) : ('call' as const),
    socialStatus: person.socialStatus,
    gender: person.gender,
    scheme: person.scheme,
    wishes: person.wishes ?? [],
    helperName: person.helper?.name ?? null,
    helperPhone: person.helper?.phone ?? null,
    helperRelationship: person.helper?.relationship ?? null,
    helperAgreedOn: person.helper ? day : null,
    notes: null,
  };
}

const WORDS = ['pont', 'rive', 'canal', 'quai', 'arche', 'berge', 'digue', 'barque', 'rame', 'ancre', 'voile', 'phare'];

/** Easy to copy from a screen, long enough for the rule: four words, capitals and digits. */
function madeUpPassword(): string {
  const word = () => WORDS[randomInt(WORDS.length)] ?? 'pont';
  return `${word()}-${word()}-${word()}-${word()}-${randomInt(1000, 9999)}-Demo`;
}

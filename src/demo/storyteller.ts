import type { INestApplicationContext } from '@nestjs/common';
import { AssessmentsService } from '../modules/assessments/index.js';
import { AnswersService, ReferralsService, SaisinesService } from '../modules/referrals/index.js';
import { SupportSessionsService } from '../modules/support-sessions/index.js';
import type { Actor } from '../platform/access/actor.js';
import { requestContext } from '../platform/http/request-context.js';
import type { FixedClock } from '../platform/time/clock.js';
import { addDays, type Day, dayIn, startOfDay, weekday } from '../platform/time/day.js';
import type { DemoCast } from './demo-workplaces.js';

interface Scene {
  at: Date;
  actor: Actor;
  act: () => Promise<unknown>;
}

const MINUTE = 60_000;

/** Plays scenes in the order of time, each through the program's own commands, at its own moment. */
export class Storyteller {
  private readonly scenes: Scene[] = [];
  readonly today: Day;
  readonly referrals: ReferralsService;
  readonly replies: AnswersService;
  readonly saisines: SaisinesService;
  readonly assessments: AssessmentsService;
  readonly sessions: SupportSessionsService;

  constructor(
    readonly program: INestApplicationContext,
    private readonly clock: FixedClock,
    readonly cast: DemoCast,
    private readonly now: Date,
  ) {
    this.today = dayIn(now);
    const get = <T>(type: new (...parameters: never[]) => T): T => program.get<T>(type, { strict: false });
    this.referrals = get(ReferralsService);
    this.replies = get(AnswersService);
    this.saisines = get(SaisinesService);
    this.assessments = get(AssessmentsService);
    this.sessions = get(SupportSessionsService);
  }

  /** The day that lies `count` working days before today (Monday to Friday). */
  workday(count: number): Day {
    let day = this.today;
    for (let left = count; left > 0;) {
      day = addDays(day, -1);
      if (weekday(day) <= 5) left -= 1;
    }
    return day;
  }

  /** Adds a scene `count` working days ago, at a time of the day in minutes since midnight. */
  scene(count: number, minutes: number, actor: Actor, act: (day: Day) => Promise<unknown>): void {
    const day = this.workday(count);
    const at = new Date(startOfDay(day).getTime() + minutes * MINUTE);
    if (at < this.now) this.scenes.push({ at, actor, act: () => act(day) });
  }

  async play(): Promise<void> {
    this.scenes.sort((a, b) => a.at.getTime() - b.at.getTime());
    for (const { at, actor, act } of this.scenes) {
      this.clock.set(at);
      await requestContext.run({ requestId: 'demonstration', actor }, act);
    }
  }
}

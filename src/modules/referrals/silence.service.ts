import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { Config } from '../../platform/config/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { ConflictError } from '../../platform/errors/domain-error.js';
import { Clock } from '../../platform/time/clock.js';
import { dayIn } from '../../platform/time/day.js';
import type { Referral } from './referral.entity.js';
import { canPrepare } from './referral.policy.js';
import { ReferralNews } from './referral-news.js';
import { type Author, ReferralRecords, TOOL } from './referral-records.js';
import { beyondItsDelay } from './referral-scope.js';
import { expiryIsDue, reminderIsDue } from './referral-silence.js';

const BATCH = 100;

/** What the tool and the sender do about a referral that nobody answers. */
@Injectable()
export class SilenceService {
  constructor(
    private readonly records: ReferralRecords,
    private readonly news: ReferralNews,
    private readonly unitOfWork: UnitOfWork,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends what waited too long, reminds of what is due. Each referral in a transaction of its own, its row held and looked
   * at again: two workers, or an answer at the same moment, do no harm.
   * @param stopping asked before each one: true leaves the rest for the next time
   * @throws when some of them failed, once all the others are done
   */
  async run(stopping: () => boolean = () => false): Promise<{ expired: number; reminded: number }> {
    const done = { expired: 0, reminded: 0 };
    let failures = 0;
    for await (const id of this.due()) {
      if (stopping()) break;
      try {
        const what = await this.look(id);
        if (what) done[what] += 1;
      } catch {
        failures += 1;
      }
    }
    if (failures > 0) throw new Error(`${failures} silent referrals could not be looked at`);
    return done;
  }

  /** « Relancer », by the sender, once a day. @throws ConflictError (in French) when the receiver was reminded today */
  async remind(actor: StructureActor, id: string): Promise<void> {
    const today = this.clock.today();
    await this.reminder(actor, id, (referral) => {
      if (!referral.lastRemindedAt || dayIn(referral.lastRemindedAt) !== today) return true;
      throw new ConflictError('Ce lieu a déjà été relancé aujourd’hui. Vous pouvez l’appeler, ou le relancer demain.');
    });
  }

  /** « J’ai appelé »: what was said, read by the sender's structure alone. The receiver has not answered for all that. */
  async noteCall(actor: StructureActor, id: string, words: string): Promise<void> {
    await this.records.run(async () => {
      const called = await this.records.change(actor, id, {
        verb: 'referral.call',
        allowed: (referral) => canPrepare(actor, referral) && referral.sentAt !== null,
        how: () => undefined,
      });
      await this.records.event(actor, called.id, 'called', words);
    });
  }

  private look(id: string): Promise<'expired' | 'reminded' | undefined> {
    const now = this.clock.now();
    return this.records.run(async () => {
      let expired = false;
      await this.records.change(TOOL, id, {
        verb: 'referral.expire',
        allowed: () => true,
        how: (referral, act) => {
          expired = expiryIsDue(referral, this.config, now);
          if (expired) referral.expire(act);
          return expired;
        },
      });
      if (expired) return 'expired';
      const reminded = await this.reminder(TOOL, id, (referral) => reminderIsDue(referral, this.config, now));
      return reminded ? 'reminded' : undefined;
    });
  }

  private reminder(author: Author, id: string, isDue: (referral: Referral) => boolean): Promise<boolean> {
    return this.records.run(async () => {
      let due = false;
      const referral = await this.records.change(author, id, {
        verb: 'referral.remind',
        allowed: (held) => author === TOOL || ('role' in author && canPrepare(author, held)),
        how: (held, act) => {
          due = isDue(held);
          if (due) held.remind(act);
          return due;
        },
        event: 'reminded',
      });
      if (due) await this.news.remind(referral);
      return due;
    });
  }

  /** By batches along the index of what waits, the oldest first; each is asked for once, whatever becomes of it. */
  private async *due(): AsyncGenerator<string> {
    const { reminderDays, expiryDays } = this.config;
    const now = this.clock.now();
    let last: { at: string; id: string } | undefined;
    for (;;) {
      const rows: { at: string; id: string }[] = await this.unitOfWork.query(
        `SELECT r.id, r.sent_at::text AS at FROM referral r
          WHERE r.status = 'sent' AND r.path <> 'internal' AND r.sent_at <= $1::timestamptz - make_interval(days => $2)
            AND ${beyondItsDelay('$1::timestamptz')}
            AND ($5::timestamptz IS NULL OR (r.sent_at, r.id) > ($5, $6::uuid))
            AND (r.sent_at <= $1::timestamptz - make_interval(days => $4)
              OR EXISTS (SELECT FROM unnest($3::int[]) AS reminder (day)
                WHERE r.sent_at <= $1::timestamptz - make_interval(days => reminder.day)
                  AND (r.last_reminded_at IS NULL
                    OR r.last_reminded_at < r.sent_at + make_interval(days => reminder.day - 1))))
          ORDER BY r.sent_at, r.id LIMIT ${BATCH}`,
        [now, reminderDays[0], reminderDays, expiryDays, last?.at ?? null, last?.id ?? null],
      );
      for (const { id } of rows) yield id;
      last = rows.at(-1);
      if (!last || rows.length < BATCH) return;
    }
  }
}

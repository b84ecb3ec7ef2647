import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { newId } from '../../platform/ids.js';
import { Jobs } from '../../platform/jobs/index.js';
import { Clock } from '../../platform/time/clock.js';
import { MessagesService, type MessageToQueue } from '../messages/index.js';
import { type DueReminder, DueReminders } from './due-reminders.js';
import type { ReminderWay } from './reminder.entity.js';
import { kindOf, REMINDER_KINDS } from './reminder-kinds.js';
import { recipientOf } from './reminder-recipient.js';

export const GIVE_REMINDERS = 'reminders.give';

/** What is due is looked for once a batch, whatever its size. */
const BATCH = 10_000;

interface Line extends Pick<DueReminder, 'structureId' | 'subjectKind' | 'subjectId' | 'step' | 'startsAt'> {
  id: string;
  way: ReminderWay;
}

/** One statement, however many; a line that is there already is not written again, and its number does not come back. */
const GIVE = `
  INSERT INTO reminder (id, structure_id, subject_kind, subject_id, step, starts_at, way, given_at)
  SELECT id, "structureId", "subjectKind", "subjectId", step, "startsAt", way, $2
    FROM jsonb_to_recordset($1::jsonb) AS line (id uuid, "structureId" uuid, "subjectKind" text, "subjectId" uuid,
      step text, "startsAt" timestamptz, way text)
  ON CONFLICT DO NOTHING RETURNING id`;

/**
 * Gives what is due, every five minutes, a batch to a transaction: the lines and the messages together or not at all.
 * Several programs take turns, a batch each; one that is killed leaves its batch to the next.
 */
@Injectable()
export class Reminders implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly due: DueReminders,
    private readonly messages: MessagesService,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    const settings = { singleton: true, atStart: true, everyCron: '*/5 * * * *' };
    this.jobs.define(GIVE_REMINDERS, () => this.give(), settings);
  }

  async give(): Promise<void> {
    await this.messages.cancelPast(REMINDER_KINDS);
    while (!this.jobs.stopping && (await this.giveSome()) > 0);
  }

  /** @returns how many were given */
  private async giveSome(): Promise<number> {
    return this.unitOfWork.run(async () => {
      await this.unitOfWork.query(`SELECT pg_advisory_xact_lock(hashtextextended('reminders', 0))`);
      const now = this.clock.now();
      const due = await this.due.find(now, BATCH);
      if (due.length === 0) return 0;
      const lines = due.map((one) => ({ ...lineOf(one, this.messages), due: one }));
      const written = JSON.stringify(lines.map(({ due: _, ...line }): Line => line));
      const given = await this.unitOfWork.query<{ id: string }>(GIVE, [written, now]);
      const ids = new Set(given.map(({ id }) => id));
      await this.messages.queueMany(
        lines.filter(({ id, way }) => way === 'message' && ids.has(id)).map(({ due: one }) => messageOf(one)),
      );
      return given.length;
    });
  }
}

function lineOf(due: DueReminder, messages: MessagesService): Line {
  const { structureId, subjectKind, subjectId, step, startsAt } = due;
  return { id: newId(), structureId, subjectKind, subjectId, step, startsAt, way: wayOf(due, messages) };
}

function wayOf(due: DueReminder, messages: MessagesService): ReminderWay {
  if (due.preference === 'letter' && due.step === 'week') return 'letter';
  // A desk cannot call everybody two hours before.
  if (due.step === 'two_hours' && !messages.canWriteTo(recipientOf(due))) return 'none';
  return 'message';
}

const messageOf = (due: DueReminder): MessageToQueue => ({
  kind: kindOf(due.subjectKind),
  structureId: due.structureId,
  subject: { kind: due.subjectKind, id: due.subjectId },
  to: recipientOf(due),
  details: { step: due.step, startsAt: due.startsAt.toISOString() },
});

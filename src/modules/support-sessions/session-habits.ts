import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { SupportSession } from './support-session.entity.js';
import { DURATION_CHOICES, type Topic } from './vocabulary.js';

export interface Habits {
  /** To offer first: those of the person's last five sessions here, then the actor's six most frequent of late. */
  topics: Topic[];
  /** The length most used of late; null when nothing was noted yet. */
  minutes: number | null;
  /** Other lengths than those of the buttons, used at least twice of late: two at most, the shortest first. */
  otherMinutes: number[];
}

interface Row {
  topic: Topic | null;
  minutes: number | null;
  count: number;
}

/** What the actor does most, so that it is offered first. */
@Injectable()
export class SessionHabits {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async of(actor: StructureActor, beneficiaryId: string | null): Promise<Habits> {
    const rows = await this.unitOfWork.prepared<Row & Record<string, unknown>>(
      `WITH theirs AS (SELECT topics FROM support_session WHERE beneficiary_id = $3 AND structure_id = $2
                        ORDER BY day DESC LIMIT 5),
            mine AS (SELECT topics, duration_minutes FROM support_session
                      WHERE mediator_id = $1 AND structure_id = $2 AND kind = 'individuel'
                      ORDER BY day DESC, id DESC LIMIT 60)
       (SELECT topic, NULL::int AS minutes, count(*)::int FROM theirs, unnest(topics) AS topic
         GROUP BY topic ORDER BY count(*) DESC, topic)
       UNION ALL
       (SELECT topic, NULL, count(*)::int FROM mine, unnest(topics) AS topic
         GROUP BY topic ORDER BY count(*) DESC, topic LIMIT 6)
       UNION ALL
       (SELECT NULL, duration_minutes::int, count(*)::int FROM mine
         GROUP BY duration_minutes ORDER BY count(*) DESC, duration_minutes LIMIT 12)`,
      [actor.userId, actor.structureId, beneficiaryId],
    );
    const lengths = rows.filter(({ minutes }) => minutes !== null) as { minutes: number; count: number }[];
    const unusual = lengths.filter(({ minutes, count }) => count > 1 && !isButton(minutes));
    return {
      topics: [...new Set(rows.flatMap(({ topic }) => topic ?? []))],
      minutes: lengths[0]?.minutes ?? null,
      otherMinutes: unusual
        .slice(0, 2)
        .map(({ minutes }) => minutes)
        .sort((one, other) => one - other),
    };
  }

  /** The actor's last individual session in this structure: where the next one is likely to be. */
  last({ userId, structureId }: StructureActor): Promise<SupportSession | null> {
    return this.unitOfWork.repository(SupportSession).findOne({
      where: { mediatorId: userId, structureId, kind: 'individuel' },
      order: { day: 'DESC', id: 'DESC' },
    });
  }
}

export const isButton = (minutes: number): boolean => DURATION_CHOICES.some((choice) => choice === minutes);

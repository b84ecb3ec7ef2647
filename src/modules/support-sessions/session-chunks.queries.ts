import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Day } from '../../platform/time/day.js';
import type { SessionLine } from './support-sessions.queries.js';

/** What the story of a person tells of a session. */
export type SessionTold = Pick<
  SessionLine,
  | 'id'
  | 'day'
  | 'durationMinutes'
  | 'topics'
  | 'title'
  | 'mediatorName'
  | 'healthSpaceSteps'
  | 'healthSpaceHelp'
  | 'healthSpaceNext'
>;

export interface SessionChunk {
  sessions: SessionTold[];
  /** The day from which the next chunk goes on, backwards; null when there are no more. */
  older: Day | null;
}

/** A page of the story. */
const CHUNK = 50;

const NEWEST_FIRST = `ORDER BY s.day DESC, s.id DESC LIMIT ${CHUNK + 1}`;
const TOLD = `s.id, s.day, s.duration_minutes, s.topics, s.title, s.health_space_steps, s.health_space_help,
  s.health_space_next, s.mediator_id`;

/** The whole story is read a chunk at a time, by whole days, so that everything else falls between two of them. */
@Injectable()
export class SessionChunks {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The structure's own, alone or in a workshop, newest first, down from a day. The caller has checked access. */
  async of(actor: StructureActor, beneficiaryId: string, upTo: Day | null): Promise<SessionChunk> {
    const rows = await this.unitOfWork.prepared<SessionTold & Record<string, unknown>>(
      `SELECT s.id, s.day, s.duration_minutes AS "durationMinutes", s.topics, s.title,
              s.health_space_steps AS "healthSpaceSteps", s.health_space_help AS "healthSpaceHelp",
              s.health_space_next AS "healthSpaceNext", u.first_name || ' ' || u.last_name AS "mediatorName"
         FROM ((SELECT ${TOLD} FROM support_session s
                 WHERE s.beneficiary_id = $1 AND s.structure_id = $2 AND s.day <= coalesce($3::date, 'infinity')
                 ${NEWEST_FIRST})
               UNION ALL
               (SELECT ${TOLD} FROM session_participant p JOIN support_session s ON s.id = p.session_id
                 WHERE p.beneficiary_id = $1 AND s.structure_id = $2 AND s.day <= coalesce($3::date, 'infinity')
                 ${NEWEST_FIRST})) s
         JOIN app_user u ON u.id = s.mediator_id
        ${NEWEST_FIRST}`,
      [beneficiaryId, actor.structureId, upTo],
    );
    const boundary = rows[CHUNK]?.day;
    const whole = rows.filter(({ day }) => boundary === undefined || day > boundary);
    // Fifty sessions on one day: that day is shown as far as it was read, and the next chunk starts below it.
    return whole.length > 0 || boundary === undefined
      ? { sessions: whole, older: boundary ?? null }
      : { sessions: rows.slice(0, CHUNK), older: boundary };
  }
}

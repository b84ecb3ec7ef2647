import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';
import { type Day, endOfMonth, startOfMonth } from '../../platform/time/day.js';
import { BeneficiariesService, visibleBeneficiarySql } from '../beneficiaries/index.js';
import type { SessionContent } from './session-content.js';
import { TagChoices, type TagLabel } from './tags/tag-choices.queries.js';
import type { SessionKind, Topic } from './vocabulary.js';

export interface SessionLine {
  id: string;
  day: Day;
  durationMinutes: number;
  topics: Topic[];
  kind: SessionKind;
  /** Of a workshop, and how many took part. */
  title: string | null;
  participantCount: number;
  /** Who was accompanied alone; null for an anonymous person, or one that the structure no longer sees. */
  personId: string | null;
  personName: string | null;
  anonymous: boolean;
  mediatorId: string;
  mediatorName: string;
  /** Logged by the actor, who may correct it. */
  own: boolean;
  tags: TagLabel[];
  healthSpaceSteps: SessionContent['healthSpaceSteps'];
  healthSpaceHelp: SessionContent['healthSpaceHelp'];
  healthSpaceNext: SessionContent['healthSpaceNext'];
}

export interface SessionTotals {
  sessions: number;
  minutes: number;
  /** Distinct people with a file, plus each one without. */
  people: number;
}

/** Where a page of the list starts: after this session. */
export interface Cursor {
  day: Day;
  id: string;
}

type Row = Omit<SessionLine, 'personName' | 'own' | 'tags'>;

interface Criteria {
  where: string;
  parameters: unknown[];
  limit: number;
}

/** Reads of the session log, always within the actor's structure. */
@Injectable()
export class SupportSessionsQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly beneficiaries: BeneficiariesService,
    private readonly tags: TagChoices,
  ) {}

  /** The actor's own sessions of a day, the last noted first. */
  ownOfDay(actor: StructureActor, day: Day): Promise<SessionLine[]> {
    return this.lines(actor, {
      where: 's.mediator_id = $2 AND s.day = $3',
      parameters: [actor.userId, day],
      limit: 100,
    });
  }

  /** The actor's own last sessions, newest first. */
  recent(actor: StructureActor, limit: number): Promise<SessionLine[]> {
    return this.page(actor, { everyone: false, after: null, limit });
  }

  /** The actor's own sessions dated today. */
  today(actor: StructureActor): Promise<SessionTotals> {
    const day = this.clock.today();
    return this.totals(actor, false, day, day);
  }

  /** Totals of the month in which `day` falls, of the actor or of the whole structure. */
  month(actor: StructureActor, everyone: boolean, day: Day): Promise<SessionTotals> {
    return this.totals(actor, everyone, startOfMonth(day), endOfMonth(day));
  }

  /** At most `limit` sessions after the cursor, newest day first, then last logged first. */
  page(
    actor: StructureActor,
    {
      everyone,
      after,
      limit,
      tagId,
    }: { everyone: boolean; after: Cursor | null; limit: number; tagId?: string | null },
  ): Promise<SessionLine[]> {
    const mine = everyone ? '($2::uuid IS NOT NULL)' : 's.mediator_id = $2';
    const where = [mine];
    const parameters: unknown[] = [actor.userId];
    if (after) {
      where.push('s.day <= $3 AND (s.day, s.id) < ($3, $4)');
      parameters.push(after.day, after.id);
    }
    if (tagId) {
      parameters.push(tagId);
      where.push(`s.id IN (SELECT f.session_id FROM session_final_tag f WHERE f.tag_id = $${parameters.length + 1})`);
    }
    return this.lines(actor, { where: where.join(' AND '), parameters, limit });
  }

  /** The caller has checked that the session may be read. */
  async tagsOf(sessionId: string): Promise<TagLabel[]> {
    return (await this.tags.ofSessions([sessionId])).get(sessionId) ?? [];
  }

  async tagIdsOf(sessionId: string): Promise<string[]> {
    return (await this.tagsOf(sessionId)).map(({ id }) => id);
  }

  /** Who logged the session; the caller has checked that it may be read. */
  async mediatorName(sessionId: string): Promise<string> {
    const [row] = await this.unitOfWork.query<{ name: string }>(
      `SELECT u.first_name || ' ' || u.last_name AS name
         FROM support_session s JOIN app_user u ON u.id = s.mediator_id WHERE s.id = $1`,
      [sessionId],
    );
    return row?.name ?? '';
  }

  private async lines(actor: StructureActor, { where, parameters, limit }: Criteria): Promise<SessionLine[]> {
    const rows = await this.unitOfWork.query<Row>(
      `SELECT s.id, s.day, s.duration_minutes AS "durationMinutes", s.topics, s.kind, s.title,
              s.health_space_steps AS "healthSpaceSteps", s.health_space_help AS "healthSpaceHelp",
              s.health_space_next AS "healthSpaceNext", s.participant_count AS "participantCount", s.beneficiary_id IS NULL AS anonymous,
              CASE WHEN ${visibleBeneficiarySql('s.beneficiary_id', '$1')} THEN s.beneficiary_id END AS "personId",
              s.mediator_id AS "mediatorId", u.first_name || ' ' || u.last_name AS "mediatorName"
         FROM support_session s JOIN app_user u ON u.id = s.mediator_id
        WHERE s.structure_id = $1 AND ${where}
        ORDER BY s.day DESC, s.id DESC
        LIMIT ${limit}`,
      [actor.structureId, ...parameters],
    );
    const people = await this.beneficiaries.summaries(rows.flatMap(({ personId }) => personId ?? []));
    const tags = await this.tags.ofSessions(rows.map(({ id }) => id));
    return rows.map((row) => ({
      ...row,
      tags: tags.get(row.id) ?? [],
      personName: people.get(row.personId ?? '')?.displayName ?? null,
      own: row.mediatorId === actor.userId,
    }));
  }

  private async totals(actor: StructureActor, everyone: boolean, from: Day, to: Day): Promise<SessionTotals> {
    const [row] = await this.unitOfWork.query<SessionTotals>(
      `WITH mine AS MATERIALIZED (
         SELECT id, kind, beneficiary_id, duration_minutes, anonymous_count FROM support_session
          WHERE structure_id = $1 AND day BETWEEN $2 AND $3 AND ($4 OR mediator_id = $5)
       ), followed AS (
         SELECT beneficiary_id FROM mine WHERE beneficiary_id IS NOT NULL
         UNION SELECT p.beneficiary_id FROM session_participant p JOIN mine ON mine.id = p.session_id
       )
       SELECT count(*) AS sessions, coalesce(sum(duration_minutes), 0)::bigint AS minutes,
              (SELECT count(*) FROM followed) + coalesce(sum(anonymous_count), 0) AS people
         FROM mine`,
      [actor.structureId, from, to, everyone, actor.userId],
    );
    return row ?? { sessions: 0, minutes: 0, people: 0 };
  }
}

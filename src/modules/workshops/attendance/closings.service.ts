import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import type { WorkshopFormat, WorkshopMode } from '../vocabulary.js';
import { AttendanceRecords, type Line } from './attendance-records.js';
import { isOver } from './closing-time.js';

/** What was held, where, and who was there: what the closing writes down. */
export interface Attended {
  held: HeldFacts;
  /** People with a file who came; the organiser may see them, or not. */
  people: string[];
  /** Those who came without a file, on the list or beside it. */
  withoutFile: number;
  /** Referrals that asked for a seat, and whether the person came. */
  referrals: { id: string; came: boolean }[];
}

export interface HeldFacts {
  title: string;
  format: WorkshopFormat;
  mode: WorkshopMode;
  zone: string;
  startsAt: Date;
  placeId: string | null;
  /** Of the place, or of the address; that of the organiser when neither is known. */
  communeInsee: string | null;
}

const TOO_EARLY = 'Cet atelier n’est pas terminé\u00a0: clôturez-le à la fin.';

/**
 * The end of a workshop, in two steps of the caller’s transaction: what is to be written, then that it was. Between them
 * the caller writes the session.
 */
@Injectable()
export class Closings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: AttendanceRecords,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Holds the workshop and settles what was left open: whoever had a seat and was not marked did not come, whoever waited
   * had none.
   * @returns null when it is closed already
   * @throws NotFoundError absent or of another structure; ConflictError (in French) before its end
   */
  async begin(actor: StructureActor, workshopId: string): Promise<Attended | null> {
    const workshop = await this.records.hold(actor, workshopId);
    if (workshop.status === 'closed') return null;
    const [facts] = await this.unitOfWork.prepared<HeldFacts & { endsAt: Date; anonymous: number }>(FACTS, [workshopId]);
    if (!facts || !isOver(workshop.startsAt, facts.endsAt, this.clock.now())) throw new ConflictError(TOO_EARLY);
    await this.settle(actor, workshopId);
    const { endsAt: _end, anonymous, ...held } = facts;
    return { held, ...attendedOf(await this.records.lines(workshopId), anonymous) };
  }

  /** @param sessionId null when nobody came */
  async finish(actor: StructureActor, workshopId: string, sessionId: string | null): Promise<void> {
    await this.unitOfWork.execute(
      `UPDATE workshop SET status = 'closed', closed_at = $2, closed_by = $3, session_id = $4, version = version + 1
        WHERE id = $1`,
      [workshopId, this.clock.now(), actor.userId, sessionId],
    );
    const details = { session: sessionId };
    await this.audit.record({ verb: 'workshop.close', subjectKind: 'workshop', subjectId: workshopId, details });
  }

  private async settle(actor: StructureActor, workshopId: string): Promise<void> {
    const lines = await this.records.lines(workshopId);
    const unmarked = lines.filter(({ status }) => status === 'registered');
    await this.records.mark(
      actor,
      workshopId,
      unmarked.map((line) => ({ line, mark: 'absent' })),
    );
    const seatless = lines.filter(({ status }) => ['waiting', 'offered', 'pending'].includes(status));
    await this.records.endLine(workshopId, seatless);
  }
}

const FACTS = `
  SELECT w.title, w.format, w.mode, w.zone, w.starts_at AS "startsAt", w.ends_at AS "endsAt", w.place_id AS "placeId",
         coalesce(p.commune_insee, w.commune_insee, s.commune_insee) AS "communeInsee", w.anonymous_walk_ins AS anonymous
    FROM workshop w JOIN structure s ON s.id = w.structure_id LEFT JOIN place p ON p.id = w.place_id WHERE w.id = $1`;

function attendedOf(lines: readonly Line[], anonymous: number): Omit<Attended, 'held'> {
  const came = lines.filter(({ status }) => status === 'attended');
  const people = came.flatMap(({ beneficiaryId }) => beneficiaryId ?? []);
  return {
    people,
    withoutFile: came.length - people.length + anonymous,
    referrals: lines.flatMap(({ referralId, status }) =>
      referralId === null ? [] : [{ id: referralId, came: status === 'attended' }],
    ),
  };
}

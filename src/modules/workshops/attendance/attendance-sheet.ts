import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { BeneficiariesService } from '../../beneficiaries/index.js';
import { canOrganise } from '../organising/workshop.policy.js';
import { type WorkshopCard, WorkshopsQueries } from '../organising/workshops.queries.js';
import type { RegistrationStatus } from '../registration-status.js';

/** Someone of the list, as the organiser may name them. */
export interface SheetLine {
  id: string;
  beneficiaryId: string | null;
  /** Null for someone whom another structure has lent no longer, or not yet: known by who sent them. */
  name: string | null;
  /** Which structure asked, when it is another one. */
  from: string | null;
  status: RegistrationStatus;
  /** Came without a seat. */
  walkIn: boolean;
  /** Was not on the list at all. */
  added: boolean;
}

export interface Sheet {
  workshop: WorkshopCard;
  lines: SheetLine[];
  anonymousWalkIns: number;
  sessionId: string | null;
  /** Attendance is noted from an hour before the beginning on. */
  hasBegun: boolean;
}

const EARLY_MS = 3_600_000;

/** Whether attendance may be noted at that moment. Pure. */
export const isAttendanceTime = (startsAt: Date, now: Date): boolean => now.getTime() >= startsAt.getTime() - EARLY_MS;

/** Who was expected, who came, who waits. */
@Injectable()
export class AttendanceSheets {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly workshops: WorkshopsQueries,
    private readonly beneficiaries: BeneficiariesService,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError absent, or not organised by the actor's structure; neither a draft nor a cancelled one has any */
  async of(actor: StructureActor, id: string): Promise<Sheet> {
    const workshop = isId(id) ? await this.workshops.card(id) : undefined;
    if (!workshop || !canOrganise(actor, workshop)) throw new NotFoundError('workshop');
    if (workshop.status !== 'published' && workshop.status !== 'closed') throw new NotFoundError('attendance');
    const [own] = await this.unitOfWork.prepared<{ anonymous: number; session: string | null }>(
      'SELECT anonymous_walk_ins AS anonymous, session_id AS session FROM workshop WHERE id = $1',
      [id],
    );
    return {
      workshop,
      lines: await this.lines(actor, id),
      anonymousWalkIns: own?.anonymous ?? 0,
      sessionId: own?.session ?? null,
      hasBegun: isAttendanceTime(workshop.startsAt, this.clock.now()),
    };
  }

  /** Names of those who animate it. The caller has checked that it may be read. */
  async animators(id: string): Promise<string[]> {
    const rows = await this.unitOfWork.prepared<{ name: string }>(
      `SELECT u.first_name || ' ' || u.last_name AS name FROM workshop_animator a JOIN app_user u ON u.id = a.user_id
        WHERE a.workshop_id = $1 ORDER BY u.last_name, u.first_name`,
      [id],
    );
    return rows.map(({ name }) => name);
  }

  private async lines(actor: StructureActor, id: string): Promise<SheetLine[]> {
    const rows = await this.unitOfWork.prepared<Row>(LINES, [id, actor.structureId]);
    const known = rows.flatMap(({ beneficiaryId }) => beneficiaryId ?? []);
    const cards = await this.beneficiaries.findAll(actor, known);
    return rows
      .map(({ name, ...row }) => ({
        ...row,
        name: row.beneficiaryId === null ? name : (cards.get(row.beneficiaryId)?.displayName ?? null),
      }))
      .sort((one, other) => (one.name ?? '￿').localeCompare(other.name ?? '￿', 'fr') || one.queue - other.queue);
  }
}

type Row = SheetLine & { queue: number };

/** As many as a room holds, and as wait. */
const LINES = `
  SELECT r.id, r.beneficiary_id AS "beneficiaryId", r.name, r.status, r.walk_in AS "walkIn",
         r.source = 'walk_in' AS added, r.queue_number AS queue,
         CASE WHEN r.structure_id <> $2 THEN s.name END AS "from"
    FROM registration r LEFT JOIN structure s ON s.id = r.structure_id
   WHERE r.workshop_id = $1 AND r.status <> 'cancelled' ORDER BY r.queue_number LIMIT 1000`;

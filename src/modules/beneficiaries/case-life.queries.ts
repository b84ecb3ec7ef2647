import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Day } from '../../platform/time/day.js';
import type { GoalStatus } from './goals/goal-status.js';
import type { MandateKind } from './mandates/mandate-kinds.js';
import type { RecallReason } from './recalls/recall-status.js';
import type { AgreementWay } from './sharing/agreement.js';

export interface GoalLine {
  id: string;
  words: string;
  agreedOn: Day;
  status: GoalStatus;
  endedOn: Day | null;
  structureName: string;
  byName: string;
}

export interface RecallLine {
  id: string;
  dueOn: Day;
  reason: RecallReason;
  words: string | null;
  status: 'open' | 'done';
  /** Null while it is open. */
  endedAt: Date | null;
  byName: string | null;
}

export interface MandateLine {
  id: string;
  kind: MandateKind;
  signedOn: Day;
  endsOn: Day | null;
  stoppedOn: Day | null;
}

export interface ShareLine {
  id: string;
  structureName: string;
  startsAt: Date;
  endsAt: Date | null;
  /** Both null for a share opened by a referral. */
  agreementOn: Day | null;
  agreementHow: AgreementWay | null;
}

/** What surrounds a person's file. */
export interface CaseLife {
  /** Open ones first, then the last ended. */
  goals: GoalLine[];
  /** The actor's structure's own: the open one first, then the last done. */
  recalls: RecallLine[];
  /** The last signed first. */
  mandates: MandateLine[];
  /** To whom the file is or was opened, newest first; for the structure that holds it alone. */
  shares: ShareLine[];
}

/** Far beyond what a file holds: a bound, not a page. */
const MOST = 200;

/** Kept apart from the commands: the person's page asks for all of it at once. The caller has checked access. */
@Injectable()
export class CaseLifeQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async of(actor: StructureActor, person: { id: string; structureId: string }): Promise<CaseLife> {
    const holds = person.structureId === actor.structureId;
    const [goals, recalls, mandates, shares] = await Promise.all([
      this.goals(person.id),
      this.recalls(person.id, actor.structureId),
      this.mandates(person.id),
      holds ? this.shares(person.id) : [],
    ]);
    return { goals, recalls, mandates, shares };
  }

  private goals(id: string): Promise<GoalLine[]> {
    return this.unitOfWork.prepared<GoalLine & Row>(
      `SELECT g.id, g.words, g.agreed_on AS "agreedOn", g.status, g.ended_on AS "endedOn", s.name AS "structureName",
              u.first_name || ' ' || u.last_name AS "byName"
         FROM beneficiary_goal g JOIN structure s ON s.id = g.structure_id
         JOIN app_user u ON u.id = coalesce(g.ended_by, g.created_by)
        WHERE g.beneficiary_id = $1
        ORDER BY g.status = 'open' DESC, coalesce(g.ended_on, g.agreed_on) DESC, g.id DESC LIMIT ${MOST}`,
      [id],
    );
  }

  private recalls(id: string, structureId: string): Promise<RecallLine[]> {
    return this.unitOfWork.prepared<RecallLine & Row>(
      `SELECT r.id, r.due_on AS "dueOn", r.reason, r.words, r.status, r.ended_at AS "endedAt",
              u.first_name || ' ' || u.last_name AS "byName"
         FROM beneficiary_recall r LEFT JOIN app_user u ON u.id = coalesce(r.ended_by, r.created_by)
        WHERE r.beneficiary_id = $1 AND r.structure_id = $2 AND r.status <> 'cancelled'
        ORDER BY r.status = 'open' DESC, r.ended_at DESC, r.id DESC LIMIT ${MOST}`,
      [id, structureId],
    );
  }

  private mandates(id: string): Promise<MandateLine[]> {
    return this.unitOfWork.prepared<MandateLine & Row>(
      `SELECT id, kind, signed_on AS "signedOn", ends_on AS "endsOn", stopped_on AS "stoppedOn"
         FROM beneficiary_mandate WHERE beneficiary_id = $1 ORDER BY signed_on DESC, id DESC LIMIT ${MOST}`,
      [id],
    );
  }

  private shares(id: string): Promise<ShareLine[]> {
    return this.unitOfWork.prepared<ShareLine & Row>(
      `SELECT h.id, s.name AS "structureName", h.starts_at AS "startsAt", h.ends_at AS "endsAt",
              h.agreement_on AS "agreementOn", h.agreement_how AS "agreementHow"
         FROM beneficiary_share h JOIN structure s ON s.id = h.structure_id
        WHERE h.beneficiary_id = $1 ORDER BY h.starts_at DESC, h.id DESC LIMIT ${MOST}`,
      [id],
    );
  }
}

/** As the driver gives them. */
type Row = Record<string, unknown>;

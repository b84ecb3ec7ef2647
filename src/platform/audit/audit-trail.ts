import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../db/unit-of-work.js';
import { requestContext } from '../http/request-context.js';
import { Clock } from '../time/clock.js';

export interface AuditEntry {
  /** The act, in the trade's words: `referral.send`, `beneficiary.read`, `session.export`. */
  verb: string;
  subjectKind: string;
  subjectId?: string | null;
  /** Ids, codes and counts only. */
  details?: Record<string, string | number | boolean | null | string[]>;
  /** Set when there is no signed-in actor: a sign-in, an accepted invitation, a command line. */
  userId?: string;
  /** For work done away from any request: the structure of who asked for it. */
  structureId?: string;
}

/** The append-only journal. Writes in the caller's transaction: no act without its line, no line without its act. */
@Injectable()
export class AuditTrail {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async record(entry: AuditEntry): Promise<void> {
    const context = requestContext.getStore();
    const actor = context?.actor;
    await this.unitOfWork.prepared(
      `INSERT INTO audit_event (at, actor_user_id, actor_structure_id, verb, subject_kind, subject_id, details, request_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        this.clock.now(),
        actor?.userId ?? entry.userId ?? null,
        actor?.structureId ?? entry.structureId ?? null,
        entry.verb,
        entry.subjectKind,
        entry.subjectId ?? null,
        JSON.stringify(entry.details ?? {}),
        context?.requestId ?? null,
      ],
    );
  }

  /** As `record`, for acts done by the hundred: one statement. */
  async recordAll(entries: readonly AuditEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const context = requestContext.getStore();
    const actor = context?.actor;
    const lines = entries.map(({ verb, subjectKind, subjectId, details, userId, structureId }) => ({
      ...{ verb, kind: subjectKind, subject: subjectId ?? null, details: details ?? {} },
      user: actor?.userId ?? userId ?? null,
      structure: actor?.structureId ?? structureId ?? null,
    }));
    await this.unitOfWork.execute(
      `INSERT INTO audit_event (at, actor_user_id, actor_structure_id, verb, subject_kind, subject_id, details, request_id)
       SELECT $1, "user", structure, verb, kind, subject, details, $2
         FROM jsonb_to_recordset($3::jsonb)
           AS line ("user" uuid, structure uuid, verb text, kind text, subject text, details jsonb)`,
      [this.clock.now(), context?.requestId ?? null, JSON.stringify(lines)],
    );
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { WORKPLACE_JOINS, WORKPLACE_NAME } from '../workplace-sql.js';

export interface InvitationLine {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  role: Role;
  workplace: string;
  expiresAt: Date;
}

const MOST = 100;

@Injectable()
export class InvitationsQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The last hundred invitations nobody used, of the actor's structure, or for an administrator of all or of one. */
  waiting(actor: Actor, structureId: string | undefined): Promise<InvitationLine[]> {
    const only = actor.role === 'administrator' ? structureId : actor.structureId;
    return this.unitOfWork.query(
      `SELECT m.id, m.first_name AS "firstName", m.last_name AS "lastName", m.email, m.role,
              ${WORKPLACE_NAME} AS workplace, m.expires_at AS "expiresAt"
         FROM invitation m ${WORKPLACE_JOINS}
        WHERE m.accepted_at IS NULL AND ($1::uuid IS NULL OR m.structure_id = $1)
        ORDER BY m.created_at DESC, m.id DESC LIMIT ${MOST}`,
      [only ?? null],
    );
  }
}

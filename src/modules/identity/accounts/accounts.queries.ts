import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import type { Day } from '../../../platform/time/day.js';
import { WORKPLACE_JOINS, WORKPLACE_NAME } from '../workplace-sql.js';
import { canManageRole, canSee, canSwitch } from './accounts.policy.js';

export interface HeldMembership {
  id: string;
  role: Role;
  structureId: string | null;
  workplace: string;
  startsOn: Day;
  endsOn: Day | null;
}

export interface AccountLine {
  id: string;
  firstName: string;
  lastName: string;
  email: string;
  lastSignInAt: Date | null;
  disabledAt: Date | null;
  /** Those that the actor may see, past and future ones too, latest first. */
  memberships: HeldMembership[];
}

export interface AccountDetails extends AccountLine {
  canSwitch: boolean;
}

const PAGE = 50;

const MEMBERSHIPS = `
  (SELECT coalesce(json_agg(json_build_object('id', m.id, 'role', m.role, 'structureId', m.structure_id,
            'workplace', ${WORKPLACE_NAME}, 'startsOn', m.starts_on, 'endsOn', m.ends_on)
            ORDER BY m.starts_on DESC, m.id), '[]')
     FROM membership m ${WORKPLACE_JOINS} WHERE m.user_id = u.id) AS memberships`;

const COLUMNS = `u.id, u.first_name AS "firstName", u.last_name AS "lastName", u.email,
  u.last_sign_in_at AS "lastSignInAt", u.disabled_at AS "disabledAt", ${MEMBERSHIPS}`;

@Injectable()
export class AccountsQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * Fifty accounts by name: those of the actor's structure, or for an administrator all, or those of one structure.
   * @param after identifier of the last account of the page before
   */
  async list(
    actor: Actor,
    filter: { structureId?: string | undefined; after?: string | undefined },
  ): Promise<{ accounts: AccountLine[]; next: string | null }> {
    const structureId = actor.role === 'administrator' ? filter.structureId : actor.structureId;
    const rows = await this.unitOfWork.query<AccountLine>(
      `SELECT ${COLUMNS} FROM app_user u
        WHERE ($1::uuid IS NULL OR EXISTS (SELECT 1 FROM membership w WHERE w.user_id = u.id AND w.structure_id = $1))
          AND ($2::uuid IS NULL OR (lower(u.last_name), lower(u.first_name), u.id) >
               (SELECT lower(p.last_name), lower(p.first_name), p.id FROM app_user p WHERE p.id = $2))
        ORDER BY lower(u.last_name), lower(u.first_name), u.id LIMIT ${PAGE + 1}`,
      [structureId ?? null, filter.after ?? null],
    );
    const accounts = rows.slice(0, PAGE).map((row) => visible(actor, row));
    return { accounts, next: rows.length > PAGE ? (accounts.at(-1)?.id ?? null) : null };
  }

  /** @throws NotFoundError when absent, or of other structures only */
  async account(actor: Actor, id: string): Promise<AccountDetails> {
    const rows = isId(id)
      ? await this.unitOfWork.query<AccountLine>(`SELECT ${COLUMNS} FROM app_user u WHERE u.id = $1`, [id])
      : [];
    const found = rows[0];
    if (!found || !canSee(actor, found.memberships)) throw new NotFoundError('account');
    return { ...visible(actor, found), canSwitch: canSwitch(actor, found.id, found.memberships) };
  }
}

const visible = <A extends AccountLine>(actor: Actor, account: A): A => ({
  ...account,
  memberships: account.memberships.filter((membership) => canManageRole(actor, membership)),
});

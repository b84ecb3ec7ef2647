import { Injectable } from '@nestjs/common';
import type { Actor, CoordinatorScope, Role, SignedIn, TerritoryKind } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';
import { WORKPLACE_JOINS, WORKPLACE_NAME } from './workplace-sql.js';

interface Row {
  user_id: string;
  first_name: string;
  last_name: string;
  password_mark: string | null;
  membership_id: string | null;
  role: Role;
  structure_id: string | null;
  team_id: string | null;
  territory_kind: TerritoryKind | null;
  territory_code: string | null;
  workplace_name: string;
}

/** A short mark of the password's hash: enough to see that it changed, of no use to guess anything. */
const PASSWORD_MARK = `left(encode(sha256(convert_to(u.password_hash, 'UTF8')), 'hex'), 16)`;

/** Who is signed in, read from the base at each request: a disabled account or an ended membership stops at once. */
@Injectable()
export class ActorsQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * The account with the membership chosen (or its only one); undefined when the account is disabled or gone, or when
   * its password is no longer the one of `passwordMark`.
   */
  async signedIn(
    userId: string,
    membershipId: string | null,
    passwordMark?: string | null,
  ): Promise<SignedIn | undefined> {
    const rows = await this.rows(userId);
    const first = rows[0];
    if (!first || (passwordMark !== undefined && first.password_mark !== passwordMark)) return undefined;
    const memberships = rows.filter((row) => row.membership_id !== null);
    const chosen =
      memberships.length === 1 ? memberships[0] : memberships.find((row) => row.membership_id === membershipId);
    return {
      userId: first.user_id,
      firstName: first.first_name,
      lastName: first.last_name,
      actor: chosen ? actorFrom(chosen) : null,
      membershipCount: memberships.length,
    };
  }

  async passwordMark(userId: string): Promise<string | null> {
    return (await this.rows(userId))[0]?.password_mark ?? null;
  }

  /** All that the account may be today, to choose from. */
  async workplaces(userId: string): Promise<Actor[]> {
    return (await this.rows(userId)).filter((row) => row.membership_id !== null).map(actorFrom);
  }

  private rows(userId: string): Promise<Row[]> {
    return this.unitOfWork.prepared<Row>(
      `SELECT u.id AS user_id, u.first_name, u.last_name, ${PASSWORD_MARK} AS password_mark, m.id AS membership_id, m.role, m.structure_id, m.team_id,
              m.territory_kind, m.territory_code,
              ${WORKPLACE_NAME} AS workplace_name
         FROM app_user u
         LEFT JOIN membership m ON m.user_id = u.id AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2)
         ${WORKPLACE_JOINS}
        WHERE u.id = $1 AND u.disabled_at IS NULL
        ORDER BY workplace_name, m.id`,
      [userId, this.clock.today()],
    );
  }
}

function scopeFrom(row: Row): CoordinatorScope | null {
  if (row.team_id) return { kind: 'team', teamId: row.team_id };
  if (row.territory_kind && row.territory_code) return { kind: row.territory_kind, code: row.territory_code };
  return null;
}

function actorFrom(row: Row): Actor {
  return {
    userId: row.user_id,
    firstName: row.first_name,
    lastName: row.last_name,
    membershipId: row.membership_id ?? '',
    role: row.role,
    structureId: row.structure_id,
    workplaceName: row.workplace_name,
    scope: scopeFrom(row),
  };
}

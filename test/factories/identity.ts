import type { DataSource } from 'typeorm';
import type { Role, TerritoryKind } from '../../src/platform/access/actor.js';
import { newId } from '../../src/platform/ids.js';
import { hashPassword } from '../../src/modules/identity/index.js';
import { PASSWORD } from '../setup/app.js';

let passwordHash: Promise<string> | undefined;
let count = 0;

export interface CreatedUser {
  id: string;
  email: string;
  membershipId: string;
}

interface Workplace {
  role?: Role;
  structureId?: string | null;
  teamId?: string | null;
  territory?: { kind: TerritoryKind; code: string } | null;
  startsOn?: string;
  endsOn?: string | null;
}

/** An account that can sign in with PASSWORD, with one membership. */
export async function createUser(
  db: DataSource,
  settings: Workplace & { firstName?: string; lastName?: string; email?: string } = {},
): Promise<CreatedUser> {
  count += 1;
  const id = newId();
  const email = settings.email ?? `compte-${count}-${id.slice(-6)}@exemple.test`;
  passwordHash ??= hashPassword(PASSWORD);
  await db.query(
    `INSERT INTO app_user (id, email, first_name, last_name, password_hash, created_at)
     VALUES ($1, $2, $3, $4, $5, '2026-01-05')`,
    [id, email, settings.firstName ?? 'Camille', settings.lastName ?? `Essai ${count}`, await passwordHash],
  );
  return { id, email, membershipId: await createMembership(db, id, settings) };
}

export async function createMembership(db: DataSource, userId: string, settings: Workplace = {}): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO membership (id, user_id, role, structure_id, team_id, territory_kind, territory_code, starts_on, ends_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      userId,
      settings.role ?? 'mediator',
      settings.structureId ?? null,
      settings.teamId ?? null,
      settings.territory?.kind ?? null,
      settings.territory?.code ?? null,
      settings.startsOn ?? '2026-01-05',
      settings.endsOn ?? null,
    ],
  );
  return id;
}

export async function createTeam(db: DataSource, name = 'Équipe d’essai'): Promise<string> {
  const id = newId();
  await db.query(`INSERT INTO team (id, name, created_at) VALUES ($1, $2, '2026-01-05')`, [id, name]);
  return id;
}

export async function createTeamMember(
  db: DataSource,
  member: { teamId: string; userId?: string; structureId?: string; startsOn?: string; endsOn?: string },
): Promise<string> {
  const id = newId();
  await db.query(
    `INSERT INTO team_member (id, team_id, user_id, structure_id, starts_on, ends_on) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      id,
      member.teamId,
      member.userId ?? null,
      member.structureId ?? null,
      member.startsOn ?? '2026-01-05',
      member.endsOn ?? null,
    ],
  );
  return id;
}

import type pg from 'pg';
import { hashPassword } from '../../../src/modules/identity/index.js';
import { idOf, idSql } from './bulk.js';

export const PASSWORD = 'Un-pont-solide-1789';

/** The structure where the accounts work; its number 1 is the sender, the others are partners, the last two funds. */
export const HOME_STRUCTURE = idOf('structure', 1);

const NANCY = '54395';

/** So many partner structures of Meurthe-et-Moselle with the one of the accounts, and the funds that cover it. */
export async function makeStructures(client: pg.Client, count: number): Promise<void> {
  await client.query(
    `INSERT INTO structure (id, name, kind, commune_insee, phone, email, created_at)
     SELECT ${idSql('structure', 'n')}, 'Maison du numérique ' || n, CASE n % 3 WHEN 1 THEN 'france_services' ELSE 'mediation' END,
            $2, '+33383000000', 'structure' || n || '@exemple.test', '2024-01-08'
       FROM generate_series(1, $1::int) n`,
    [count, NANCY],
  );
  await client.query(
    `INSERT INTO structure (id, name, kind, commune_insee, fund_scheme, fund_departments, created_at)
     VALUES (${idSql('structure', '900001')}, 'CPAM de Meurthe-et-Moselle', 'fund', $1, 'general', '{54}', '2024-01-08'),
            (${idSql('structure', '900002')}, 'MSA Lorraine', 'fund', $1, 'msa', '{54,55,57,88}', '2024-01-08')`,
    [NANCY],
  );
}

/** Accounts of mediators in one structure, all with PASSWORD; gives their addresses. */
export async function makeMediators(client: pg.Client, count: number, structureId = HOME_STRUCTURE): Promise<string[]> {
  await client.query(
    `INSERT INTO app_user (id, email, first_name, last_name, password_hash, created_at)
     SELECT ${idSql('user', 'n')}, 'mediation' || n || '@exemple.test', 'Camille', 'Essai ' || n, $2, '2024-01-08'
       FROM generate_series(1, $1::int) n`,
    [count, await hashPassword(PASSWORD)],
  );
  await client.query(
    `INSERT INTO membership (id, user_id, role, structure_id, starts_on)
     SELECT ${idSql('membership', 'n')}, ${idSql('user', 'n')}, 'mediator', $2, '2024-01-08'
       FROM generate_series(1, $1::int) n`,
    [count, structureId],
  );
  return Array.from({ length: count }, (_, index) => `mediation${index + 1}@exemple.test`);
}

/** One coordinator of the département 54; gives the address. */
export async function makeCoordinator(client: pg.Client): Promise<string> {
  const email = 'coordination@exemple.test';
  await client.query(
    `INSERT INTO app_user (id, email, first_name, last_name, password_hash, created_at)
     VALUES ($1, $2, 'Dominique', 'Essai', $3, '2024-01-08')`,
    [idOf('user', 900_001), email, await hashPassword(PASSWORD)],
  );
  await client.query(
    `INSERT INTO membership (id, user_id, role, territory_kind, territory_code, starts_on)
     VALUES ($1, $2, 'coordinator', 'department', '54', '2024-01-08')`,
    [idOf('membership', 900_001), idOf('user', 900_001)],
  );
  return email;
}

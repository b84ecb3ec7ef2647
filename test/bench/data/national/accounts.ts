import type pg from 'pg';
import { hashPassword } from '../../../../src/modules/identity/index.js';
import { PASSWORD } from '../accounts.js';
import { drawSql, idSql } from '../bulk.js';
import { dayAtSql } from './plan.js';
import type { NationSize } from './size.js';

/** Numbers of the accounts that are not mediators: user and membership. */
export const ACCOUNTS = {
  manager: 100_000,
  department: 200_000,
  region: 210_000,
  team: 220_000,
  country: 230_000,
  fund: 300_000,
};

/** Accounts of everybody, all with PASSWORD: mediators, a manager for each structure, coordinators, agents of funds. */
export async function makeAccounts(client: pg.Client, { structures }: NationSize): Promise<void> {
  const hash = await hashPassword(PASSWORD);
  await client.query(
    `CREATE UNLOGGED TABLE bench.account AS
       SELECT m AS n, 'mediation' || m AS name FROM bench.mediator
       UNION ALL SELECT ${ACCOUNTS.manager} + n, 'responsable' || n FROM generate_series(1, ${structures}) n
       UNION ALL SELECT ${ACCOUNTS.department} + row_number() OVER (ORDER BY code), 'departement' || code FROM department
       UNION ALL SELECT ${ACCOUNTS.region} + row_number() OVER (ORDER BY code), 'region' || code FROM region
       UNION ALL SELECT ${ACCOUNTS.country} + n, 'pays' || n FROM generate_series(1, 20) n
       UNION ALL SELECT ${ACCOUNTS.fund} + row_number() OVER (ORDER BY code), 'caisse' || code FROM department;
     INSERT INTO structure (id, name, kind, commune_insee, fund_scheme, fund_departments, created_at)
       SELECT ${idSql('structure', `${ACCOUNTS.fund} + row_number() OVER (ORDER BY d.code)`)}, 'CPAM – ' || d.name, 'fund',
              (SELECT insee_code FROM commune c WHERE c.department_code = d.code ORDER BY population DESC, insee_code LIMIT 1),
              'general', ARRAY[d.code], '2023-01-09' FROM department d`,
  );
  await client.query(
    `INSERT INTO app_user (id, email, first_name, last_name, password_hash, created_at)
     SELECT ${idSql('user', 'n')}, lower(name) || '@exemple.test', 'Camille', 'Essai ' || name, $1, '2023-01-09'
       FROM bench.account ORDER BY n`,
    [hash],
  );
  await client.query(
    `INSERT INTO membership (id, user_id, role, structure_id, territory_kind, territory_code, starts_on)
     SELECT ${idSql('membership', `${ACCOUNTS.manager} + n`)}, ${idSql('user', `${ACCOUNTS.manager} + n`)}, 'structure_manager',
            ${idSql('structure', 'n')}, NULL, NULL, date '2023-01-09' FROM generate_series(1, ${structures}) n
     UNION ALL
     SELECT ${idSql('membership', `${ACCOUNTS.department} + number`)}, ${idSql('user', `${ACCOUNTS.department} + number`)}, 'coordinator',
            NULL, 'department', code, '2023-01-09' FROM (SELECT row_number() OVER (ORDER BY code) AS number, code FROM department) d
     UNION ALL
     SELECT ${idSql('membership', `${ACCOUNTS.region} + number`)}, ${idSql('user', `${ACCOUNTS.region} + number`)}, 'coordinator',
            NULL, 'region', code, '2023-01-09' FROM (SELECT row_number() OVER (ORDER BY code) AS number, code FROM region) r
     UNION ALL
     SELECT ${idSql('membership', `${ACCOUNTS.country} + n`)}, ${idSql('user', `${ACCOUNTS.country} + n`)}, 'coordinator',
            NULL, 'country', 'FR', '2023-01-09' FROM generate_series(1, 20) n
     UNION ALL
     SELECT ${idSql('membership', `${ACCOUNTS.fund} + number`)}, ${idSql('user', `${ACCOUNTS.fund} + number`)}, 'fund_agent',
            ${idSql('structure', `${ACCOUNTS.fund} + number`)}, NULL, NULL, '2023-01-09'
       FROM (SELECT row_number() OVER (ORDER BY code) AS number FROM department) f`,
  );
  // Where they worked before, then where they work today: those who left included, so that every account opens.
  await client.query(
    `INSERT INTO membership (id, user_id, role, structure_id, starts_on, ends_on)
     SELECT ${idSql('membership', 'm')}, ${idSql('user', 'm')}, 'mediator', ${idSql('structure', 's2')},
            ${dayAtSql('CASE WHEN s1 = s2 THEN start ELSE start + (finish - start) * switch END')}, NULL::date FROM bench.mediator
     UNION ALL
     SELECT ${idSql('membership', '10000 + m')}, ${idSql('user', 'm')}, 'mediator', ${idSql('structure', 's1')},
            ${dayAtSql('start')}, ${dayAtSql('start + (finish - start) * switch')} - 1 FROM bench.mediator WHERE s1 <> s2
       AND (finish - start) * switch > 0.01`,
  );
}

/**
 * Teams of neighbours, then as many again in every third place: most mediators are in one, a third in two. One member in
 * ten left and came back, one in twenty left; one team in ten has two structures besides.
 */
export async function makeTeams(client: pg.Client, { teamOf, structures }: NationSize): Promise<number> {
  const { rows } = await client
    .query<{ teams: number }>(
      `CREATE UNLOGGED TABLE bench.team_member AS
       WITH ordered AS (SELECT m, s.department, row_number() OVER (ORDER BY s.department, md5(m::text)) - 1 AS place
                          FROM bench.mediator JOIN bench.structure s ON s.n = s2),
       first AS (SELECT 1 + place / ${teamOf} AS team, m FROM ordered),
       later AS (SELECT (SELECT max(team) FROM first) + 1 + place / 3 / ${teamOf} AS team, m FROM ordered WHERE place % 3 = 1)
       SELECT row_number() OVER (ORDER BY team, m) AS n, team, m FROM (TABLE first UNION ALL TABLE later) together;
     SELECT max(team)::int AS teams FROM bench.team_member`,
    )
    .then((results) => (results as unknown as pg.QueryResult<{ teams: number }>[])[1] ?? { rows: [] });
  const teams = rows[0]?.teams ?? 0;
  await client.query(
    `INSERT INTO team (id, name, created_at) SELECT ${idSql('team', 'n')}, 'Équipe ' || n, '2023-01-09' FROM generate_series(1, ${teams}) n;
     INSERT INTO team_member (id, team_id, user_id, starts_on, ends_on)
       SELECT ${idSql('teamMember', 'n')}, ${idSql('team', 'team')}, ${idSql('user', 'm')}, date '2023-01-09',
              CASE WHEN ${drawSql(51, 20)} < 3 THEN ${dayAtSql(`0.3 + ${drawSql(52, 30)} / 100.0`)} END FROM bench.team_member;
     INSERT INTO team_member (id, team_id, user_id, starts_on)
       SELECT ${idSql('teamMember', '1000000 + n')}, ${idSql('team', 'team')}, ${idSql('user', 'm')},
              ${dayAtSql(`0.3 + ${drawSql(52, 30)} / 100.0`)} + 30 + ${drawSql(53, 200)} FROM bench.team_member WHERE ${drawSql(51, 20)} < 2;
     INSERT INTO team_member (id, team_id, structure_id, starts_on)
       SELECT ${idSql('teamMember', '2000000 + n * 2 + k')}, ${idSql('team', 'n')},
              ${idSql('structure', `1 + (n * 31 + k * 17) % ${structures}`)}, date '2024-06-01'
         FROM generate_series(10, ${teams}, 10) n, generate_series(0, 1) k;
     INSERT INTO app_user (id, email, first_name, last_name, password_hash, created_at)
       SELECT ${idSql('user', `${ACCOUNTS.team} + n`)}, 'equipe' || n || '@exemple.test', 'Camille', 'Essai équipe' || n,
              (SELECT password_hash FROM app_user WHERE id = ${idSql('user', '1')}), '2023-01-09' FROM generate_series(1, ${teams}) n;
     INSERT INTO membership (id, user_id, role, team_id, starts_on)
       SELECT ${idSql('membership', `${ACCOUNTS.team} + n`)}, ${idSql('user', `${ACCOUNTS.team} + n`)}, 'coordinator',
              ${idSql('team', 'n')}, '2023-01-09' FROM generate_series(1, ${teams}) n;
     ANALYZE team, team_member, app_user, membership, structure`,
  );
  return teams;
}

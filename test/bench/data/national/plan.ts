import type pg from 'pg';
import { drawSql, idSql, inBulk } from '../bulk.js';
import { makePlaces } from '../places.js';
import { shareSql, skewedSql } from './draw.js';
import { FROM, type NationSize, UNTIL } from './size.js';

/** Inhabitants in their communes, département by département; who lives where is drawn from it. */
export async function planCountry(client: pg.Client): Promise<void> {
  await client.query(
    `DROP SCHEMA IF EXISTS bench CASCADE;
     CREATE SCHEMA bench;
     CREATE UNLOGGED TABLE bench.home AS
       SELECT (row_number() OVER (ORDER BY department_code, insee_code, copy) - 1)::int AS number, insee_code, name,
              postal_codes[1] AS postal_code, department_code, search_normalise(name) AS searched
         FROM commune, generate_series(0, population / 500) copy;
     CREATE UNLOGGED TABLE bench.department AS
       SELECT department_code AS code, min(number) AS first, count(*)::int AS homes FROM bench.home GROUP BY 1;
     CREATE UNLOGGED TABLE bench.commune_home AS
       SELECT insee_code, min(number) AS first, count(*)::int AS homes FROM bench.home GROUP BY 1;
     ANALYZE bench.home, bench.department, bench.commune_home`,
  );
  // A hundred thousandths of the three years: nobody on Sundays and holidays, few on Saturdays and in August.
  await client.query(
    `CREATE UNLOGGED TABLE bench.calendar AS
       WITH weighted AS (
         SELECT day::date AS day,
                CASE extract(isodow FROM day) WHEN 7 THEN 0 WHEN 6 THEN 0.12 ELSE 1 END
                * CASE WHEN to_char(day, 'MM-DD') IN ('01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25')
                       THEN 0 ELSE 1 END
                * CASE extract(month FROM day) WHEN 8 THEN 0.45 WHEN 7 THEN 0.7 WHEN 12 THEN 0.8 WHEN 9 THEN 1.1
                       WHEN 10 THEN 1.2 WHEN 11 THEN 1.15 ELSE 1 END
                * (1 + 0.25 * (day::date - date '${FROM}') / 1096.0) AS weight
           FROM generate_series(date '${FROM}', date '${UNTIL}', interval '1 day') day),
       shares AS (SELECT day, weight, sum(weight) OVER (ORDER BY day) / sum(weight) OVER () AS until FROM weighted),
       steps AS (SELECT day, round(coalesce(lag(until) OVER (ORDER BY day), 0) * 100000)::int AS first,
                        round(until * 100000)::int AS next FROM shares WHERE weight > 0)
       SELECT number, day FROM steps, generate_series(first, next - 1) number;
     ANALYZE bench.calendar`,
  );
}

/** Places and structures where people live; each structure has a place of its own, the largest have many more. */
export async function planStructures(client: pg.Client, { structures, places }: NationSize): Promise<void> {
  await makePlaces(client, places, structures);
  await client.query(
    `INSERT INTO structure (id, name, kind, commune_insee, phone, email, created_at)
     SELECT ${idSql('structure', 'n')}, 'Maison du numérique ' || n,
            CASE n % 5 WHEN 1 THEN 'france_services' WHEN 2 THEN 'other' ELSE 'mediation' END, p.commune_insee,
            '+33383000000', 'structure' || n || '@exemple.test', '2023-01-09'
       FROM generate_series(1, $1::int) n JOIN place p ON p.id = ${idSql('place', 'n')}`,
    [structures],
  );
  await inBulk(client, ['place'], async () => {
    await client.query(
      `UPDATE place SET structure_id = ${idSql('structure', 'owner')}, commune_insee = home.insee_code,
              commune_name = home.name, postal_code = home.postal_code
         FROM (SELECT n, 1 + ${skewedSql(41, '$1::int', 2)} AS owner FROM generate_series($1::int + 1, $2::int) n) more
         JOIN structure s ON s.id = ${idSql('structure', 'owner')}
         JOIN commune c ON c.insee_code = s.commune_insee JOIN bench.department d ON d.code = c.department_code
         JOIN bench.home ON home.number = d.first + ${drawSql(42, 'd.homes')}
        WHERE place.id = ${idSql('place', 'n')}`,
      [structures, places],
    );
  });
  await client.query(
    `CREATE UNLOGGED TABLE bench.structure AS
       SELECT n, s.commune_insee AS insee, c.department_code AS department
         FROM generate_series(1, ${structures}) n JOIN structure s ON s.id = ${idSql('structure', 'n')}
         JOIN commune c ON c.insee_code = s.commune_insee;
     CREATE UNLOGGED TABLE bench.held AS
       SELECT s.n AS structure, p.id, p.commune_insee AS insee,
              (row_number() OVER (PARTITION BY s.n ORDER BY p.id) - 1)::int AS number, count(*) OVER (PARTITION BY s.n)::int AS places
         FROM bench.structure s JOIN place p ON p.structure_id = ${idSql('structure', 's.n')};
     ANALYZE bench.structure, bench.held`,
  );
}

/**
 * Mediators: how many sessions and people, over which part of the three years, in which structure; one in twelve changes
 * structure on the way. A few work far more than the others do.
 */
export async function planMediators(client: pg.Client, size: NationSize): Promise<void> {
  const { mediators, structures, sessions, people } = size;
  await client.query(
    `CREATE UNLOGGED TABLE bench.mediator AS
       WITH drawn AS (
         SELECT m, CASE WHEN m <= ${structures} THEN m ELSE 1 + ${skewedSql(1, structures, 2, 'm')} END AS s1,
                CASE WHEN ${drawSql(2, 12, 'm')} = 0 THEN 1 + ${drawSql(3, structures, 'm')} END AS other,
                0.35 + 0.3 * ${shareSql(4, 'm')} AS switch,
                CASE WHEN ${drawSql(5, 3, 'm')} = 0 THEN 0.6 * ${shareSql(6, 'm')} ELSE 0 END AS start,
                CASE WHEN ${drawSql(7, 5, 'm')} = 0 THEN 0.7 + 0.3 * ${shareSql(8, 'm')} ELSE 1 END AS finish,
                (5 + 30 * ${shareSql(9, 'm')})::int AS workshops_in_100,
                power(${shareSql(10, 'm')} + 0.05, -0.8) AS pace, 0.7 + 0.6 * ${shareSql(11, 'm')} AS crowd
           FROM generate_series(1, ${mediators}) m),
       summed AS (
         SELECT *, sum(pace * (finish - start)) OVER (ORDER BY m) AS sessions_to, sum(pace * (finish - start)) OVER () AS sessions_all,
                sum(pace * (finish - start) * crowd) OVER (ORDER BY m) AS people_to,
                sum(pace * (finish - start) * crowd) OVER () AS people_all FROM drawn),
       counted AS (
         SELECT *, round(${sessions} * sessions_to / sessions_all)::int AS last_session,
                round(${people} * people_to / people_all)::int AS last_person FROM summed)
       SELECT m, s1, coalesce(other, s1) AS s2, switch, start, finish, workshops_in_100,
              last_session - coalesce(lag(last_session) OVER (ORDER BY m), 0) AS sessions,
              coalesce(lag(last_session) OVER (ORDER BY m), 0) AS sessions_before,
              last_person - coalesce(lag(last_person) OVER (ORDER BY m), 0) AS people,
              coalesce(lag(last_person) OVER (ORDER BY m), 0) AS people_before
         FROM counted;
     ALTER TABLE bench.mediator ADD PRIMARY KEY (m);
     ANALYZE bench.mediator`,
  );
}

/** In SQL: the day after such a part of the three years. */
export const dayAtSql = (part: string): string => `(date '${FROM}' + floor(1095 * (${part}))::int)`;

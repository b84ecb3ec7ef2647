import type pg from 'pg';
import { drawSql } from '../bulk.js';
import { shareSql, skewedSql } from './draw.js';
import type { NationSize } from './size.js';

/**
 * Who did what on which day: every session, numbered in the order of the days; `seats` is how many people came, `known` how
 * many of them have a file at the most. Every accompaniment is there, to the unit.
 */
export async function planLog(client: pg.Client, { accompaniments }: NationSize): Promise<void> {
  await client.query(
    `CREATE UNLOGGED TABLE bench.log (n int, m int, k int, g int, day date, workshop boolean, structure int, seats int, known int)`,
  );
  await client.query(
    `INSERT INTO bench.log
       WITH drawn AS (
         SELECT m.m, k, m.sessions_before + k AS g, m.start + (m.finish - m.start) * (k - ${shareSql(61, 'm.sessions_before + k')}) / m.sessions AS part,
                ${drawSql(62, 100, 'm.sessions_before + k')} < m.workshops_in_100 AS workshop, m.s1, m.s2, m.switch
           FROM bench.mediator m, generate_series(1, m.sessions) k),
       sized AS (
         SELECT *, CASE WHEN workshop THEN 2 + ${skewedSql(63, 28.5, 2, 'g')} ELSE 1 END AS seats FROM drawn),
       -- The sum is right to the unit: what is missing, or too much, is spread over the workshops.
       spread AS (
         SELECT *, $1::int - (sum(seats) OVER ())::int AS missing, (count(*) OVER (PARTITION BY workshop))::int AS workshops,
                (row_number() OVER (PARTITION BY workshop ORDER BY hashint8extended(g, 65)) - 1)::int AS place,
                CASE WHEN k < switch * (max(k) OVER (PARTITION BY m)) THEN s1 ELSE s2 END AS structure FROM sized),
       summed AS (
         SELECT m, k, g, part, workshop, structure, seats + CASE WHEN workshop THEN sign(missing)::int
                  * (abs(missing) / workshops + (place < abs(missing) % workshops)::int) ELSE 0 END AS seats FROM spread)
       SELECT (row_number() OVER (ORDER BY day, g))::int AS n, m, k, g, day, workshop, structure, seats,
              CASE WHEN NOT workshop THEN (${drawSql(64, 10, 'g')} < 6)::int WHEN ${drawSql(64, 10, 'g')} < 2 THEN 0
                   ELSE floor(0.78 * seats)::int END AS known
         FROM summed JOIN bench.calendar c ON c.number = least(99999, floor(part * 100000)::int)`,
    [accompaniments],
  );
  await client.query('ALTER TABLE bench.log ADD PRIMARY KEY (n); ANALYZE bench.log');
}

/**
 * Who was seen, once a session: two in three times somebody new among the people of the mediator, else somebody who comes
 * back — lately seen, or one of the few who always come; one time in thirty somebody known elsewhere.
 */
export async function planVisits(client: pg.Client, { people }: NationSize): Promise<void> {
  await client.query(
    `CREATE UNLOGGED TABLE bench.seen AS
       WITH places AS (
         SELECT n, m, day, known, workshop, structure,
                sum(known) OVER (PARTITION BY m ORDER BY k) - known AS before, sum(known) OVER (PARTITION BY m) AS all_known
           FROM bench.log),
       slot AS (
         SELECT n, p.day, p.workshop, p.structure, before + slot AS j, all_known, people, people_before, 0.8 * people AS first_ones,
                (people_before + before + slot)::bigint * 4096 + p.m AS seed
           FROM places p JOIN bench.mediator m USING (m), generate_series(0, known - 1) slot WHERE known > 0),
       met AS (SELECT *, floor(j * first_ones / all_known)::int AS met_before,
                      floor((j + 1) * first_ones / all_known)::int AS met FROM slot)
       SELECT DISTINCT n, day, workshop, structure,
              1 + CASE WHEN met > met_before AND met_before < people THEN people_before + met_before
                       WHEN ${drawSql(71, 30, 'seed')} = 0 THEN ${drawSql(72, people, 'seed')}
                       WHEN ${drawSql(73, 2, 'seed')} = 0
                         THEN people_before + greatest(0, met - 1 - ${skewedSql(74, 'met', 3, 'seed')})
                       ELSE people_before + ${skewedSql(75, 'greatest(met, 1)', 3, 'seed')} END AS p
         FROM met;
     CREATE UNLOGGED TABLE bench.first_seen AS SELECT p, min(day) AS day, count(*)::int AS times FROM bench.seen GROUP BY p;
     CREATE UNLOGGED TABLE bench.listed AS SELECT n, count(*)::int AS listed FROM bench.seen WHERE workshop GROUP BY n;
     ALTER TABLE bench.first_seen ADD PRIMARY KEY (p);
     ANALYZE bench.seen, bench.first_seen, bench.listed`,
  );
}

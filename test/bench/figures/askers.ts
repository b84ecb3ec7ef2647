import type pg from 'pg';
import type { Actor } from '../../../src/platform/access/actor.js';
import { idOf } from '../data/bulk.js';

export const reaches = ['mediator', 'team', 'département', 'nation'] as const;
export type Reach = (typeof reaches)[number];

/** Somebody who opens the page of figures. */
export interface Asker {
  readonly reach: Reach;
  readonly email: string;
  readonly actor: Actor;
  /** Whose rows they may count, as one would write it by hand over columns of these names. */
  readonly rows: (structure: string, mediator: string, day: string) => string;
}

const actor = (settings: Partial<Actor>): Actor => ({
  ...{ userId: idOf('user', 1), firstName: 'Camille', lastName: 'Essai', membershipId: idOf('membership', 1) },
  ...{ role: 'coordinator', structureId: null, workplaceName: 'Banc', scope: null },
  ...settings,
});

/** Of each reach so many, the largest first: the busiest mediators, départements by their sessions, any teams. */
export async function askers(client: pg.Client, ofEach: number): Promise<Asker[]> {
  const { rows: mediators } = await client.query<{ email: string; id: string; structure: string }>(
    `SELECT u.email, m.user_id AS id, m.structure_id AS structure
       FROM membership m JOIN app_user u ON u.id = m.user_id JOIN support_session s ON s.mediator_id = m.user_id
      WHERE m.role = 'mediator' AND m.ends_on IS NULL
      GROUP BY 1, 2, 3 ORDER BY count(*) FILTER (WHERE s.structure_id = m.structure_id) DESC, 1 LIMIT $1`,
    [ofEach],
  );
  const { rows: teams } = await client.query<{ email: string; id: string }>(
    `SELECT u.email, m.team_id AS id FROM membership m JOIN app_user u ON u.id = m.user_id
      WHERE m.team_id IS NOT NULL ORDER BY md5(u.email) LIMIT $1`,
    [ofEach],
  );
  const { rows: departments } = await client.query<{ email: string; code: string }>(
    `SELECT u.email, m.territory_code AS code
       FROM membership m JOIN app_user u ON u.id = m.user_id JOIN commune c ON c.department_code = m.territory_code
       JOIN structure t ON t.commune_insee = c.insee_code JOIN support_session s ON s.structure_id = t.id
      WHERE m.territory_kind = 'department' GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT $1`,
    [ofEach],
  );
  return [
    ...mediators.map(({ email, id, structure }): Asker => ({
      ...{ reach: 'mediator', email, actor: actor({ role: 'mediator', userId: id, structureId: structure }) },
      rows: (rowStructure, mediator) => `${rowStructure} = '${structure}' AND ${mediator} = '${id}'`,
    })),
    ...teams.map(({ email, id }): Asker => ({
      ...{ reach: 'team', email, actor: actor({ scope: { kind: 'team', teamId: id } }) },
      rows: (structure, mediator, day) => `EXISTS (SELECT FROM team_member own WHERE own.team_id = '${id}'
        AND (own.user_id = ${mediator} OR own.structure_id = ${structure})
        AND ${day} BETWEEN own.starts_on AND coalesce(own.ends_on, 'infinity'))`,
    })),
    ...departments.map(({ email, code }): Asker => ({
      ...{ reach: 'département', email, actor: actor({ scope: { kind: 'department', code } }) },
      rows: (
        structure,
      ) => `${structure} IN (SELECT own.id FROM structure own JOIN commune its ON its.insee_code = own.commune_insee
        WHERE its.department_code = '${code}')`,
    })),
    ...Array.from({ length: Math.min(ofEach, 20) }, (_, index): Asker => ({
      ...{
        reach: 'nation',
        email: `pays${index + 1}@exemple.test`,
        actor: actor({ scope: { kind: 'country', code: 'FR' } }),
      },
      rows: () => 'true',
    })),
  ];
}

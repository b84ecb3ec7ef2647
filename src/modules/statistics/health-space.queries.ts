import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Day } from '../../platform/time/day.js';
import { sessionScope } from '../identity/index.js';
import type { HealthSpaceStep } from '../support-sessions/index.js';
import type { HealthSpaceCounts } from './health-space.js';

/** Any of these is having used it once. */
const USED: readonly HealthSpaceStep[] = [
  'connexion_seule',
  'document_ajoute',
  'messagerie_ouverte',
  'agenda',
  'catalogue',
  'confidentialite',
];

const MEASURES = `'compte_active' = ANY (steps) AS activated, steps && $3::text[] AS used,
  'opposition_cloture' = ANY (steps) AS closed`;

/** People with whom something was done with Mon espace santé, inside the actor’s scope. */
@Injectable()
export class HealthSpaceQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * By commune: where people with a file lived at the last of their sessions; for those without, what they said, or the
   * commune of the session. By name, so that the order of the lines tells nothing of the counts.
   */
  byCommune(actor: Actor, { from, to }: { from: Day; to: Day }): Promise<HealthSpaceCounts[]> {
    const columns = { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' };
    const scope = sessionScope(actor, columns, 4);
    return this.unitOfWork.query<HealthSpaceCounts>(
      `WITH session AS MATERIALIZED (
         SELECT s.id, s.kind, s.day, s.beneficiary_id, s.residence_insee, s.commune_insee, s.anonymous_count,
                s.health_space_steps AS steps
           FROM support_session s
          WHERE s.health_space_steps <> '{}' AND s.day BETWEEN $1 AND $2 AND ${scope.sql}
       ), presence AS (
         SELECT beneficiary_id AS person, id AS session_id, day, residence_insee AS commune, ${MEASURES}
           FROM session WHERE beneficiary_id IS NOT NULL
         UNION ALL
         SELECT p.beneficiary_id, session.id, session.day, p.residence_insee, ${MEASURES}
           FROM session JOIN session_participant p ON p.session_id = session.id
       ), counted AS (
         SELECT (array_agg(commune ORDER BY day DESC, session_id DESC) FILTER (WHERE commune IS NOT NULL))[1] AS commune,
                1 AS people, bool_or(activated) AS activated, bool_or(used) AS used, bool_or(closed) AS closed
           FROM presence GROUP BY person
         UNION ALL
         SELECT coalesce(residence_insee, commune_insee), anonymous_count, ${MEASURES}
           FROM session WHERE anonymous_count > 0
       )
       SELECT c.insee_code AS insee, c.name, sum(people)::int AS sensitised,
              coalesce(sum(people) FILTER (WHERE activated), 0)::int AS activated,
              coalesce(sum(people) FILTER (WHERE used), 0)::int AS used,
              coalesce(sum(people) FILTER (WHERE closed), 0)::int AS closed
         FROM counted LEFT JOIN commune c ON c.insee_code = counted.commune
        GROUP BY c.insee_code, c.name
        ORDER BY search_normalise(c.name) NULLS LAST, c.insee_code`,
      [from, to, USED, ...scope.parameters],
    );
  }
}

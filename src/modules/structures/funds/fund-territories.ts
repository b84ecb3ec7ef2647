import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { DeducibleScheme } from '../structure.entity.js';
import { FundCommune } from './fund-commune.entity.js';

/** INSEE codes of the communes for which a caisse departs from its départements. */
export interface FundExceptions {
  included: string[];
  excluded: string[];
}

export interface FundTerritory extends FundExceptions {
  departments: string[];
}

/** Another caisse that would serve some of the same communes. */
export interface TerritoryConflict {
  fundName: string;
  communes: number;
  /** The three largest. */
  names: string[];
}

export const noExceptions: Readonly<FundExceptions> = { included: [], excluded: [] };

const CONFLICTS = `
  SELECT other.name AS "fundName", count(*)::int AS communes,
    (array_agg(commune.name ORDER BY commune.population DESC, commune.insee_code))[1:3] AS names
  FROM structure other
  JOIN commune ON commune.department_code = ANY($2) AND commune.insee_code <> ALL($4)
      AND commune.department_code = ANY(other.fund_departments)
      AND NOT EXISTS (SELECT FROM fund_commune
        WHERE fund_id = other.id AND commune_insee = commune.insee_code AND NOT included)
    OR commune.insee_code = ANY($3)
      AND EXISTS (SELECT FROM fund_commune
        WHERE fund_id = other.id AND commune_insee = commune.insee_code AND included)
  WHERE other.kind = 'fund' AND other.fund_scheme = $1 AND other.id IS DISTINCT FROM $5::uuid
  GROUP BY other.id, other.name ORDER BY other.name, other.id LIMIT 5`;

/** Which communes a caisse serves: its départements, then commune by commune. */
@Injectable()
export class FundTerritories {
  constructor(private readonly work: UnitOfWork) {}

  async exceptionsOf(fundId: string): Promise<FundExceptions> {
    const rows = await this.work.repository(FundCommune).find({ where: { fundId }, order: { communeInsee: 'ASC' } });
    const codes = (included: boolean) =>
      rows.filter((row) => row.included === included).map(({ communeInsee }) => communeInsee);
    return { included: codes(true), excluded: codes(false) };
  }

  /** Replaces them all. Joins the caller's transaction. */
  async write(fundId: string, { included, excluded }: FundExceptions): Promise<void> {
    await this.work.run(async () => {
      await this.work.execute('DELETE FROM fund_commune WHERE fund_id = $1', [fundId]);
      await this.work.execute(
        `INSERT INTO fund_commune (fund_id, commune_insee, included)
         SELECT $1::uuid, code, true FROM unnest($2::text[]) code
         UNION ALL SELECT $1::uuid, code, false FROM unnest($3::text[]) code`,
        [fundId, included, excluded],
      );
    });
  }

  /**
   * The caisses of the same scheme that would serve the same communes in the same manner: two that name a commune, or
   * two that serve its département. One that names it takes it from one that serves the département: no conflict.
   *
   * @param fundId the caisse itself, when it exists already
   */
  conflicts(scheme: DeducibleScheme, territory: FundTerritory, fundId: string | null): Promise<TerritoryConflict[]> {
    const { departments, included, excluded } = territory;
    return this.work.query<TerritoryConflict>(CONFLICTS, [scheme, departments, included, excluded, fundId]);
  }
}

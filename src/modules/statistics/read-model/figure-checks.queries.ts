import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';

export interface TerritoryCheck {
  territory: string;
  name: string;
  checkedAt: Date;
  lines: number;
  differing: number;
}

export interface FigureState {
  /** The last comparison of each territory: those that differ first. */
  checks: TerritoryCheck[];
  /** Changes not taken into account yet, and since when. */
  waiting: number;
  since: Date | null;
}

@Injectable()
export class FigureChecksQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async state(): Promise<FigureState> {
    const checks = await this.unitOfWork.query<TerritoryCheck>(
      `SELECT last.territory, coalesce(d.name, r.name, t.name, CASE last.territory WHEN 'FR' THEN 'France entière'
                ELSE 'Commune non renseignée' END) AS name,
              last.checked_at AS "checkedAt", last.lines, last.differing
         FROM (SELECT DISTINCT ON (territory) * FROM figure_check ORDER BY territory, checked_at DESC) last
         LEFT JOIN department d ON 'D-' || d.code = last.territory
         LEFT JOIN team t ON 'T-' || t.id = last.territory
         LEFT JOIN region r ON 'R-' || r.code = last.territory
        ORDER BY (last.differing > 0) DESC, last.territory`,
    );
    const [waiting] = await this.unitOfWork.query<{ count: number; since: Date | null }>(
      'SELECT count(*)::int AS count, min(made_at) AS since FROM figure_mark',
    );
    return { checks, waiting: waiting?.count ?? 0, since: waiting?.since ?? null };
  }
}

import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import type { Line } from './figures/figures.js';

/** Codes that the base alone can name: INSEE codes, ids, département codes. */
export const namedDimensions = ['place', 'commune', 'residence', 'structure', 'mediator', 'department', 'tag'] as const;
export type NamedDimension = (typeof namedDimensions)[number];
export type Names = Record<NamedDimension, Readonly<Record<string, string>>>;

const sources: Record<NamedDimension, string> = {
  place: `SELECT id::text, name || ' (' || commune_name || ')' FROM place WHERE id = ANY ($1::uuid[])`,
  commune: `SELECT insee_code, name || ' (' || department_code || ')' FROM commune WHERE insee_code = ANY ($2::text[])`,
  residence: `SELECT insee_code, name || ' (' || department_code || ')' FROM commune WHERE insee_code = ANY ($3::text[])`,
  structure: `SELECT id::text, name FROM structure WHERE id = ANY ($4::uuid[])`,
  mediator: `SELECT id::text, first_name || ' ' || last_name FROM app_user WHERE id = ANY ($5::uuid[])`,
  department: `SELECT code, name || ' (' || code || ')' FROM department WHERE code = ANY ($6::text[])`,
  tag: `SELECT id::text, label || CASE scope WHEN 'team' THEN ' (équipe)' WHEN 'department' THEN ' (département)' ELSE '' END
    FROM tag WHERE id = ANY ($7::uuid[])`,
};

/** How the codes of figures are called, in one statement however many lists there are. */
@Injectable()
export class FigureNames {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @param most of each dimension, the first of the lines: those that are shown; without it, all */
  async of(lines: readonly Line[], most = Number.POSITIVE_INFINITY, only?: NamedDimension): Promise<Names> {
    const wanted = namedDimensions.map((dimension) =>
      only && only !== dimension ? [] : codesOf(lines, dimension).slice(0, most),
    );
    const names = Object.fromEntries(namedDimensions.map((dimension) => [dimension, {}])) as Record<
      NamedDimension,
      Record<string, string>
    >;
    if (wanted.every((codes) => codes.length === 0)) return names;
    const found = await this.unitOfWork.query<{ dimension: NamedDimension; code: string; name: string }>(
      namedDimensions
        .map(
          (dimension) =>
            `SELECT '${dimension}' AS dimension, n.code, n.name FROM (${sources[dimension]}) n (code, name)`,
        )
        .join(' UNION ALL '),
      wanted,
    );
    for (const { dimension, code, name } of found) names[dimension][code] = name;
    return names;
  }

  /** Centres of communes, for the map. */
  centres(insee: readonly string[]): Promise<Centre[]> {
    return this.unitOfWork.query<Centre>(
      `SELECT insee_code AS code, name, department_code AS "departmentCode", longitude, latitude
         FROM commune WHERE insee_code = ANY ($1::text[])`,
      [insee],
    );
  }
}

export interface Centre {
  code: string;
  name: string;
  departmentCode: string;
  longitude: number;
  latitude: number;
}

const codesOf = (lines: readonly Line[], dimension: NamedDimension): string[] =>
  lines.filter((line) => line.dimension === dimension && line.people > 0).map(({ code }) => code);

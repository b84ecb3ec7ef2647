import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { isId } from '../../../platform/ids.js';
import type { Line } from '../figures/figures.js';
import { type NamedDimension, namedDimensions, type Names } from './report-content.js';

const TABLES: Record<NamedDimension, string> = {
  commune: 'SELECT insee_code AS code, name FROM commune WHERE insee_code = ANY($1::text[])',
  residence: 'SELECT insee_code AS code, name FROM commune WHERE insee_code = ANY($1::text[])',
  department: 'SELECT code, name FROM department WHERE code = ANY($1::text[])',
  place: 'SELECT id AS code, name FROM place WHERE id = ANY($1::uuid[])',
  structure: 'SELECT id AS code, name FROM structure WHERE id = ANY($1::uuid[])',
};

/** What communes, places and structures are called today, to be kept with the figures. */
@Injectable()
export class ReportNamesQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** One statement for each dimension. */
  async of(lines: readonly Line[]): Promise<Names> {
    const names: Names = {};
    for (const dimension of namedDimensions) {
      const codes = lines.filter((line) => line.dimension === dimension).map(({ code }) => code);
      const known = dimension === 'place' || dimension === 'structure' ? codes.filter(isId) : codes;
      if (known.length === 0) continue;
      const rows = await this.unitOfWork.query<{ code: string; name: string }>(TABLES[dimension], [known]);
      names[dimension] = Object.fromEntries(rows.map(({ code, name }) => [code, name]));
    }
    return names;
  }
}

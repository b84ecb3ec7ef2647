import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';

export interface EditionLine {
  year: number;
  publishedAt: Date;
  structures: number;
  definitionsVersion: number;
  departments: number;
}

export interface PublishedLine {
  departmentCode: string;
  departmentName: string;
  dimension: string;
  code: string;
  count: number | null;
}

@Injectable()
export class OpenDataQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Structures that agreed, each with the département where it stands. */
  async members(): Promise<{ structureId: string; departmentCode: string }[]> {
    return this.unitOfWork.query(
      `SELECT m.structure_id AS "structureId", c.department_code AS "departmentCode"
         FROM open_data_member m JOIN structure s ON s.id = m.structure_id
         JOIN commune c ON c.insee_code = s.commune_insee
        ORDER BY c.department_code, m.structure_id`,
    );
  }

  /** The latest first. */
  async editions(): Promise<EditionLine[]> {
    return this.unitOfWork.query<EditionLine>(
      `SELECT year, published_at AS "publishedAt", structures, definitions_version AS "definitionsVersion",
              (SELECT count(*)::int FROM open_data_line l WHERE l.year = e.year AND l.dimension = 'total') AS departments
         FROM open_data_edition e ORDER BY year DESC LIMIT 50`,
    );
  }

  /** All lines of a year: a hundred départements by as many codes at most. */
  async lines(year: number): Promise<PublishedLine[]> {
    return this.unitOfWork.query<PublishedLine>(
      `SELECT l.department_code AS "departmentCode", d.name AS "departmentName", l.dimension, l.code, l.count
         FROM open_data_line l JOIN department d ON d.code = l.department_code
        WHERE l.year = $1 ORDER BY l.department_code, l.dimension, l.code`,
      [year],
    );
  }
}

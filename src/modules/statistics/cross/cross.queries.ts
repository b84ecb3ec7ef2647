import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import type { Selection } from '../figures/selection.js';
import { selectionSql } from '../figures/selection-sql.js';
import { crossSql } from './cross-sql.js';
import { type CrossCode, crossDimensions } from './dimensions.js';

interface CrossLine {
  part: 'cell' | 'row' | 'column' | 'total' | 'apart';
  row: string;
  column: string;
  people: number;
}

/** Accompaniments by two dimensions. A code is empty where nothing was said, `+` for all those beyond the most frequent. */
export interface CrossCounts {
  /** Accompaniments of each row, each once; the most frequent first. */
  rows: Map<string, number>;
  columns: Map<string, number>;
  /** By row, then column; a pair that never was is left out. */
  cells: Map<string, Map<string, number>>;
  total: number;
  /** People of workshops, counted without a file, who can’t be told by both dimensions together: in no cell. */
  apart: number;
}

@Injectable()
export class CrossQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Within the actor's scope, from the rows. */
  async of(actor: Actor, selection: Selection, rows: CrossCode, columns: CrossCode): Promise<CrossCounts> {
    const asked = selectionSql(actor, selection);
    const sql = crossSql(asked, [crossDimensions[rows], crossDimensions[columns]]);
    const lines = await this.unitOfWork.run(async () => {
      // Groups by the hundred thousand, for one reader at a time: on disk they would take twice as long.
      await this.unitOfWork.query(`SET LOCAL work_mem = '32MB'`);
      return this.unitOfWork.query<CrossLine>(sql, asked.parameters);
    });
    const of = (part: CrossLine['part']) => lines.filter((line) => line.part === part);
    const cells = new Map<string, Map<string, number>>();
    for (const { row, column, people } of of('cell')) {
      cells.set(row, (cells.get(row) ?? new Map<string, number>()).set(column, people));
    }
    const byFrequency = (part: 'row' | 'column') =>
      new Map(
        of(part)
          .sort((one, other) => other.people - one.people || (one[part] < other[part] ? -1 : 1))
          .map((line) => [line[part], line.people]),
      );
    const sum = (part: 'total' | 'apart') => of(part)[0]?.people ?? 0;
    return {
      rows: byFrequency('row'),
      columns: byFrequency('column'),
      cells,
      total: sum('total'),
      apart: sum('apart'),
    };
  }
}

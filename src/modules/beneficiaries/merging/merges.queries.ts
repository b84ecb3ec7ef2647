import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { isId } from '../../../platform/ids.js';
import { displayName } from '../beneficiary-details.js';

export const MERGES_A_PAGE = 20;

export interface MergeLine {
  id: string;
  keptId: string;
  keptName: string;
  mergedAt: Date;
  mergedByName: string;
  undoneAt: Date | null;
  /** What gives the two files back is still there. */
  undoable: boolean;
}

interface Row {
  id: string;
  keptId: string;
  first: string;
  last: string;
  mergedAt: Date;
  by: string;
  undoneAt: Date | null;
  undoable: boolean;
  moment: string;
}

/** What was merged in a structure, the last first. The emptied file has no name any more. */
@Injectable()
export class MergesQueries {
  constructor(private readonly work: UnitOfWork) {}

  /** A cursor that is not one of ours gives the first page. */
  async recent(actor: StructureActor, cursor?: string): Promise<{ merges: MergeLine[]; next: string | null }> {
    const [, moment, id] = /^(\d{1,17})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
    const after = moment
      ? `AND (m.merged_at, m.id) < (timestamptz 'epoch' + $2::bigint * interval '1 microsecond', $3::uuid)`
      : '';
    const rows = await this.read(
      `m.structure_id = $1 ${after}`,
      moment ? [actor.structureId, moment, id] : [actor.structureId],
    );
    const last = rows.length > MERGES_A_PAGE ? rows[MERGES_A_PAGE - 1] : undefined;
    return { merges: rows.slice(0, MERGES_A_PAGE).map(line), next: last ? `${last.moment}_${last.id}` : null };
  }

  async find(actor: StructureActor, id: string): Promise<MergeLine | undefined> {
    if (!isId(id)) return undefined;
    const [row] = await this.read('m.structure_id = $1 AND m.id = $2', [actor.structureId, id]);
    return row && line(row);
  }

  private read(where: string, values: unknown[]): Promise<Row[]> {
    return this.work.query<Row>(
      `SELECT m.id, m.kept_id AS "keptId", b.first_name AS first, b.last_name AS last, m.merged_at AS "mergedAt",
              u.first_name || ' ' || u.last_name AS by, m.undone_at AS "undoneAt",
              m.sealed IS NOT NULL AND b.merged_into IS NULL AS undoable,
              (extract(epoch FROM m.merged_at) * 1000000)::bigint AS moment
         FROM beneficiary_merge m JOIN beneficiary b ON b.id = m.kept_id JOIN app_user u ON u.id = m.merged_by
        WHERE ${where} ORDER BY m.merged_at DESC, m.id DESC LIMIT ${MERGES_A_PAGE + 1}`,
      values,
    );
  }
}

const line = ({ first, last, by, moment: _, ...row }: Row): MergeLine => ({
  ...row,
  keptName: displayName({ firstName: first, lastName: last }),
  mergedByName: by,
});

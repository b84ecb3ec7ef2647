import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { displayName } from '../beneficiary-details.js';
import { FilePairs } from '../merging/file-pairs.js';
import type { Side } from '../merging/merge-fields.js';

export interface DistinctPair {
  first: { id: string; displayName: string };
  second: { id: string; displayName: string };
  decidedByName: string;
  decidedAt: Date;
}

export const DISTINCT_A_PAGE = 20;

interface Row {
  firstId: string;
  secondId: string;
  firstName: string;
  firstLastName: string;
  secondName: string;
  secondLastName: string;
  by: string;
  at: Date;
  moment: string;
}

/** « Ce n’est pas la même personne »: remembered, and taken back. */
@Injectable()
export class DistinctService {
  constructor(
    private readonly work: UnitOfWork,
    private readonly files: FilePairs,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError one of the two is not there, or not of the actor's structure */
  async distinguish(actor: StructureActor, ids: Readonly<Record<Side, string>>): Promise<void> {
    await this.work.run(async () => {
      await this.files.lock(actor, ids);
      await this.work.execute(
        `INSERT INTO beneficiary_distinct (beneficiary_id, other_id, structure_id, decided_by, decided_at)
         VALUES ($1, $2, $3, $4, $5), ($2, $1, $3, $4, $5) ON CONFLICT DO NOTHING`,
        [ids.first, ids.second, actor.structureId, actor.userId, this.clock.now()],
      );
      await this.work.execute(
        `DELETE FROM beneficiary_duplicate WHERE first_id = least($1::uuid, $2) AND second_id = greatest($1::uuid, $2)`,
        [ids.first, ids.second],
      );
      await this.record('beneficiary.distinguish', ids);
    });
  }

  /** The pair may be proposed again, from the next search on. */
  async takeBack(actor: StructureActor, ids: Readonly<Record<Side, string>>): Promise<void> {
    await this.work.run(async () => {
      await this.files.lock(actor, ids);
      await this.work.execute(
        'DELETE FROM beneficiary_distinct WHERE (beneficiary_id, other_id) IN (($1, $2), ($2, $1))',
        [ids.first, ids.second],
      );
      await this.work.execute('UPDATE beneficiary_match SET changed_at = clock_timestamp() WHERE beneficiary_id = $1', [
        ids.first,
      ]);
      await this.record('beneficiary.undistinguish', ids);
    });
  }

  /** Those of a structure, the last first. A cursor that is not one of ours gives the first page. */
  async list(actor: StructureActor, cursor?: string): Promise<{ pairs: DistinctPair[]; next: string | null }> {
    const [, moment, id] = /^(\d{1,17})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
    const before = moment
      ? `AND d.decided_at <= timestamptz 'epoch' + $2::bigint * interval '1 microsecond'
         AND (d.decided_at < timestamptz 'epoch' + $2::bigint * interval '1 microsecond' OR d.beneficiary_id > $3::uuid)`
      : '';
    const rows = await this.work.query<Row>(
      `SELECT a.id AS "firstId", b.id AS "secondId", a.first_name AS "firstName", a.last_name AS "firstLastName",
              b.first_name AS "secondName", b.last_name AS "secondLastName", u.first_name || ' ' || u.last_name AS by,
              d.decided_at AS at, (extract(epoch FROM d.decided_at) * 1000000)::bigint AS moment
         FROM beneficiary_distinct d JOIN beneficiary a ON a.id = d.beneficiary_id JOIN beneficiary b ON b.id = d.other_id
         JOIN app_user u ON u.id = d.decided_by
        WHERE d.structure_id = $1 AND d.beneficiary_id < d.other_id ${before}
        ORDER BY d.decided_at DESC, d.beneficiary_id, d.other_id LIMIT ${DISTINCT_A_PAGE + 1}`,
      moment ? [actor.structureId, moment, id] : [actor.structureId],
    );
    const last = rows.length > DISTINCT_A_PAGE ? rows[DISTINCT_A_PAGE - 1] : undefined;
    return { pairs: rows.slice(0, DISTINCT_A_PAGE).map(pair), next: last ? `${last.moment}_${last.firstId}` : null };
  }

  private record(verb: string, ids: Readonly<Record<Side, string>>): Promise<void> {
    const details = { otherId: ids.second };
    return this.audit.record({ verb, subjectKind: 'beneficiary', subjectId: ids.first, details });
  }
}

const pair = (row: Row): DistinctPair => ({
  first: { id: row.firstId, displayName: displayName({ firstName: row.firstName, lastName: row.firstLastName }) },
  second: { id: row.secondId, displayName: displayName({ firstName: row.secondName, lastName: row.secondLastName }) },
  decidedByName: row.by,
  decidedAt: row.at,
});

import { Injectable } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { writeFields } from '../locks/index.js';
import { DuplicatesQueries, type PlaceRecord } from './duplicates.queries.js';
import { type Choice, chosenValues, type Side } from './merge-choices.js';
import type { MergedField } from './place-merge.entity.js';

const NOT_OPEN =
  'Ces deux lieux ne sont plus à comparer\u00a0: l’un d’eux a disparu de l’annuaire ou a déjà été réuni avec un autre.';

/** Two places that are one, or are not: said by a person, never by the program. */
@Injectable()
export class PlaceMerges {
  constructor(
    private readonly work: UnitOfWork,
    private readonly duplicates: DuplicatesQueries,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * One place stays and takes the chosen values, which imports then leave; the other is hidden from the directory. What
   * points at it, referrals first, keeps pointing at it: `familyOf` gathers them.
   *
   * @param choices by field of `CHOSEN_FIELDS`; without one, the value of the place kept
   * @returns the place kept
   * @throws NotFoundError when there is no such pair
   * @throws ConflictError in French when one of the two is not in the directory any more
   */
  async merge(
    userId: string,
    pairId: string,
    keptSide: Side,
    choices: ReadonlyMap<string, Choice>,
  ): Promise<{ placeId: string }> {
    return this.work.run(async () => {
      const { first, second } = await this.openPair(pairId);
      const [kept, other] = keptSide === 'first' ? [first, second] : [second, first];
      const now = this.clock.now();
      const fields = await this.take(
        kept,
        other,
        chosenValues(kept.fields, other.fields, keptSide, choices),
        userId,
        now,
      );
      await this.work.execute(
        `UPDATE place SET merged_into = $2, gone_at = coalesce(gone_at, $3), version = version + 1 WHERE id = $1`,
        [other.id, kept.id, now],
      );
      await this.work.execute(
        `INSERT INTO place_merge (id, kept_place_id, merged_place_id, fields, merged_at, merged_by)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [newId(), kept.id, other.id, JSON.stringify(fields), now, userId],
      );
      await this.decide(pairId, 'merged', userId, now);
      const details = { mergedPlaceId: other.id, fields: fields.map(({ field }) => field) };
      await this.audit.record({ verb: 'place.merge', subjectKind: 'place', subjectId: kept.id, details });
      return { placeId: kept.id };
    });
  }

  /** « Ce n’est pas le même lieu »: remembered, whatever the next files say. */
  async dismiss(userId: string, pairId: string): Promise<void> {
    await this.work.run(async () => {
      const { first, second } = await this.openPair(pairId);
      await this.decide(pairId, 'dismissed', userId, this.clock.now());
      const details = { otherPlaceId: second.id };
      await this.audit.record({ verb: 'place.distinguish', subjectKind: 'place', subjectId: first.id, details });
    });
  }

  /** A place and all those merged into it, from one to the next: what points at any of them is shown under it. */
  async familyOf(placeId: string): Promise<string[]> {
    const rows = await this.work.prepared<{ id: string }>(
      `WITH RECURSIVE family AS (
         SELECT $1::uuid AS id
         UNION SELECT place.id FROM place JOIN family ON place.merged_into = family.id)
       SELECT id FROM family`,
      [placeId],
    );
    return rows.map(({ id }) => id);
  }

  /** For each place merged into another, the one that stands for it now; those that are not merged are left out. */
  async keptFor(placeIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.work.query<{ id: string; keptId: string }>(
      `WITH RECURSIVE way AS (
         SELECT id, merged_into AS at FROM place WHERE id = ANY($1) AND merged_into IS NOT NULL
         UNION SELECT way.id, place.merged_into FROM way JOIN place ON place.id = way.at
           WHERE place.merged_into IS NOT NULL)
       SELECT way.id, way.at AS "keptId" FROM way JOIN place ON place.id = way.at WHERE place.merged_into IS NULL`,
      [placeIds],
    );
    return new Map(rows.map(({ id, keptId }) => [id, keptId]));
  }

  private async openPair(pairId: string) {
    const seen = await this.duplicates.find(pairId);
    if (!seen) throw new NotFoundError('pair of places');
    await this.work.query('SELECT id FROM place WHERE id = ANY($1) ORDER BY id FOR UPDATE', [
      [seen.first.id, seen.second.id],
    ]);
    const pair = await this.duplicates.find(pairId);
    if (!pair?.open || pair.status === 'merged') throw new ConflictError(NOT_OPEN);
    return pair;
  }

  private async decide(pairId: string, status: string, userId: string, now: Date): Promise<void> {
    await this.work.execute('UPDATE place_duplicate SET status = $2, decided_at = $3, decided_by = $4 WHERE id = $1', [
      pairId,
      status,
      now,
      userId,
    ]);
  }

  /** Writes and locks the values taken from the other; says what they replace. */
  private async take(
    kept: PlaceRecord,
    other: PlaceRecord,
    values: Record<string, unknown>,
    userId: string,
    now: Date,
  ): Promise<MergedField[]> {
    const locks = await this.work.query<{ field: string } & NonNullable<MergedField['lock']>>(
      `SELECT field, local_by AS "localBy", local_at AS "localAt", file_value AS "fileValue" FROM place_lock
       WHERE place_id = $1 AND field = ANY($2)`,
      [kept.id, Object.keys(values)],
    );
    const lockOf = (field: string): MergedField['lock'] => {
      const lock = locks.find((one) => one.field === field);
      return lock ? { localBy: lock.localBy, localAt: lock.localAt, fileValue: lock.fileValue } : null;
    };
    const fields = Object.entries(values).map(([field, after]): MergedField => {
      return { field, before: kept.fields[field] ?? null, after, lock: lockOf(field) };
    });
    for (const { field, before, lock } of fields) {
      await this.work.execute(
        `INSERT INTO place_lock (place_id, field, local_by, local_at, file_value) VALUES ($1, $2, $3, $4, $5::jsonb)
         ON CONFLICT (place_id, field) DO UPDATE SET local_by = excluded.local_by, local_at = excluded.local_at`,
        [kept.id, field, userId, now, lock || before === null ? null : JSON.stringify(before)],
      );
    }
    // The structure that runs it comes along when the place kept has none: no file says it, so no lock is needed.
    const link = kept.structureId === null && other.structureId !== null ? { structure_id: other.structureId } : {};
    await writeFields(this.work, kept.id, { ...values, ...link }, now);
    const linked = Object.entries(link).map(([field, after]) => ({ field, before: null, after, lock: null }));
    return [...fields, ...linked];
  }
}

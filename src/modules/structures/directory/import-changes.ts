import type { PoolClient } from 'pg';
import { WHOLE } from './directory-change.entity.js';
import type { FieldCount } from './directory-report.js';
import { GONE } from './merge.js';
import { FILE_FIELDS } from './directory-place.js';

/** The standing of a place that undoing an import gives back. */
const STANDING = `jsonb_build_object('hash', place.content_hash, 'absentSince', place.absent_since)`;

const CHANGED = `staged.motives IS NULL AND (staged.content_hash <> place.content_hash OR place.absent_since IS NOT NULL)`;

/**
 * Writes what the staged rows change in places that are there already, before it is done: one line a place, one line a
 * field. Where a field is locked, what the file said before is in the lock.
 */
export async function recordChanges(client: PoolClient, importId: string, source: string): Promise<void> {
  const before = `CASE WHEN lock.place_id IS NULL THEN field.before ELSE lock.file_value END`;
  const values = FILE_FIELDS.map((field) => `('${field}', to_jsonb(place.${field}), to_jsonb(staged.${field}))`);
  await client.query(
    `INSERT INTO directory_change (import_id, place_id, field, kind, before, after, kept_local)
     SELECT $1, place.id, field.name, 'field', ${before}, field.after, lock.place_id IS NOT NULL
     FROM staged_place AS staged
     JOIN place ON place.source = $2 AND place.source_id = staged.source_id
     CROSS JOIN LATERAL (VALUES ${values.join(', ')}) AS field (name, before, after)
     LEFT JOIN place_lock AS lock ON lock.place_id = place.id AND lock.field = field.name
     WHERE staged.motives IS NULL AND staged.content_hash <> place.content_hash
       AND (${before}) IS DISTINCT FROM field.after`,
    [importId, source],
  );
  await client.query(
    `INSERT INTO directory_change (import_id, place_id, field, kind, before)
     SELECT $1, place.id, '${WHOLE}', CASE WHEN place.absent_since IS NULL THEN 'changed' ELSE 'returned' END, ${STANDING}
     FROM staged_place AS staged JOIN place ON place.source = $2 AND place.source_id = staged.source_id
     WHERE ${CHANGED}`,
    [importId, source],
  );
  await client.query(
    `INSERT INTO directory_change (import_id, place_id, field, kind, before)
     SELECT $1, place.id, '${WHOLE}', 'gone', ${STANDING} FROM place WHERE ${GONE('$2')}`,
    [importId, source],
  );
}

/** How many places each field changed in; the three columns of a position are one thing. */
export async function countFields(
  client: PoolClient,
  importId: string,
): Promise<{ fieldChanges: FieldCount[]; keptLocal: number }> {
  const { rows } = await client.query<FieldCount & { kept: number }>(
    `SELECT CASE WHEN field IN ('latitude', 'longitude', 'position_status') THEN 'position' ELSE field END AS field,
       count(DISTINCT place_id)::int AS count, count(DISTINCT place_id) FILTER (WHERE kept_local)::int AS kept
     FROM directory_change WHERE import_id = $1 AND kind = 'field' GROUP BY 1 ORDER BY 2 DESC, 1`,
    [importId],
  );
  return {
    fieldChanges: rows.map(({ field, count }) => ({ field, count })),
    keptLocal: rows.reduce((sum, { kept }) => sum + kept, 0),
  };
}

/** Changes that an analysis foretold are of no more use once another file of the source comes. */
export async function forgetForetold(client: PoolClient, importId: string, source: string): Promise<void> {
  await client.query(
    `DELETE FROM directory_change USING directory_import
     WHERE directory_import.id = directory_change.import_id AND directory_import.source = $2
       AND (directory_import.id = $1 OR directory_import.status IN ('analysed', 'stopped'))`,
    [importId, source],
  );
}

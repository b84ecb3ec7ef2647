import type { PoolClient } from 'pg';
import { FILE_FIELDS } from './directory-place.js';

/**
 * Gives back what the file said before an import. Fields that people here have changed stay theirs: their lock takes
 * the former value. Places that the import brought are marked gone, never deleted; those that it marked gone are back.
 */
export async function undoChanges(client: PoolClient, importId: string, now: Date): Promise<void> {
  const columns = FILE_FIELDS.join(', ');
  await client.query(
    `WITH former AS (
       SELECT change.place_id, jsonb_object_agg(change.field, change.before) AS fields
       FROM directory_change AS change
       LEFT JOIN place_lock AS lock ON lock.place_id = change.place_id AND lock.field = change.field
       WHERE change.import_id = $1 AND change.kind = 'field' AND lock.place_id IS NULL
       GROUP BY change.place_id)
     UPDATE place SET (${columns}) =
       (SELECT ${FILE_FIELDS.map((field) => `given.${field}`).join(', ')}
        FROM jsonb_populate_record(place, former.fields) AS given)
     FROM former WHERE former.place_id = place.id`,
    [importId],
  );
  await client.query(
    `UPDATE place_lock AS lock SET file_value = change.before FROM directory_change AS change
     WHERE change.import_id = $1 AND change.kind = 'field'
       AND lock.place_id = change.place_id AND lock.field = change.field`,
    [importId],
  );
  const absence = `(change.before ->> 'absentSince')::timestamptz`;
  await client.query(
    `UPDATE place SET content_hash = change.before ->> 'hash', absent_since = ${absence},
       gone_at = CASE WHEN merged_into IS NULL THEN ${absence} ELSE gone_at END,
       last_changed_at = $2, version = version + 1
     FROM directory_change AS change
     WHERE change.import_id = $1 AND change.kind IN ('changed', 'returned', 'gone') AND change.place_id = place.id`,
    [importId, now],
  );
  await client.query(
    `UPDATE place SET absent_since = $2, gone_at = coalesce(gone_at, $2), last_changed_at = $2, version = version + 1
     FROM directory_change AS change
     WHERE change.import_id = $1 AND change.kind = 'new' AND change.place_id = place.id`,
    [importId, now],
  );
}

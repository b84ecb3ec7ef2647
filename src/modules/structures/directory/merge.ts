import type { PoolClient } from 'pg';
import { WHOLE } from './directory-change.entity.js';
import { FILE_FIELDS } from './directory-place.js';
import type { DirectoryReport } from './directory-report.js';
import { CONTENT_COLUMNS } from './staging.js';

type Comparison = Pick<
  DirectoryReport,
  'created' | 'changed' | 'unchanged' | 'returned' | 'gone' | 'goneExamples' | 'previous'
>;

const GONE_EXAMPLES = 20;

/** SQL: places of the source that the file no longer has; a refused row still counts as present. */
export const GONE = (source: string): string => `place.source = ${source} AND place.absent_since IS NULL
  AND NOT EXISTS (SELECT FROM staged_place WHERE staged_place.source_id = place.source_id)`;

/** What the staged rows would change in `place`. */
export async function compareStaged(client: PoolClient, source: string): Promise<Comparison> {
  const counts = await client.query<Record<'created' | 'changed' | 'unchanged' | 'returned', number>>(
    `SELECT count(*) FILTER (WHERE place.id IS NULL)::int AS created,
       count(*) FILTER (WHERE place.content_hash <> staged.content_hash OR place.absent_since IS NOT NULL)::int AS changed,
       count(*) FILTER (WHERE place.content_hash = staged.content_hash AND place.absent_since IS NULL)::int AS unchanged,
       count(place.absent_since)::int AS returned
     FROM staged_place AS staged
     LEFT JOIN place ON place.source = $1 AND place.source_id = staged.source_id
     WHERE staged.motives IS NULL`,
    [source],
  );
  const gone = await client.query<{ gone: number; examples: string[] | null; previous: number }>(
    `WITH gone AS (SELECT name, commune_name FROM place WHERE ${GONE('$1')})
     SELECT (SELECT count(*)::int FROM gone) AS gone,
       (SELECT array_agg(label) FROM (
         SELECT concat(name, ' (', commune_name, ')') AS label FROM gone ORDER BY 1 LIMIT ${GONE_EXAMPLES}
       ) AS first) AS examples,
       (SELECT count(*)::int FROM place WHERE source = $1 AND absent_since IS NULL) AS previous`,
    [source],
  );
  const { created = 0, changed = 0, unchanged = 0, returned = 0 } = counts.rows[0] ?? {};
  const { gone: goneCount = 0, examples = null, previous = 0 } = gone.rows[0] ?? {};
  return { created, changed, unchanged, returned, gone: goneCount, goneExamples: examples ?? [], previous };
}

/**
 * Writes the staged places: changed and new ones, and the mark of those that have gone. Unchanged rows are not touched.
 * A place that a person merged into another is brought up to date and stays hidden.
 */
export async function applyStaged(client: PoolClient, importId: string, source: string, now: Date): Promise<void> {
  await client.query(
    `UPDATE place SET ${FILE_FIELDS.map((field) => `${field} = staged.${field}`).join(', ')},
       content_hash = staged.content_hash, last_changed_at = $2, version = place.version + 1,
       absent_since = NULL, gone_at = CASE WHEN place.merged_into IS NOT NULL THEN place.gone_at END
     FROM staged_place AS staged
     WHERE place.source = $1 AND place.source_id = staged.source_id AND staged.motives IS NULL
       AND (place.content_hash <> staged.content_hash OR place.absent_since IS NOT NULL)`,
    [source, now],
  );
  await client.query(
    `UPDATE place SET absent_since = $2, gone_at = coalesce(gone_at, $2), version = version + 1 WHERE ${GONE('$1')}`,
    [source, now],
  );
  await client.query(
    `WITH added AS (
       INSERT INTO place (id, source, ${CONTENT_COLUMNS}, content_hash, first_seen_at, last_changed_at)
       SELECT gen_random_uuid(), $1, ${CONTENT_COLUMNS}, content_hash, $2, $2
       FROM staged_place
       WHERE motives IS NULL AND NOT EXISTS (
         SELECT FROM place WHERE place.source = $1 AND place.source_id = staged_place.source_id)
       RETURNING id)
     INSERT INTO directory_change (import_id, place_id, field, kind) SELECT $3, id, '${WHOLE}', 'new' FROM added`,
    [source, now, importId],
  );
}

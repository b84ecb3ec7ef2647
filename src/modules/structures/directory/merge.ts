import type { PoolClient } from 'pg';
import type { DirectoryReport } from './directory-report.js';
import { PLACE_COLUMNS } from './directory-place.js';
import { CONTENT_COLUMNS } from './staging.js';

type Comparison = Pick<
  DirectoryReport,
  'created' | 'changed' | 'unchanged' | 'returned' | 'gone' | 'goneExamples' | 'previous'
>;

const GONE_EXAMPLES = 20;

/** Rows of the source that the file no longer has; a refused row still counts as present. */
const GONE = `place.source = $1 AND place.gone_at IS NULL
  AND NOT EXISTS (SELECT FROM staged_place WHERE staged_place.source_id = place.source_id)`;

/** What the staged rows would change in `place`. */
export async function compareStaged(client: PoolClient, source: string): Promise<Comparison> {
  const counts = await client.query<Record<'created' | 'changed' | 'unchanged' | 'returned', number>>(
    `SELECT count(*) FILTER (WHERE place.id IS NULL)::int AS created,
       count(*) FILTER (WHERE place.content_hash <> staged.content_hash OR place.gone_at IS NOT NULL)::int AS changed,
       count(*) FILTER (WHERE place.content_hash = staged.content_hash AND place.gone_at IS NULL)::int AS unchanged,
       count(place.gone_at)::int AS returned
     FROM staged_place AS staged
     LEFT JOIN place ON place.source = $1 AND place.source_id = staged.source_id
     WHERE staged.motives IS NULL`,
    [source],
  );
  const gone = await client.query<{ gone: number; examples: string[] | null; previous: number }>(
    `WITH gone AS (SELECT name, commune_name FROM place WHERE ${GONE})
     SELECT (SELECT count(*)::int FROM gone) AS gone,
       (SELECT array_agg(label) FROM (
         SELECT concat(name, ' (', commune_name, ')') AS label FROM gone ORDER BY 1 LIMIT ${GONE_EXAMPLES}
       ) AS first) AS examples,
       (SELECT count(*)::int FROM place WHERE source = $1 AND gone_at IS NULL) AS previous`,
    [source],
  );
  const { created = 0, changed = 0, unchanged = 0, returned = 0 } = counts.rows[0] ?? {};
  const { gone: goneCount = 0, examples = null, previous = 0 } = gone.rows[0] ?? {};
  return { created, changed, unchanged, returned, gone: goneCount, goneExamples: examples ?? [], previous };
}

/** Writes the staged places: new and changed ones, and the mark of those that have gone. Unchanged rows are not touched. */
export async function applyStaged(client: PoolClient, source: string, now: Date): Promise<void> {
  const assignments = [...Object.keys(PLACE_COLUMNS), 'content_hash', 'last_changed_at']
    .filter((column) => column !== 'source_id')
    .map((column) => `${column} = excluded.${column}`)
    .join(', ');
  await client.query(
    `INSERT INTO place (id, source, ${CONTENT_COLUMNS}, content_hash, first_seen_at, last_changed_at)
     SELECT gen_random_uuid(), $1, ${CONTENT_COLUMNS}, content_hash, $2, $2
     FROM staged_place
     WHERE motives IS NULL AND NOT EXISTS (
       SELECT FROM place WHERE place.source = $1 AND place.source_id = staged_place.source_id
         AND place.content_hash = staged_place.content_hash AND place.gone_at IS NULL)
     ON CONFLICT (source, source_id) DO UPDATE SET ${assignments}, gone_at = NULL`,
    [source, now],
  );
  await client.query(`UPDATE place SET gone_at = $2 WHERE ${GONE}`, [source, now]);
}

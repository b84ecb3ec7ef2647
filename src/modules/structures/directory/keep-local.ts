import type { PoolClient } from 'pg';
import { isFileField } from './directory-place.js';

/**
 * Keeps the fields that people here have changed: what the file says of them goes into their lock, and what the place
 * says takes its room in the staged row. One statement a locked field, however many places.
 */
export async function keepLocalFields(client: PoolClient, source: string): Promise<void> {
  const { rows } = await client.query<{ field: string }>(
    `SELECT DISTINCT lock.field FROM place_lock AS lock JOIN place ON place.id = lock.place_id WHERE place.source = $1`,
    [source],
  );
  for (const { field } of rows) {
    if (!isFileField(field)) throw new Error(`No such field of a place: ${field}`);
    const locked = `place.source = $1 AND lock.place_id = place.id AND lock.field = '${field}'
      AND staged.source_id = place.source_id AND staged.motives IS NULL`;
    await client.query(
      `UPDATE place_lock AS lock SET file_value = to_jsonb(staged.${field})
       FROM place, staged_place AS staged WHERE ${locked}`,
      [source],
    );
    await client.query(
      `UPDATE staged_place AS staged SET ${field} = place.${field} FROM place, place_lock AS lock WHERE ${locked}`,
      [source],
    );
  }
  await keepLocatedAddresses(client, source);
}

/** An address corrected here was looked up since: the centre of the commune, for want of better in the file, is worse. */
async function keepLocatedAddresses(client: PoolClient, source: string): Promise<void> {
  await client.query(
    `UPDATE staged_place AS staged
     SET latitude = place.latitude, longitude = place.longitude, position_status = place.position_status
     FROM place, place_lock AS lock
     WHERE place.source = $1 AND lock.place_id = place.id AND lock.field = 'address'
       AND staged.source_id = place.source_id AND staged.motives IS NULL
       AND place.position_status = 'exact' AND staged.position_status IN ('approximate', 'none')`,
    [source],
  );
}

import type { UnitOfWork } from '../../../platform/db/index.js';
import { isFileField } from '../directory/directory-place.js';

/** Writes fields of one place, given as `to_jsonb` reads them; its version goes up. */
export async function writeFields(
  work: UnitOfWork,
  placeId: string,
  values: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<void> {
  const fields = Object.keys(values);
  const wrong = fields.find((field) => field !== 'structure_id' && !isFileField(field));
  if (wrong) throw new Error(`No such field of a place: ${wrong}`);
  const given = fields.map((field) => `given.${field}`).join(', ');
  const assignment =
    fields.length === 0
      ? ''
      : `(${fields.join(', ')}) = (SELECT ${given} FROM jsonb_populate_record(place, $2::jsonb) AS given),`;
  await work.execute(
    `UPDATE place SET ${assignment} last_changed_at = $3, version = version + 1 WHERE id = $1 AND $2::jsonb IS NOT NULL`,
    [placeId, JSON.stringify(values), now],
  );
}

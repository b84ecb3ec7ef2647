import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { fieldLabel } from '../directory/index.js';
import { fieldValueInFrench } from '../field-values.js';

export interface KeptField {
  /** A column of `place`. */
  field: string;
  label: string;
  /** Null when the account is no more. */
  byName: string | null;
  at: Date;
  /** What the last file says instead, in French; '' when it says nothing. */
  fileSays: string;
}

/** Fields of a place that people here have changed, and that imports leave. */
@Injectable()
export class PlaceLocks {
  constructor(private readonly work: UnitOfWork) {}

  /** The last changed first. */
  async of(placeId: string): Promise<KeptField[]> {
    const rows = await this.work.prepared<{ field: string; byName: string | null; at: Date; fileValue: unknown }>(
      `SELECT field, first_name || ' ' || last_name AS "byName", local_at AS at, file_value AS "fileValue"
       FROM place_lock LEFT JOIN app_user ON app_user.id = local_by
       WHERE place_id = $1 ORDER BY local_at DESC, field`,
      [placeId],
    );
    return rows.map(({ field, byName, at, fileValue }) => ({
      ...{ field, label: fieldLabel(field), byName, at },
      fileSays: fieldValueInFrench(field, fileValue),
    }));
  }
}

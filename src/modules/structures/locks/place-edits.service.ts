import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { EDITABLE_FIELDS, type EditableField, isEditable, type PlaceEdit, sameValue } from './editable-fields.js';
import { canEditPlace } from './place-edit.policy.js';
import { writeFields } from './write-fields.js';

export interface EditablePlace {
  id: string;
  version: number;
  communeInsee: string | null;
  communeName: string;
  /** What it says now. */
  values: PlaceEdit;
}

export type EditOutcome =
  | { kind: 'saved'; fields: EditableField[] }
  /** Somebody else, or an import, changed it since the form was shown. */
  | { kind: 'changed-meanwhile'; now: EditablePlace };

const MERGED =
  'Ce lieu a été réuni avec un autre\u00a0: c’est la fiche de l’autre qui se modifie. Pour les séparer, annulez la réunion.';

/** Changes made here to a place of the directory: what is changed is kept from the imports, until it is released. */
@Injectable()
export class PlaceEdits {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws NotFoundError when there is none, or it is not this actor’s to change
   * @throws ConflictError in French when it is merged into another
   */
  async open(actor: Actor, placeId: string): Promise<EditablePlace> {
    return this.read(actor, placeId, '');
  }

  /**
   * Writes what differs, and locks it against imports. A field put back to what the file says is released.
   *
   * @param version the one that the form was made from
   */
  async save(actor: Actor, placeId: string, version: number, edit: PlaceEdit): Promise<EditOutcome> {
    return this.work.run(async () => {
      const place = await this.read(actor, placeId, 'FOR UPDATE');
      if (place.version !== version) return { kind: 'changed-meanwhile', now: place };
      const fields = EDITABLE_FIELDS.filter((field) => !sameValue(field, edit[field], place.values[field]));
      if (fields.length === 0) return { kind: 'saved', fields };
      const now = this.clock.now();
      for (const field of fields) await this.lock(placeId, field, place.values[field], actor.userId, now);
      await writeFields(this.work, placeId, Object.fromEntries(fields.map((field) => [field, edit[field]])), now);
      await this.work.execute(
        `DELETE FROM place_lock USING place WHERE place.id = place_id AND place_id = $1
           AND coalesce(to_jsonb(place) -> field, 'null') = coalesce(file_value, 'null')`,
        [placeId],
      );
      await this.audit.record({ verb: 'place.edit', subjectKind: 'place', subjectId: placeId, details: { fields } });
      return { kind: 'saved', fields };
    });
  }

  /** Gives a field back to the file: its value comes back now, and imports write it again. */
  async release(actor: Actor, placeId: string, field: string): Promise<void> {
    await this.work.run(async () => {
      await this.read(actor, placeId, 'FOR UPDATE');
      const [lock] = await this.work.query<{ fileValue: unknown }>(
        `DELETE FROM place_lock WHERE place_id = $1 AND field = $2 RETURNING file_value AS "fileValue"`,
        [placeId, field],
      );
      if (!lock) throw new NotFoundError('lock');
      await writeFields(this.work, placeId, { [field]: lock.fileValue }, this.clock.now());
      const details = { fields: [field] };
      await this.audit.record({ verb: 'place.release', subjectKind: 'place', subjectId: placeId, details });
    });
  }

  /** The file’s value is kept at the first change; later ones only say who and when. */
  private async lock(placeId: string, field: EditableField, fileValue: unknown, by: string, at: Date): Promise<void> {
    await this.work.execute(
      `INSERT INTO place_lock (place_id, field, local_by, local_at, file_value) VALUES ($1, $2, $3, $4, $5::jsonb)
       ON CONFLICT (place_id, field) DO UPDATE SET local_by = excluded.local_by, local_at = excluded.local_at`,
      [placeId, field, by, at, fileValue === null ? null : JSON.stringify(fileValue)],
    );
  }

  private async read(actor: Actor, placeId: string, lock: '' | 'FOR UPDATE'): Promise<EditablePlace> {
    if (!isId(placeId)) throw new NotFoundError('place');
    const [row] = await this.work.query<
      Omit<EditablePlace, 'values'> & { structureId: string | null; merged: boolean; all: Record<string, unknown> }
    >(
      `SELECT id, version, commune_insee AS "communeInsee", commune_name AS "communeName",
         structure_id AS "structureId", merged_into IS NOT NULL AS merged, to_jsonb(place) AS all
       FROM place WHERE id = $1 ${lock}`,
      [placeId],
    );
    if (!row || !canEditPlace(actor, row)) throw new NotFoundError('place');
    if (row.merged) throw new ConflictError(MERGED);
    const { id, version, communeInsee, communeName, all } = row;
    const values = Object.fromEntries(
      Object.entries(all).filter(([field]) => isEditable(field)),
    ) as unknown as PlaceEdit;
    return { id, version, communeInsee, communeName, values };
  }
}

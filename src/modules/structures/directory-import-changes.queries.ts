import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';

export const CHANGES_A_PAGE = 25;
const MOST_PAGES = 400;

/** What is looked at: places that are new, gone or back, or those where a field changed (`changed`: any field). */
export type ChangeView = 'new' | 'gone' | 'returned' | 'changed';

export interface ChangedPlace {
  placeId: string;
  name: string;
  communeName: string;
  fields: { field: string; before: unknown; after: unknown; keptLocal: boolean }[];
}

/** What an import changed, place by place. */
@Injectable()
export class DirectoryImportChanges {
  constructor(private readonly work: UnitOfWork) {}

  /**
   * @param field a column of `place`, « position » for its three; '' for all of them
   * @param page from 1
   */
  async places(
    importId: string,
    view: ChangeView,
    field: string,
    page: number,
  ): Promise<{ places: ChangedPlace[]; more: boolean }> {
    const wanted = fieldsOf(field);
    const rows = await this.work.query<Omit<ChangedPlace, 'fields'>>(
      `SELECT change.place_id AS "placeId", place.name, place.commune_name AS "communeName"
       FROM directory_change AS change JOIN place ON place.id = change.place_id
       WHERE change.import_id = $1 AND change.field = '*'
         AND (change.kind = $2 OR $2 = 'changed' AND change.kind = 'returned' AND EXISTS (
           SELECT FROM directory_change AS one WHERE one.import_id = $1 AND one.place_id = change.place_id
             AND one.kind = 'field'))
         AND (cardinality($3::text[]) = 0 OR EXISTS (
           SELECT FROM directory_change AS one WHERE one.import_id = $1 AND one.place_id = change.place_id
             AND one.field = ANY($3)))
       ORDER BY place.name, place.id LIMIT ${CHANGES_A_PAGE + 1} OFFSET $4`,
      [importId, view, wanted, (Math.min(page, MOST_PAGES) - 1) * CHANGES_A_PAGE],
    );
    const shown = rows.slice(0, CHANGES_A_PAGE);
    const fields = await this.fields(
      importId,
      shown.map(({ placeId }) => placeId),
      wanted,
    );
    return {
      places: shown.map((row) => ({ ...row, fields: fields.get(row.placeId) ?? [] })),
      more: rows.length > CHANGES_A_PAGE,
    };
  }

  private async fields(importId: string, placeIds: readonly string[], wanted: readonly string[]) {
    const rows = await this.work.query<ChangedPlace['fields'][number] & { placeId: string }>(
      `SELECT place_id AS "placeId", field, before, after, kept_local AS "keptLocal" FROM directory_change
       WHERE import_id = $1 AND place_id = ANY($2) AND kind = 'field'
         AND (cardinality($3::text[]) = 0 OR field = ANY($3)) ORDER BY place_id, field`,
      [importId, placeIds, wanted],
    );
    const byPlace = new Map<string, ChangedPlace['fields']>();
    for (const { placeId, ...field } of rows) byPlace.set(placeId, [...(byPlace.get(placeId) ?? []), field]);
    return byPlace;
  }
}

const fieldsOf = (field: string): string[] => {
  if (field === '') return [];
  return field === 'position' ? ['latitude', 'longitude', 'position_status'] : [field];
};

import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { isId } from '../../../platform/ids.js';
import type { DuplicateStatus } from './place-duplicate.entity.js';

export const PAIRS_A_PAGE = 20;
const MOST_PAGES = 500;

/** Why two places look like one. Scores are out of 100. */
export interface Likeness {
  score: number;
  nameScore: number;
  streetScore: number;
  /** Null when one of the two positions is not known for sure. */
  distanceMetres: number | null;
  samePivot: boolean;
  samePhone: boolean;
}

export interface PairLine extends Likeness {
  id: string;
  firstName: string;
  secondName: string;
  firstCommune: string;
  secondCommune: string;
}

export interface Pair extends Likeness {
  id: string;
  status: DuplicateStatus;
  /** Both are in the directory, and neither is merged. */
  open: boolean;
  first: PlaceRecord;
  second: PlaceRecord;
}

export interface PlaceRecord {
  id: string;
  name: string;
  source: string;
  sourceId: string;
  updatedOn: string | null;
  structureName: string | null;
  structureId: string | null;
  /** Every column of `place`, as `to_jsonb` gives it. */
  fields: Record<string, unknown>;
}

export interface MergeLine {
  id: string;
  keptId: string;
  keptName: string;
  mergedName: string;
  communeName: string;
  mergedAt: Date;
  mergedByName: string | null;
  undoneAt: Date | null;
}

const LIKENESS = `pair.score, name_score AS "nameScore", street_score AS "streetScore",
  distance_metres AS "distanceMetres", same_pivot AS "samePivot", same_phone AS "samePhone"`;

@Injectable()
export class DuplicatesQueries {
  constructor(private readonly work: UnitOfWork) {}

  /** Pairs that nobody has looked at, the most alike first. @param page from 1 */
  async proposed(page: number): Promise<{ pairs: PairLine[]; more: boolean }> {
    const rows = await this.work.query<PairLine>(
      `SELECT pair.id, ${LIKENESS}, first.name AS "firstName", second.name AS "secondName",
         first.commune_name AS "firstCommune", second.commune_name AS "secondCommune"
       FROM place_duplicate AS pair
       JOIN place AS first ON first.id = first_place_id AND first.gone_at IS NULL
       JOIN place AS second ON second.id = second_place_id AND second.gone_at IS NULL
       WHERE status = 'proposed' ORDER BY pair.score DESC, pair.id LIMIT ${PAIRS_A_PAGE + 1} OFFSET $1`,
      [(Math.min(page, MOST_PAGES) - 1) * PAIRS_A_PAGE],
    );
    return { pairs: rows.slice(0, PAIRS_A_PAGE), more: rows.length > PAIRS_A_PAGE };
  }

  async find(id: string): Promise<Pair | undefined> {
    if (!isId(id)) return undefined;
    const [pair] = await this.work.query<
      Omit<Pair, 'first' | 'second' | 'open'> & { firstId: string; secondId: string }
    >(
      `SELECT pair.id, pair.status, ${LIKENESS}, first_place_id AS "firstId", second_place_id AS "secondId"
       FROM place_duplicate AS pair WHERE pair.id = $1`,
      [id],
    );
    if (!pair) return undefined;
    const { firstId, secondId, ...rest } = pair;
    const [first, second] = await Promise.all([this.record(firstId), this.record(secondId)]);
    const open = [first, second].every(({ fields }) => fields['gone_at'] === null && fields['merged_into'] === null);
    return { ...rest, open, first, second };
  }

  /** Mergers, the last first. @param page from 1 */
  async merges(page: number): Promise<{ merges: MergeLine[]; more: boolean }> {
    const rows = await this.work.query<MergeLine>(
      `${MERGE} ORDER BY merged_at DESC, merge.id DESC LIMIT ${PAIRS_A_PAGE + 1} OFFSET $1`,
      [(Math.min(page, MOST_PAGES) - 1) * PAIRS_A_PAGE],
    );
    return { merges: rows.slice(0, PAIRS_A_PAGE), more: rows.length > PAIRS_A_PAGE };
  }

  async merge(id: string): Promise<MergeLine | undefined> {
    if (!isId(id)) return undefined;
    return (await this.work.query<MergeLine>(`${MERGE} WHERE merge.id = $1`, [id]))[0];
  }

  private async record(placeId: string): Promise<PlaceRecord> {
    const [found] = await this.work.query<PlaceRecord>(
      `SELECT place.id, place.name, source, source_id AS "sourceId", updated_on AS "updatedOn",
         structure_id AS "structureId", structure.name AS "structureName", to_jsonb(place) AS fields
       FROM place LEFT JOIN structure ON structure.id = structure_id WHERE place.id = $1`,
      [placeId],
    );
    if (!found) throw new Error('A pair names a place that is not there');
    return found;
  }
}

const MERGE = `
  SELECT merge.id, kept.id AS "keptId", kept.name AS "keptName", merged.name AS "mergedName",
    merged.commune_name AS "communeName", merged_at AS "mergedAt", undone_at AS "undoneAt",
    app_user.first_name || ' ' || app_user.last_name AS "mergedByName"
  FROM place_merge AS merge
  JOIN place AS kept ON kept.id = kept_place_id JOIN place AS merged ON merged.id = merged_place_id
  LEFT JOIN app_user ON app_user.id = merged_by`;

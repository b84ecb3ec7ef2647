import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { type BeneficiaryDetails, displayName } from '../beneficiary-details.js';
import type { LikenessReason } from './likeness.js';
import { LIKELY_SQL } from './likely-sql.js';

export const PAIRS_A_PAGE = 20;

export interface LikelyDuplicate {
  id: string;
  displayName: string;
  birthYear: number | null;
  communeName: string | null;
  /** E.164. */
  phone: string | null;
  reasons: LikenessReason[];
}

export type PairSide = Omit<LikelyDuplicate, 'reasons'>;

export interface DuplicatePair {
  first: PairSide;
  second: PairSide;
  score: number;
  reasons: LikenessReason[];
}

export interface DuplicatePairs {
  pairs: DuplicatePair[];
  /** For the next page: a score and two ids, nothing personal. Null on the last one. */
  next: string | null;
}

/** When the files were last looked through; `crowded`: how many keys too many people share to say anything. */
export interface SearchState {
  searchedAt: Date;
  crowded: { phones: number; emails: number; names: number };
}

interface Row {
  id: string;
  first_name: string;
  last_name: string;
  birth_year: number | null;
  commune_name: string | null;
  phone: string | null;
}

/** People who may be one: proposed while registering, listed for a structure. */
@Injectable()
export class DuplicatesQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those already known, of the structure or shared with it, who may be the one being registered; the likeliest first. */
  async likely(actor: StructureActor, details: BeneficiaryDetails): Promise<LikelyDuplicate[]> {
    const { firstName, lastName, birthYear, phone, email, communeInsee, gender } = details;
    const rows = await this.unitOfWork.prepared<Row & { reasons: LikenessReason[] }>(LIKELY_SQL, [
      ...[actor.structureId, firstName, lastName, birthYear, phone, email, communeInsee, gender],
    ]);
    return rows.map((row) => ({ ...side(row), reasons: row.reasons }));
  }

  /** How many files may be the same person's as this one. */
  async countFor(actor: StructureActor, id: string): Promise<number> {
    const [row] = await this.unitOfWork.prepared<{ pairs: number }>(
      `SELECT count(*) AS pairs FROM beneficiary_duplicate WHERE structure_id = $1 AND (first_id = $2 OR second_id = $2)`,
      [actor.structureId, id],
    );
    return row?.pairs ?? 0;
  }

  /** Pairs that nobody has decided on, the most alike first. A cursor that is not one of ours gives the first page. */
  async proposed(actor: StructureActor, cursor?: string): Promise<DuplicatePairs> {
    const [, score, first, second] = /^(\d{1,3})_([0-9a-f-]{36})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
    const after = score ? 'AND (-d.score, d.first_id, d.second_id) > (-$2::int, $3::uuid, $4::uuid)' : '';
    const values = score ? [actor.structureId, score, first, second] : [actor.structureId];
    const pairs = await this.pairs(`d.structure_id = $1 ${after}`, values, PAIRS_A_PAGE + 1);
    const last = pairs.length > PAIRS_A_PAGE ? pairs[PAIRS_A_PAGE - 1] : undefined;
    return {
      pairs: pairs.slice(0, PAIRS_A_PAGE),
      next: last ? `${last.score}_${last.first.id}_${last.second.id}` : null,
    };
  }

  /** Those of one person: few, since each resembles them. */
  ofPerson(actor: StructureActor, id: string): Promise<DuplicatePair[]> {
    return this.pairs('d.structure_id = $1 AND (d.first_id = $2 OR d.second_id = $2)', [actor.structureId, id], 100);
  }

  async searchState(actor: StructureActor): Promise<SearchState | null> {
    const [row] = await this.unitOfWork.query<{ at: Date; phones: number; emails: number; names: number }>(
      `SELECT searched_at AS at, crowded_phones AS phones, crowded_emails AS emails, crowded_names AS names
         FROM duplicate_search WHERE structure_id = $1`,
      [actor.structureId],
    );
    return row ? { searchedAt: row.at, crowded: { phones: row.phones, emails: row.emails, names: row.names } } : null;
  }

  private async pairs(where: string, values: unknown[], limit: number): Promise<DuplicatePair[]> {
    const rows = await this.unitOfWork.query<{ score: number; reasons: LikenessReason[]; one: Row; other: Row }>(
      `SELECT d.score, d.reasons, ${personSql('a')} AS one, ${personSql('b')} AS other
         FROM beneficiary_duplicate d
         JOIN beneficiary a ON a.id = d.first_id AND a.merged_into IS NULL
         JOIN beneficiary b ON b.id = d.second_id AND b.merged_into IS NULL
        WHERE ${where} ORDER BY d.score DESC, d.first_id, d.second_id LIMIT ${limit}`,
      values,
    );
    return rows.map(({ score, reasons, one, other }) => ({ score, reasons, first: side(one), second: side(other) }));
  }
}

const personSql = (of: string): string =>
  `jsonb_build_object('id', ${of}.id, 'first_name', ${of}.first_name, 'last_name', ${of}.last_name,
     'birth_year', ${of}.birth_year, 'commune_name', ${of}.commune_name, 'phone', ${of}.phone)`;

const side = (row: Row): PairSide => ({
  id: row.id,
  displayName: displayName({ firstName: row.first_name, lastName: row.last_name }),
  birthYear: row.birth_year,
  communeName: row.commune_name,
  phone: row.phone,
});

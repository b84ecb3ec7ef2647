import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { displayName } from './beneficiary-details.js';
import { canSeePeople } from './beneficiary.policy.js';
import { everyWord, everyWordMistaken, isCommon, mayBeMistaken, Parameters } from './search-sql.js';
import { searchWords } from './search-words.js';

export const PAGE_SIZE = 20;

/** Under this many people found to the letter, those whose name is alike are shown too. */
const FEW = 5;

/** So many of the latest people are looked at before the index is asked: what is common is found among them. */
const LATEST = 1_500;

/** More than these cannot be told apart; taking no more bounds the work. */
const MOST_FOUND = 2_000;

export interface PersonLine {
  id: string;
  displayName: string;
  birthYear: number | null;
  communeName: string | null;
  postalCode: string | null;
  /** E.164. */
  phone: string | null;
  /** Seen through an accepted referral. */
  shared: boolean;
}

export interface RecentPeople {
  people: PersonLine[];
  /** For the next page: a time and an id, nothing personal. Null on the last one. */
  next: string | null;
}

export interface FoundPeople {
  /** Every word is there. */
  exact: PersonLine[];
  /** Found by resemblance, closest first; only looked for when few are exact. */
  alike: PersonLine[];
  /** More than `PAGE_SIZE` answer: a word more is needed. */
  more: boolean;
}

interface Row {
  id: string;
  first_name: string;
  last_name: string;
  birth_year: number | null;
  commune_name: string | null;
  postal_code: string | null;
  phone: string | null;
  moment: number;
  shared: boolean;
}

const COLUMNS = `b.id, b.first_name, b.last_name, b.birth_year, b.commune_name, b.postal_code, b.phone, b.updated_at`;

/** The people a structure sees: its own, and those shared with it. */
@Injectable()
export class BeneficiariesQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those whose file moved last, a page at a time. A cursor that is not one of ours gives the first page. */
  async recent(actor: StructureActor, cursor?: string): Promise<RecentPeople> {
    if (!canSeePeople(actor.role)) return { people: [], next: null };
    const [, moment, id] = /^(\d{1,17})_([0-9a-f-]{36})$/.exec(cursor ?? '') ?? [];
    const parameters = new Parameters();
    const structure = parameters.add(actor.structureId);
    const at = moment && `timestamptz 'epoch' + ${parameters.add(moment)}::bigint * interval '1 microsecond'`;
    const after = at && `b.updated_at <= ${at} AND (b.updated_at < ${at} OR b.id > ${parameters.add(id)}::uuid)`;
    const rows = await this.newestFirst(
      structure,
      `b.merged_into IS NULL AND ${after ?? 'true'}`,
      parameters,
      PAGE_SIZE + 1,
    );
    const last = rows.length > PAGE_SIZE ? rows[PAGE_SIZE - 1] : undefined;
    return { people: rows.slice(0, PAGE_SIZE).map(line), next: last ? `${last.moment}_${last.id}` : null };
  }

  /** By name, phone and commune, accents and typing faults forgiven; nothing typed finds nobody. */
  async search(actor: StructureActor, typed: string): Promise<FoundPeople> {
    const words = searchWords(typed);
    if (words.length === 0 || !canSeePeople(actor.role)) return { exact: [], alike: [], more: false };
    const latest = isCommon(words) ? await this.amongTheLatest(actor.structureId, words) : [];
    const found = latest.length > PAGE_SIZE ? latest : await this.amongAll(actor.structureId, words);
    const exact = found.slice(0, PAGE_SIZE).map(line);
    const alike =
      found.length < FEW && mayBeMistaken(words)
        ? await this.alike(actor.structureId, words, new Set(exact.map(({ id }) => id)))
        : [];
    return { exact, alike, more: found.length > PAGE_SIZE };
  }

  /** Own and shared people are read apart, so that each part keeps its index. */
  private newestFirst(structure: string, condition: string, parameters: Parameters, limit: number): Promise<Row[]> {
    const order = `ORDER BY updated_at DESC, id LIMIT ${limit}`;
    return this.unitOfWork.query<Row>(
      `SELECT *, (extract(epoch FROM updated_at) * 1000000)::bigint AS moment FROM (
         (SELECT ${COLUMNS}, false AS shared FROM beneficiary b
           WHERE b.structure_id = ${structure} AND ${condition} ${order})
         UNION ALL
         (SELECT ${COLUMNS}, true AS shared FROM beneficiary b
           WHERE ${sharedWith(structure)} AND ${condition} ${order})
       ) people ${order}`,
      parameters.values,
    );
  }

  /** What many answer to is found in a moment among those whose file moved last. */
  private amongTheLatest(structureId: string, words: string[]): Promise<Row[]> {
    const parameters = new Parameters();
    const structure = parameters.add(structureId);
    const condition = everyWord(words, parameters);
    const latest = `SELECT ${COLUMNS}, b.search_text FROM beneficiary b
      WHERE b.structure_id = ${structure} AND b.merged_into IS NULL ORDER BY b.updated_at DESC, b.id LIMIT ${LATEST}`;
    return this.unitOfWork.prepared<Row>(
      `SELECT *, 0 AS moment FROM (
         SELECT ${COLUMNS}, false AS shared FROM (${latest}) b WHERE ${condition}
         UNION ALL
         SELECT ${COLUMNS}, true AS shared FROM beneficiary b WHERE ${sharedWith(structure)} AND ${condition}
       ) people ORDER BY updated_at DESC, id LIMIT ${PAGE_SIZE + 1}`,
      parameters.values,
    );
  }

  /** By the index, then the newest first: in that order and not the other, whatever the planner thinks of a rare word. */
  private amongAll(structureId: string, words: string[]): Promise<Row[]> {
    const parameters = new Parameters();
    const structure = parameters.add(structureId);
    return this.unitOfWork.prepared<Row>(
      `${foundSql(structure, everyWord(words, parameters))}
       SELECT *, 0 AS moment FROM found b ORDER BY updated_at DESC, id LIMIT ${PAGE_SIZE + 1}`,
      parameters.values,
    );
  }

  /** A word may have a fault; the closest first. */
  private async alike(structureId: string, words: string[], known: ReadonlySet<string>): Promise<PersonLine[]> {
    const parameters = new Parameters();
    const structure = parameters.add(structureId);
    const whole = `search_normalise(${parameters.add(words.join(' '))})`;
    const { near, alike } = everyWordMistaken(words, parameters);
    const rows = await this.unitOfWork.query<Row>(
      `${foundSql(structure, near)}
       SELECT *, 0 AS moment FROM found b WHERE ${alike}
        ORDER BY word_similarity(${whole}, search_text) DESC, updated_at DESC, id LIMIT ${PAGE_SIZE + FEW}`,
      parameters.values,
    );
    const fresh = rows.filter(({ id }) => !known.has(id)).map(line);
    return fresh.slice(0, PAGE_SIZE - known.size);
  }
}

const foundSql = (structure: string, condition: string): string => `
  WITH found AS MATERIALIZED (
    (SELECT ${COLUMNS}, b.search_text, false AS shared FROM beneficiary b
      WHERE b.structure_id = ${structure} AND (${condition}) LIMIT ${MOST_FOUND})
    UNION ALL
    (SELECT ${COLUMNS}, b.search_text, true AS shared FROM beneficiary b
      WHERE ${sharedWith(structure)} AND (${condition}) LIMIT ${MOST_FOUND}))`;

const sharedWith = (structure: string): string =>
  `b.structure_id <> ${structure} AND b.id IN (SELECT s.beneficiary_id FROM beneficiary_share s
                                               WHERE s.structure_id = ${structure} AND s.ends_at IS NULL)`;

const line = (row: Row): PersonLine => ({
  id: row.id,
  displayName: displayName({ firstName: row.first_name, lastName: row.last_name }),
  birthYear: row.birth_year,
  communeName: row.commune_name,
  postalCode: row.postal_code,
  phone: row.phone,
  shared: row.shared,
});

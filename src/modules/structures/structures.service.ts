import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { isId } from '../../platform/ids.js';
import { Place } from './place.entity.js';
import type { DeducibleScheme, StructureKind } from './structure.entity.js';

export interface StructureSummary {
  id: string;
  name: string;
  kind: StructureKind;
  communeName: string | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
  contactHours: string | null;
  address: string | null;
  website: string | null;
}

export interface PlaceOption {
  id: string;
  name: string;
  communeName: string;
  communeInsee: string | null;
}

/** A place as the directory tells it; lists keep the words of the national schema. */
export type PlaceDetails = Readonly<Omit<Place, 'contentHash' | 'searchText'>>;

const PLACE_OPTION = `SELECT id, name, commune_name AS "communeName", commune_insee AS "communeInsee" FROM place`;

const SUMMARY = `
  SELECT structure.id, structure.name, structure.kind, commune.name AS "communeName", structure.phone,
    structure.email, structure.contact_hours AS "contactHours",
    structure.address, structure.website
  FROM structure LEFT JOIN commune ON commune.insee_code = structure.commune_insee`;

const FUND_FOR = `
  SELECT structure.id, structure.name, structure.kind, commune.name AS "communeName", structure.phone,
    structure.email, structure.contact_hours AS "contactHours",
    structure.address, structure.website
  FROM (
    SELECT fund_id AS id, 0 AS rank FROM fund_commune WHERE commune_insee = $1 AND included
    UNION ALL
    SELECT fund.id, 1 FROM structure fund
    WHERE fund.kind = 'fund'
      AND fund.fund_departments @> ARRAY[(SELECT department_code FROM commune WHERE insee_code = $1)]
      AND NOT EXISTS (SELECT FROM fund_commune WHERE fund_id = fund.id AND commune_insee = $1 AND NOT included)
  ) serving
  JOIN structure ON structure.id = serving.id AND structure.kind = 'fund' AND structure.fund_scheme = $2
  LEFT JOIN commune ON commune.insee_code = structure.commune_insee
  ORDER BY serving.rank, structure.created_at, structure.id LIMIT 1`;

/** What other modules ask of structures and places. Both are public knowledge: nobody is refused them. */
@Injectable()
export class StructuresService {
  constructor(private readonly work: UnitOfWork) {}

  /** By id; those that do not exist are left out. */
  async summaries(ids: readonly string[]): Promise<Map<string, StructureSummary>> {
    if (ids.length === 0) return new Map();
    const rows = await this.work.prepared<StructureSummary & Record<string, unknown>>(
      `${SUMMARY} WHERE structure.id = ANY($1)`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** @throws NotFoundError when there is none, or the id is not one */
  async require(id: string): Promise<StructureSummary> {
    const summary = isId(id) ? (await this.summaries([id])).get(id) : undefined;
    if (!summary) throw new NotFoundError('structure');
    return summary;
  }

  /**
   * The caisse that serves the residents of a commune for a scheme: one that names the commune first, else one that
   * serves the département. When two do, the first recorded, so that the answer never depends on chance.
   */
  async fundFor(communeInsee: string, scheme: DeducibleScheme): Promise<StructureSummary | undefined> {
    const [fund] = await this.work.prepared<StructureSummary>(FUND_FOR, [communeInsee, scheme]);
    return fund;
  }

  /** Places that a structure runs, by name; those gone from the directory are left out. */
  placesOf(structureId: string): Promise<PlaceOption[]> {
    return this.work.prepared<PlaceOption & Record<string, unknown>>(
      `${PLACE_OPTION}
       WHERE structure_id = $1 AND gone_at IS NULL ORDER BY name, id`,
      [structureId],
    );
  }

  /** The départements where a structure works: that of its commune, and those that a caisse serves. */
  async departmentsOf(structureId: string): Promise<string[]> {
    const rows = await this.work.query<{ code: string }>(
      `SELECT DISTINCT code FROM structure LEFT JOIN commune ON commune.insee_code = structure.commune_insee
         CROSS JOIN LATERAL unnest(structure.fund_departments || commune.department_code) AS code
        WHERE structure.id = $1 AND code IS NOT NULL ORDER BY code`,
      [structureId],
    );
    return rows.map(({ code }) => code);
  }

  /** Places of the directory, by id; gone ones as well. */
  async placeOptions(ids: readonly string[]): Promise<PlaceOption[]> {
    if (ids.length === 0) return [];
    return this.work.query<PlaceOption>(`${PLACE_OPTION} WHERE id = ANY($1) ORDER BY name, id`, [ids]);
  }

  /** Places of the directory whose name, commune or postcode hold each word typed; the first few. */
  placesNamed(text: string, limit = 8): Promise<PlaceOption[]> {
    const words = wordsOf(text);
    if (words.length === 0) return Promise.resolve([]);
    const each = words.map((_, index) => `search_text LIKE $${index + 2}`);
    return this.work.query<PlaceOption>(
      `${PLACE_OPTION} WHERE gone_at IS NULL AND ${each.join(' AND ')} ORDER BY name, id LIMIT $1`,
      [limit, ...words.map((word) => `%${word}%`)],
    );
  }

  /** All that is known of a place, gone ones as well; undefined when there is none, or the id is not one. */
  async place(id: string): Promise<PlaceDetails | undefined> {
    if (!isId(id)) return undefined;
    const place = await this.work.repository(Place).findOneBy({ id });
    if (!place) return undefined;
    const { contentHash: _hash, searchText: _text, ...details } = place;
    return details;
  }
}

/** As the base normalises what it searches: without accents or capitals. */
const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, 8);

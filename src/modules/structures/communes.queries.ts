import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { communeKey, departmentsOf, isCloseKey } from './communes/commune-name.js';
import { CommuneIndex, resolveCommune } from './communes/index.js';
import { SqlParameters } from './sql-parameters.js';
import { readTypedCommune } from './typed-commune.js';

export interface Commune {
  inseeCode: string;
  name: string;
  postalCodes: string[];
  departmentCode: string;
  departmentName: string;
  regionCode: string;
  /** Degrees, WGS 84. */
  latitude: number;
  longitude: number;
  population: number;
}

const SELECT = `
  SELECT commune.insee_code AS "inseeCode", commune.name, commune.postal_codes AS "postalCodes",
    commune.department_code AS "departmentCode", department.name AS "departmentName",
    department.region_code AS "regionCode", commune.latitude, commune.longitude, commune.population
  FROM commune JOIN department ON department.code = commune.department_code`;

/** A person can tell their own among these; past them, the name is too short. */
const MOST_CHOICES = 20;

@Injectable()
export class Communes {
  constructor(private readonly work: UnitOfWork) {}

  /** @param code INSEE code of a present commune, not a postcode */
  async byInsee(code: string): Promise<Commune | undefined> {
    const [commune] = await this.work.prepared<Commune>(`${SELECT} WHERE commune.insee_code = $1`, [code]);
    return commune;
  }

  /** Those of the codes that are one, by code. */
  async byInseeCodes(codes: readonly string[]): Promise<Map<string, Commune>> {
    if (codes.length === 0) return new Map();
    const found = await this.work.query<Commune>(`${SELECT} WHERE commune.insee_code = ANY($1)`, [codes]);
    return new Map(found.map((commune) => [commune.inseeCode, commune]));
  }

  /** Where a structure is, when someone has said so. */
  async ofStructure(structureId: string): Promise<Commune | undefined> {
    const [commune] = await this.work.query<Commune>(
      `${SELECT} JOIN structure ON structure.commune_insee = commune.insee_code WHERE structure.id = $1`,
      [structureId],
    );
    return commune;
  }

  /** All départements, by code. */
  departments(): Promise<{ code: string; name: string }[]> {
    return this.work.query('SELECT code, name FROM department ORDER BY code');
  }

  /** Communes that share the postcode, the most populated first; none for a CEDEX. */
  byPostcode(postcode: string): Promise<Commune[]> {
    return this.work.query<Commune>(
      `${SELECT} WHERE commune.postal_codes @> ARRAY[$1] ORDER BY commune.population DESC, commune.insee_code`,
      [postcode],
    );
  }

  /** The commune of the postcode that bears the name, or bears it but for a letter or two. */
  async byPostcodeAndName(postcode: string, name: string): Promise<Commune | undefined> {
    const candidates = await this.byPostcode(postcode);
    const indexed = candidates.map((commune) => ({
      ...commune,
      centre: commune,
      centreSource: 'approximate' as const,
    }));
    const found = resolveCommune(new CommuneIndex(indexed, []), { postcode, name });
    if (found?.by !== 'postcode-and-name' && found?.by !== 'postcode-and-close-name') return undefined;
    return candidates.find(({ inseeCode }) => inseeCode === found.commune.inseeCode);
  }

  /**
   * Suggestions while typing: each word begins a word of the name, of a postcode or of a former name. Names that are the
   * text come first, then those that begin by it, then the most populated.
   */
  async search(text: string, limit = 10): Promise<Commune[]> {
    const { postcode, key, departments } = readTypedCommune(text);
    if (key === '') return postcode === undefined ? [] : (await this.byPostcode(postcode)).slice(0, limit);
    const parameters = new SqlParameters();
    const named = parameters.add(key);
    // One condition a word: `~ ALL (array)` would not use the index.
    const words = key.split(' ').map((word) => `commune.search_text ~ ${parameters.add(`\\m${word}`)}`);
    const within = departments.length > 0 ? [`commune.department_code = ANY(${parameters.add(departments)})`] : [];
    return this.work.query<Commune>(
      `${SELECT}
       WHERE ${[...words, ...within].join(' AND ')}
       ORDER BY search_normalise(commune.name) = ${named} DESC,
         starts_with(search_normalise(commune.name), ${named}) DESC, commune.population DESC, commune.insee_code
       LIMIT ${parameters.add(limit)}`,
      parameters.values,
    );
  }

  /**
   * What the one text field of a form means: « Nancy », « 54000 », « 54000 Nancy », « Nancy (54) », « st nicolas ».
   * One commune: it is the answer. Several: to be chosen from. None: not understood.
   */
  async fromTyped(text: string): Promise<Commune[]> {
    const { postcode, name, key, departments } = readTypedCommune(text);
    if (postcode === undefined) return this.named(text, key, departments);
    if (name === '') return this.byPostcode(postcode);
    const commune = await this.byPostcodeAndName(postcode, name);
    if (commune) return [commune];
    const around = departmentsOf(postcode);
    const named = (await this.named(name, key, departments)).filter((one) => around.includes(one.departmentCode));
    return named.length > 0 ? named : this.byPostcode(postcode);
  }

  private async named(text: string, key: string, departments: readonly string[]): Promise<Commune[]> {
    if (key === '') return [];
    const found = await this.search(text, MOST_CHOICES);
    const exact = found.filter((commune) => communeKey(commune.name) === key);
    if (exact.length > 0) return exact;
    return found.length > 0 ? found : this.alike(key, departments);
  }

  private async alike(key: string, departments: readonly string[]): Promise<Commune[]> {
    const found = await this.work.query<Commune>(
      `${SELECT}
       WHERE $1 <% commune.search_text AND (cardinality($2::text[]) = 0 OR commune.department_code = ANY($2))
       ORDER BY word_similarity($1, commune.search_text) DESC, commune.population DESC LIMIT ${MOST_CHOICES}`,
      [key, departments],
    );
    return found.filter((commune) => isCloseKey(key, communeKey(commune.name)));
  }
}

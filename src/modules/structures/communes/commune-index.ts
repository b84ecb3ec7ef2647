import { communeKey } from './commune-name.js';
import type { Position } from './distance.js';
import type { CentreSource, FormerCommune } from './packaged-communes.js';

export interface IndexedCommune {
  readonly inseeCode: string;
  readonly name: string;
  readonly postalCodes: readonly string[];
  readonly departmentCode: string;
  readonly centre: Position;
  readonly centreSource: CentreSource;
}

/** Beyond this distance from the centre of its commune, a place is elsewhere: most often in a homonym. */
const FAR_KM = 20;
/** Communes of Guyane are as large as départements (Maripasoula: 18,360 km²), those of the Pacific are archipelagos. */
const VAST_DEPARTMENTS: ReadonlySet<string> = new Set(['973', '987', '988']);
const VAST_KM = 170;
/** 95 % of the centres derived from communes of the same postcode are within 12 km of the truth. */
const SAME_POSTCODE_KM = 35;
/** The others are derived from the intercommunalité, which may be as wide as the Basque Country. */
const WIDE_KM = 65;

/** All communes in memory, for the time of an import: about 35,000, some 20 MB. */
export class CommuneIndex {
  private readonly byInsee = new Map<string, IndexedCommune>();
  private readonly byPostcode = new Map<string, IndexedCommune[]>();
  private readonly byDepartment = new Map<string, IndexedCommune[]>();
  private readonly formerNames = new Map<string, string[]>();
  private readonly successors = new Map<string, IndexedCommune>();
  private readonly keys = new Map<string, readonly string[]>();
  private readonly namesByDepartment = new Map<string, Map<string, IndexedCommune[]>>();

  constructor(communes: readonly IndexedCommune[], former: readonly FormerCommune[]) {
    for (const commune of communes) {
      this.byInsee.set(commune.inseeCode, commune);
      for (const postcode of commune.postalCodes) push(this.byPostcode, postcode, commune);
      push(this.byDepartment, commune.departmentCode, commune);
    }
    for (const { inseeCode, name, communeInsee } of former) {
      const successor = this.byInsee.get(communeInsee);
      if (!successor) continue;
      if (!this.byInsee.has(inseeCode)) this.successors.set(inseeCode, successor);
      push(this.formerNames, communeInsee, name);
    }
  }

  all(): Iterable<IndexedCommune> {
    return this.byInsee.values();
  }

  withCode(inseeCode: string): IndexedCommune | undefined {
    return this.byInsee.get(inseeCode);
  }

  /** The present commune that a code no longer in use has become part of. */
  successorOf(inseeCode: string): IndexedCommune | undefined {
    return this.successors.get(inseeCode);
  }

  /** Communes that bear a postcode; none for a CEDEX. */
  communesOf(postcode: string): readonly IndexedCommune[] {
    return this.byPostcode.get(postcode) ?? [];
  }

  /** Communes of a département that bear a name, or have absorbed one that did. */
  namedIn(department: string, key: string): readonly IndexedCommune[] {
    let names = this.namesByDepartment.get(department);
    if (!names) {
      names = new Map();
      for (const commune of this.byDepartment.get(department) ?? []) {
        for (const known of this.keysOf(commune)) push(names, known, commune);
      }
      this.namesByDepartment.set(department, names);
    }
    return names.get(key) ?? [];
  }

  /** Keys of the names a commune goes by: its own first, then those of the communes merged into it. */
  keysOf(commune: IndexedCommune): readonly string[] {
    let keys = this.keys.get(commune.inseeCode);
    if (!keys) {
      const district = /^(.+?) (\d+)(?:er|e) arrondissement$/i.exec(commune.name);
      const short = district ? [`${district[1]} ${district[2]}`, `${district[1]} ${district[2]}e`] : [];
      const names = [commune.name, ...short, ...(this.formerNames.get(commune.inseeCode) ?? [])];
      keys = [...new Set(names.map(communeKey))];
      this.keys.set(commune.inseeCode, keys);
    }
    return keys;
  }

  /**
   * How far from the centre of its commune a place may be before it is doubtful, in km: 20 where the centre is known,
   * more where it is approximate, so that our own error does not cast doubt on a place.
   */
  farKm(commune: IndexedCommune): number {
    const vast = VAST_DEPARTMENTS.has(commune.departmentCode);
    if (commune.centreSource === 'geonames') return vast ? VAST_KM : FAR_KM;
    if (vast) return Infinity;
    const neighbours = commune.postalCodes.flatMap((postcode) => this.communesOf(postcode));
    const close = neighbours.some((neighbour) => neighbour.centreSource === 'geonames');
    return close ? SAME_POSTCODE_KM : WIDE_KM;
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

import { communeKey, type CommuneIndex, type IndexedCommune, resolveCommune } from '../../structures/index.js';

export interface FoundCommune {
  readonly communeInsee: string;
  readonly communeName: string;
  readonly postalCode: string | null;
}

/** `exact`: as it was written. `guessed`: found otherwise, which is told. */
export type CommuneReading =
  | { readonly kind: 'found'; readonly commune: FoundCommune; readonly exact: boolean }
  | { readonly kind: 'several'; readonly count: number }
  | { readonly kind: 'none' };

/** All the communes, and those of each name, for the time of an import. */
export class CommuneReader {
  private readonly named = new Map<string, IndexedCommune[]>();

  constructor(private readonly index: CommuneIndex) {
    for (const commune of index.all()) {
      const key = communeKey(commune.name);
      this.named.set(key, [...(this.named.get(key) ?? []), commune]);
    }
  }

  /** By INSEE code, then by postcode and name; by its name alone only when one commune of France bears it. */
  read(clues: { inseeCode: string; postcode: string; name: string }): CommuneReading {
    const given = {
      inseeCode: clues.inseeCode || undefined,
      postcode: clues.postcode || undefined,
      name: clues.name || undefined,
    };
    const resolved = resolveCommune(this.index, given);
    if (resolved) {
      const exact = resolved.by === 'insee' || resolved.by === 'postcode-and-name';
      return { kind: 'found', commune: written(resolved.commune, clues.postcode), exact };
    }
    const candidates = clues.postcode ? this.index.communesOf(clues.postcode) : [];
    if (candidates.length > 1) return { kind: 'several', count: candidates.length };
    const homonyms = given.name && !given.postcode ? (this.named.get(communeKey(given.name)) ?? []) : [];
    const [only] = homonyms;
    if (homonyms.length === 1 && only) return { kind: 'found', commune: written(only, ''), exact: true };
    return homonyms.length > 1 ? { kind: 'several', count: homonyms.length } : { kind: 'none' };
  }
}

const written = (commune: IndexedCommune, postcode: string): FoundCommune => ({
  communeInsee: commune.inseeCode,
  communeName: commune.name,
  postalCode: commune.postalCodes.includes(postcode) ? postcode : (commune.postalCodes[0] ?? null),
});

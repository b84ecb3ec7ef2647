import type { Suggestion } from '../routing/candidates.js';
import type { Values } from '../routing/weights.js';

/** How many of the first ones are kept with what ranked them: enough to replay a choice, and no more. */
export const REPLAYED = 10;

/** One suggestion as it was shown: where it stood among those of its path, and for the first ones what ranked it. */
export interface Shown {
  /** Place, structure or workshop. */
  receiverId: string;
  path: string;
  motive: string | null;
  /** 1 for the first of its path. */
  rank: number;
  name: string;
  tier?: 0 | 1;
  /** Absent for a caisse, which is not ranked, and beyond the first ten. */
  values?: Values;
}

/** A candidate of a past choice: no name, and nobody's. */
export interface PastCandidate {
  receiverId: string;
  tier?: 0 | 1;
  values?: Values;
}

export interface Picked {
  /** Place, structure or workshop. */
  receiverId: string;
  path: string;
  motive: string | null;
}

/** What may become a referral, numbered path by path: a request to the caisse is not a rival of an accompaniment. */
export function shownOf(kept: readonly Suggestion[]): Shown[] {
  const counts = new Map<string, number>();
  return kept.flatMap((suggestion) => {
    const known = receiverOf(suggestion);
    if (!known) return [];
    const way = wayOf(known);
    const rank = (counts.get(way) ?? 0) + 1;
    counts.set(way, rank);
    const ranked = suggestion.kind === 'place' && rank <= REPLAYED ? suggestion.ranked : undefined;
    return [{ ...known, rank, name: suggestion.name, ...(ranked ? { tier: ranked.tier, values: ranked.values } : {}) }];
  });
}

/** Rivals: the same path and, at the caisse, the same motive. */
export const wayOf = ({ path, motive }: Pick<Picked, 'path' | 'motive'>): string => `${path} ${motive ?? ''}`;

export function receiverOf(suggestion: Suggestion): Picked | undefined {
  switch (suggestion.kind) {
    case 'place':
      return { receiverId: suggestion.placeId, path: suggestion.path, motive: null };
    case 'fund_workshops':
      return { receiverId: suggestion.fundId, path: suggestion.path, motive: null };
    case 'health_access_mission':
      return { receiverId: suggestion.fundId, path: suggestion.path, motive: suggestion.motive };
    case 'workshop':
      return { receiverId: suggestion.workshopId, path: suggestion.path, motive: null };
    case 'assessment':
    case 'ask_scheme':
    case 'information_sheet':
    case 'own_fund':
      return undefined;
  }
}

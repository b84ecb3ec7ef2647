import { communeKey } from '../../structures/index.js';
import type { ImportedSession } from '../../support-sessions/index.js';

export type Where = Pick<ImportedSession, 'locationKind' | 'placeId' | 'communeInsee'>;

interface KnownPlace {
  readonly id: string;
  readonly name: string;
  readonly communeInsee: string | null;
}

/** The places of the structure, found by their name, in the commune when it is said. */
export class SessionPlaces {
  constructor(private readonly places: readonly KnownPlace[]) {}

  find(name: string, communeInsee: string | null): KnownPlace | undefined {
    const key = communeKey(name);
    const named = this.places.filter(
      (place) => communeKey(place.name) === key && (communeInsee === null || place.communeInsee === communeInsee),
    );
    return key !== '' && named.length === 1 ? named[0] : undefined;
  }
}

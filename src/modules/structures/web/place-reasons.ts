import type { PlaceFilters } from '../place-filters.js';
import type { PlaceLine } from '../places.queries.js';
import { typographic } from './directory-words.js';

export interface Reason {
  text: string;
  /** The place says nothing of it: it may, or may not. */
  unknown: boolean;
}

/** Why a place answers the search: what it says of each wish, or that it says nothing. */
export function reasonsOf(place: PlaceLine, filters: PlaceFilters): Reason[] {
  const { accompaniment, accessModes, publics, specificCare, fees, services, programmes } = filters;
  return [
    ...said('Propose', place.services, services),
    ...programmes
      .filter((name) => place.programmes.includes(name))
      .map((name) => known(`Dispositif\u00a0: ${typographic(name)}`)),
    ...saidOrNot('Dit proposer', 'Ne dit pas comment il accompagne', place.accompaniment, accompaniment),
    ...saidOrNot('Dit pour y accéder', 'Ne dit pas comment y accéder', place.accessModes, accessModes),
    ...saidOrNot('Dit accueillir', 'Ne dit pas à qui il s’adresse', place.publics, publics),
    ...saidOrNot(
      'Dit prendre en charge',
      'Ne dit pas s’il prend en charge un handicap, l’illettrisme ou une langue',
      place.specificCare,
      specificCare,
    ),
    ...saidOrNot('Frais', 'Ne dit pas si c’est gratuit', place.fees, fees),
  ];
}

const known = (text: string): Reason => ({ text, unknown: false });

const words = (values: readonly string[]): string =>
  values.map((value) => typographic(value.charAt(0).toLowerCase() + value.slice(1))).join(', ');

function said(label: string, has: readonly string[], asked: readonly string[]): Reason[] {
  const common = asked.filter((value) => has.includes(value));
  return common.length > 0 ? [known(`${label}\u00a0: ${words(common)}`)] : [];
}

function saidOrNot(label: string, silent: string, has: readonly string[], asked: readonly string[]): Reason[] {
  if (asked.length === 0) return [];
  return has.length === 0 ? [{ text: silent, unknown: true }] : said(label, has, asked);
}

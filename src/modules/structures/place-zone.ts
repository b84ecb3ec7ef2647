import { PARIS } from '../../platform/time/day.js';

const OVERSEAS: Readonly<Record<string, string>> = {
  '971': 'America/Guadeloupe',
  '972': 'America/Martinique',
  '973': 'America/Cayenne',
  '974': 'Indian/Reunion',
  '975': 'America/Miquelon',
  '976': 'Indian/Mayotte',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
};

/** The time zone in which a place opens and closes, by the INSEE code of its commune. */
export const zoneOf = (communeInsee: string | null): string => OVERSEAS[(communeInsee ?? '').slice(0, 3)] ?? PARIS;

/** Every zone but Paris, with the beginning of the INSEE codes it is for: for a search in the base. */
export const overseasZones: readonly (readonly [prefix: string, zone: string])[] = Object.entries(OVERSEAS);

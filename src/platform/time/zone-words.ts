import { PARIS } from './day.js';

const PLACES: Readonly<Record<string, string>> = {
  'America/Cayenne': 'de la Guyane',
  'America/Guadeloupe': 'de la Guadeloupe',
  'America/Marigot': 'de Saint-Martin',
  'America/Martinique': 'de la Martinique',
  'America/Miquelon': 'de Saint-Pierre-et-Miquelon',
  'America/St_Barthelemy': 'de Saint-Barthélemy',
  'Indian/Mayotte': 'de Mayotte',
  'Indian/Reunion': 'de La Réunion',
  'Pacific/Noumea': 'de la Nouvelle-Calédonie',
  'Pacific/Tahiti': 'de la Polynésie française',
  'Pacific/Wallis': 'de Wallis-et-Futuna',
};

/** « heure de La Réunion », beside an hour that somebody elsewhere may read; null for Paris, which everybody means. */
export function zoneInWords(zone: string): string | null {
  if (zone === PARIS) return null;
  return `heure ${PLACES[zone] ?? `de ${zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone}`}`;
}

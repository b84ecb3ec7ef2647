import { PARIS } from './day.js';

const WORDS: Readonly<Record<string, string>> = {
  'America/Guadeloupe': 'heure de la Guadeloupe',
  'America/Martinique': 'heure de la Martinique',
  'America/Cayenne': 'heure de la Guyane',
  'Indian/Reunion': 'heure de La Réunion',
  'America/Miquelon': 'heure de Saint-Pierre-et-Miquelon',
  'Indian/Mayotte': 'heure de Mayotte',
  'America/St_Barthelemy': 'heure de Saint-Barthélemy',
  'America/Marigot': 'heure de Saint-Martin',
  'Pacific/Wallis': 'heure de Wallis-et-Futuna',
  'Pacific/Tahiti': 'heure de Tahiti',
  'Pacific/Noumea': 'heure de Nouméa',
};
/** « heure de La Réunion », to be said wherever one might read Paris’ hour; null in Paris. */
export const zoneWords = (zone: string): string | null => (zone === PARIS ? null : (WORDS[zone] ?? zone));
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
/** « heure de La Réunion », beside an hour that somebody elsewhere may read; null for Paris, which everybody means. */
export function zoneInWords(zone: string): string | null {
  if (zone === PARIS) return null;
  return `heure ${PLACES[zone] ?? `de ${zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone}`}`;
}

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

import type { Located } from './candidates.js';

const oneDecimal = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** « à 400 m », « à 3,2 km », « à 14 km »; « à environ … » when the position is that of the commune. */
export function distanceInFrench({ distanceKm, positionApproximate }: Located): string {
  if (distanceKm === undefined) return 'Distance inconnue';
  const about = positionApproximate ? 'à environ' : 'à';
  if (distanceKm < 0.1) return positionApproximate ? 'dans la même commune' : 'à moins de 100\u00a0m';
  if (distanceKm < 0.95) return `${about} ${Math.round(distanceKm * 10) * 100}\u00a0m`;
  const kilometres = distanceKm < 10 ? Math.round(distanceKm * 10) / 10 : Math.round(distanceKm);
  return `${about} ${oneDecimal.format(kilometres)}\u00a0km`;
}

/** « À 3,2 km », to begin a line. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** « l’accueil, le mail et le téléphone ». */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} et ${words.at(-1)}`;
}

/** A gap of distance: « 400 m », « 4 km ». */
export function kilometres(distanceKm: number): string {
  if (distanceKm < 0.95) return `${Math.max(1, Math.round(distanceKm * 10)) * 100}\u00a0m`;
  return `${oneDecimal.format(distanceKm < 10 ? Math.round(distanceKm * 10) / 10 : Math.round(distanceKm))}\u00a0km`;
}

const HOURS_A_DAY = 24;

/** « répond en 2 jours le plus souvent », « répond dans la journée le plus souvent ». */
export function usually(hours: number): string {
  if (hours <= HOURS_A_DAY / 2) return 'répond dans la journée le plus souvent';
  const days = Math.max(1, Math.round(hours / HOURS_A_DAY));
  return `répond en ${days}\u00a0jour${days > 1 ? 's' : ''} le plus souvent`;
}

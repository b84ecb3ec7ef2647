export interface TagModel {
  text: string;
  tone: 'neutral' | 'info' | 'success' | 'attention' | 'warning';
}

const SHORT: Readonly<Record<string, string>> = {
  'Accompagnement individuel': 'Individuel',
  'Dans un atelier collectif': 'Ateliers',
  'En autonomie': 'En autonomie',
  'À distance': 'À distance',
};

export const accompanimentTags = (accompaniment: readonly string[]): TagModel[] =>
  accompaniment.map((mode) => ({ text: SHORT[mode] ?? mode, tone: 'info' }));

/** « à 3,2 km », « à 240 m »; « à environ 12 km » when only the commune is known, and nothing sure within it. */
export function distanceWords(km: number, approximate: boolean): string {
  const about = approximate ? 'environ ' : '';
  if (km < 1 && approximate) return 'position approximative';
  if (km < 1) return `à ${Math.max(Math.round(km * 100) * 10, 10)}\u00a0m`;
  const digits = km < 10 && !approximate ? 1 : 0;
  const shown = km.toLocaleString('fr-FR', { maximumFractionDigits: digits });
  return `à ${about}${shown}\u00a0km`;
}

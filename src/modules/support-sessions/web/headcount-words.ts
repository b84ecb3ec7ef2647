import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import type { GroupContent } from '../group-content.js';
import type { Headcount } from '../headcount.js';

const dimensions = [
  ['gender', 'Genre', genderLabels],
  ['age_band', 'Âge', ageBandLabels],
  ['social_status', 'Statut', socialStatusLabels],
] as const satisfies [keyof Headcount, string, Readonly<Record<string, string>>][];

/** « Genre : féminin 3, masculin 1, non communiqué 2 »: each dimension by itself, as it was entered. */
export function headcountInWords(group: Omit<GroupContent, 'title' | 'workshopLevel'>): string[] {
  const { anonymousCount, anonymousAlready, anonymousBy } = group;
  if (anonymousCount === 0) return [];
  const people = `${anonymousCount}\u00a0personne${anonymousCount > 1 ? 's' : ''} sans fiche`;
  const already =
    anonymousAlready > 0 ? `, dont ${anonymousAlready} déjà accompagnée${anonymousAlready > 1 ? 's' : ''}` : '';
  return [`${people}${already}`, ...dimensions.flatMap((dimension) => lineOf(dimension, anonymousBy, anonymousCount))];
}

function lineOf([key, title, labels]: (typeof dimensions)[number], by: Headcount, total: number): string[] {
  const counts: Partial<Record<string, number>> = by[key] ?? {};
  const said = Object.entries(labels).flatMap(([code, label]) => {
    const count = counts[code];
    return count && code !== 'non_communique' ? [{ label, count }] : [];
  });
  if (said.length === 0) return [];
  const rest = total - said.reduce((sum, { count }) => sum + count, 0);
  const parts = [...said, ...(rest > 0 ? [{ label: 'Non communiqué', count: rest }] : [])];
  return [`${title}\u00a0: ${parts.map(({ label, count }) => `${label.toLowerCase()}\u00a0${count}`).join(', ')}`];
}

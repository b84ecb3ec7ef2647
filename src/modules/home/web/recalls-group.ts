import type { Day } from '../../../platform/time/day.js';
import { beneficiariesPaths, caseLifePaths, type DueRecall, recallInWords } from '../../beneficiaries/index.js';
import type { Group } from './group.js';

/** Nothing when nobody is to be called: most desks plan few calls, and an empty card would only take room. */
export function recallsGroup({ recalls, more }: { recalls: DueRecall[]; more: boolean }, today: Day): Group[] {
  if (recalls.length === 0) return [];
  return [
    {
      heading: 'À recontacter',
      items: recalls.map((recall) => ({
        href: beneficiariesPaths.caseFile.to({ id: recall.beneficiaryId }),
        title: recall.personName,
        detail: recallInWords(recall, today),
        tag: recall.dueOn < today ? { text: 'En retard', tone: 'attention' } : null,
      })),
      moreHref: more ? caseLifePaths.dueRecalls.to() : null,
      moreText: 'Voir toutes les personnes à recontacter',
      emptyText: '',
    },
  ];
}

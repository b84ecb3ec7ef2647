import type { Day } from '../../../platform/time/day.js';
import { shortDay } from '../../../platform/time/french.js';
import {
  type CaseLife,
  caseLifePaths,
  endsSoon,
  type MandateLine,
  mandateKindLabels,
  type RecallLine,
  recallReasonLabels,
} from '../../beneficiaries/index.js';
import type { Task } from './task.js';

/** Whom to call back, and the mandate that is about to end. */
export const lifeTasks = (id: string, life: CaseLife, mayCorrect: boolean, today: Day): Task[] => [
  ...(mayCorrect ? life.recalls.flatMap((recall) => aboutRecall(id, recall, today)) : []),
  ...life.mandates.flatMap((mandate) => aboutMandate(id, mandate, mayCorrect, today)),
];

function aboutRecall(id: string, { status, dueOn, reason, words }: RecallLine, today: Day): Task[] {
  if (status !== 'open') return [];
  const day = shortDay(dueOn, today);
  const when = dueOn === today ? 'aujourd’hui' : dueOn < today ? `depuis le ${day}` : `le ${day}`;
  const why = [recallReasonLabels[reason], words].filter(Boolean).join(' · ');
  return [
    {
      text: `À recontacter ${when}\u00a0: ${why}`,
      link: { href: caseLifePaths.recall.to({ id }), text: 'Reporter' },
      button: { action: caseLifePaths.recallDone.to({ id }), text: 'C’est fait' },
    },
  ];
}

/** One that ends soon, while there is time for another. */
function aboutMandate(id: string, mandate: MandateLine, mayCorrect: boolean, today: Day): Task[] {
  if (mandate.endsOn === null || !endsSoon(mandate, today)) return [];
  const end = mandate.endsOn === today ? 'aujourd’hui' : `le ${shortDay(mandate.endsOn, today)}`;
  const link = mayCorrect ? { href: caseLifePaths.noteMandate.to({ id }), text: 'Noter le suivant' } : null;
  return [{ text: `${mandateKindLabels[mandate.kind]}\u00a0: dernier jour ${end}.`, link, button: null }];
}

import type { Day } from '../../../platform/time/day.js';
import {
  agreementWayLabels,
  type CaseLife,
  type GoalLine,
  isRunning,
  type MandateLine,
  mandateKindLabels,
  type RecallLine,
  recallReasonLabels,
  type ShareLine,
} from '../../beneficiaries/index.js';
import { type ListedMessage, messagesPaths } from '../../messages/index.js';
import type { Happening } from './happening.js';

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** Goals, calls made, mandates and shares, as the story tells them. */
export function lifeHappenings({ goals, recalls, mandates, shares }: CaseLife, today: Day): Happening[] {
  return [
    ...goals.flatMap(goalTold),
    ...recalls.flatMap(recallTold),
    ...mandates.flatMap((mandate) => mandateTold(mandate, today)),
    ...shares.flatMap(shareTold),
  ];
}

const goalTold = ({ words, agreedOn, endedOn, status, byName }: GoalLine): Happening[] => [
  { at: agreedOn, text: 'Objectif convenu', detail: words },
  ...(endedOn === null
    ? []
    : [
        {
          at: endedOn,
          text: status === 'reached' ? 'Objectif atteint' : 'Objectif laissé de côté',
          detail: words,
          by: byName,
        },
      ]),
];

const recallTold = ({ endedAt, reason, words, byName }: RecallLine): Happening[] =>
  endedAt === null
    ? []
    : [
        {
          at: endedAt,
          text: 'Personne recontactée',
          detail: [recallReasonLabels[reason], words].filter(Boolean).join(' · '),
          ...(byName ? { by: byName } : {}),
        },
      ];

/** Its end is told once it is over. */
function mandateTold(mandate: MandateLine, today: Day): Happening[] {
  const label = mandateKindLabels[mandate.kind];
  const end = mandate.stoppedOn ?? mandate.endsOn;
  return [
    { at: mandate.signedOn, text: `Début\u00a0: ${lowered(label)}` },
    ...(end !== null && !isRunning(mandate, today) ? [{ at: end, text: `Fin\u00a0: ${lowered(label)}` }] : []),
  ];
}

/** Those of a referral are told by it. */
const shareTold = ({ structureName, startsAt, endsAt, agreementHow }: ShareLine): Happening[] =>
  agreementHow === null
    ? []
    : [
        {
          at: startsAt,
          text: `Fiche partagée avec ${structureName}`,
          detail: `Accord de la personne\u00a0: ${lowered(agreementWayLabels[agreementHow])}`,
        },
        ...(endsAt === null
          ? []
          : [{ at: endsAt, text: `Accord repris\u00a0: ${structureName} ne voit plus la fiche` }]),
      ];

const ways = { email: 'par courriel', sms: 'par SMS', call: 'par téléphone' } as const;

/** What has left, was said, or did not arrive; what still waits is on its own page. */
export function messageTold(message: ListedMessage): Happening[] {
  const { id, kindLabel, recipientName, channel, status, sentAt, endedAt } = message;
  const href = messagesPaths.show.to({ id });
  const told = (at: Date | null, text: string): Happening[] =>
    at === null ? [] : [{ at, text, href, detail: `${recipientName}, ${ways[channel]}` }];
  if (status === 'sent' || status === 'called') return told(status === 'sent' ? sentAt : endedAt, kindLabel);
  if (status === 'failed' || status === 'bounced') return told(endedAt, `Pas arrivé\u00a0: ${lowered(kindLabel)}`);
  return [];
}

import { showPhone } from '../../../platform/contact/phone.js';
import { type Day, dayIn } from '../../../platform/time/day.js';
import { fullDay } from '../../../platform/time/french.js';
import { levelLabels } from '../../assessments/index.js';
import { ageBandLabels, ageBandOn, contactPreferenceLabels, type Wish, wishLabels } from '../../beneficiaries/index.js';
import type { PersonSeen } from '../referral-people.js';
import type { ReferralSeen } from '../referral-reading.js';
import { NEEDS } from '../routing/candidates.js';
import { agreementWayLabels, motiveLabels, outcomeLabels, pathLabels, refusalReasonLabels } from './labels.js';
import { onDay } from './wording.js';

export interface Row {
  key: string;
  value: string;
  values: string[] | null;
  href: null;
  action: null;
}

export const row = (key: string, value: string, values: string[] | null = null): Row => ({
  key,
  value,
  values,
  href: null,
  action: null,
});

const NOT_ASKED = 'Pas demandé\u00a0: rien n’est transmis hors de la structure';

const some = (key: string, value: string | null | undefined): Row[] => (value ? [row(key, value)] : []);

export function personRows(person: PersonSeen, today: Day): Row[] {
  if (person.view === 'nothing') return [];
  if (person.view === 'glimpse') {
    const { firstName, birthYear, communeName, wishes } = person.glimpse;
    return [
      row('Prénom', firstName),
      row('Âge', ageBandLabels[ageBandOn(birthYear, today)]),
      ...some('Commune', communeName),
      ...wishRows(wishes),
    ];
  }
  const { card } = person;
  return [
    row('Nom', card.displayName),
    row('Âge', ageBandLabels[ageBandOn(card.birthYear, today)]),
    ...some('Commune', card.communeName),
    row('Téléphone', card.phone ? showPhone(card.phone) : card.noPhone ? 'pas de téléphone' : 'non renseigné'),
    row('Adresse mail', card.email ?? (card.noEmail ? 'pas d’adresse mail' : 'non renseignée')),
    row('Préfère', contactPreferenceLabels[card.contactPreference]),
    ...wishRows(card.wishes),
    ...some('Proche aidant', helper(card)),
  ];
}

const wishRows = (wishes: readonly Wish[]): Row[] => {
  const labels = wishes.map((wish) => wishLabels[wish]);
  return labels.length > 0 ? [row('Souhaits', '', labels)] : [];
};

const helper = (card: { helperName: string | null; helperPhone: string | null; helperRelationship: string | null }) =>
  [card.helperName, card.helperRelationship, card.helperPhone && showPhone(card.helperPhone)]
    .filter(Boolean)
    .join(', ');

/** What is asked for the person. */
export function demandRows({ referral, side }: ReferralSeen): Row[] {
  const needs = referral.needs.map((need) => (need in NEEDS ? NEEDS[need as keyof typeof NEEDS] : need));
  return [
    row('Pour', pathLabels[referral.path]),
    ...(referral.motive ? [row('Motif', motiveLabels[referral.motive])] : []),
    ...(needs.length > 0 ? [row('Besoins', '', needs)] : []),
    // Written to prepare the welcome: once all is over, it stays with those who wrote it.
    ...(side === 'sender' || referral.status !== 'closed' ? some('Message', referral.message) : []),
    ...(referral.agreementOn && referral.agreementHow
      ? [
          row(
            'Accord de la personne',
            `Le ${fullDay(referral.agreementOn)}, ${agreementWayLabels[referral.agreementHow].toLowerCase()}`,
          ),
        ]
      : [row('Accord de la personne', referral.path === 'internal' ? NOT_ASKED : 'Pas encore noté')]),
  ];
}

export function requestRows(seen: ReferralSeen): Row[] {
  const { referral, side, sender, receiver } = seen;
  return [
    ...demandRows(seen),
    side === 'sender'
      ? row('Orientée vers', '', [
          referral.receiverName,
          ...contact(receiver.communeName, receiver.phone, receiver.email),
        ])
      : row('Orientée par', '', [
          sender?.personName ?? '',
          ...contact(sender?.structureName ?? null, sender?.phone ?? null, sender?.email ?? null),
        ]),
  ];
}

const contact = (name: string | null, phone: string | null, email: string | null): string[] =>
  [name, phone && showPhone(phone), email].filter((line): line is string => Boolean(line));

/** What was answered, then what became of the person; null while there is nothing to tell. */
export function answerRows({ referral, side }: ReferralSeen, now: Date): { rows: Row[] } | null {
  const today = dayIn(now);
  const on = (instant: Date | null) => (instant ? onDay(dayIn(instant), today) : '');
  const rows = [
    ...(referral.status === 'accepted' || referral.status === 'closed'
      ? [row('Acceptée', on(referral.answeredAt))]
      : []),
    ...(referral.appointmentOn ? [row(referral.workshopId ? 'Atelier' : 'Premier rendez-vous', onDay(referral.appointmentOn, today))] : []),
    ...some('Message', referral.answerWords),
    ...(referral.refusalReasons.length > 0
      ? [
          row('Refusée', on(referral.answeredAt)),
          row(
            referral.refusalReasons.length > 1 ? 'Raisons' : 'Raison',
            '',
            referral.refusalReasons.map((reason) => refusalReasonLabels[reason]),
          ),
          ...some('Explication', referral.refusalWords),
        ]
      : []),
    // Why the sender takes it back may speak of the person: the receiver only learns that it is withdrawn.
    ...(referral.withdrawnAt
      ? [
          row('Retirée', on(referral.withdrawnAt)),
          ...(side === 'sender' ? some('Raison', referral.withdrawalReason) : []),
        ]
      : []),
    ...(referral.outcome
      ? [
          row('Suite', outcomeLabels[referral.outcome]),
          ...some('Explication', referral.outcomeWords),
          ...(referral.levelAfter
            ? [
                row(
                  'Niveau',
                  `${levelLabels[referral.level]} avant, ${levelLabels[referral.levelAfter].toLowerCase()} après`,
                ),
              ]
            : []),
        ]
      : []),
  ];
  return rows.length > 0 ? { rows } : null;
}

import { dayIn } from '../../../../platform/time/day.js';
import { longDay, longMoment } from '../../../../platform/time/french.js';
import { assessmentsPaths } from '../../../assessments/index.js';
import { type ReferralSeat, whereWords, workshopsPaths } from '../../../workshops/index.js';
import type { ReferralOpened } from '../../referral-folder.js';
import type { Outcome } from '../../referral-codes.js';
import { isLive } from '../../workshop-seats/live-seat.js';
import { paths } from '../paths.js';
import { row, type Row } from '../referral-rows.js';
import type { NextStep } from '../referral-steps.js';
import { momentOf, ordinal } from './offer-words.js';

/** The workshop and the seat, as both sides read them. */
export function seatPart({ seat }: ReferralOpened): { rows: Row[]; href: string } | null {
  if (!seat) return null;
  return {
    rows: [
      row('Atelier', seat.title),
      row('Quand', momentOf(seat)),
      row('Où', whereWords(seat)),
      row('Place', stateOf(seat)),
    ],
    href: workshopsPaths.show.to({ id: seat.workshopId }),
  };
}

function stateOf(seat: ReferralSeat): string {
  switch (seat.status) {
    case 'waiting':
      return lineOf(seat);
    case 'offered':
      return `Proposée à la personne${until(seat)}`;
    case 'pending':
      return `À confirmer${until(seat)}`;
    case 'registered':
      return 'Réservée';
    case 'attended':
      return 'Personne venue';
    case 'absent':
      return 'Personne non venue';
    case 'cancelled':
      return cancelled[seat.cancelledBy ?? 'desk'];
  }
}

const cancelled = {
  person: 'Rendue\u00a0: la personne ne vient pas',
  desk: 'Rendue',
  lapsed: 'Non confirmée à temps',
  organiser: 'Annulée par l’organisateur',
};

const lineOf = ({ position }: ReferralSeat): string =>
  position === null ? 'Sur la liste d’attente' : `${ordinal(position)} sur la liste d’attente`;

const until = ({ heldUntil, zone }: ReferralSeat): string =>
  heldUntil ? `, gardée jusqu’au ${longMoment(heldUntil, zone)}` : '';

type Said = Pick<NextStep, 'heading' | 'text'> & Partial<NextStep>;

/** What is to be done when a seat answers: nothing of what an answer or a silence asks. */
export function withSeat(next: NextStep, { seat, seen }: ReferralOpened): NextStep {
  if (!seat) return next;
  return { ...next, ...(seen.side === 'sender' ? sender(next, seat, seen) : receiver(next, seat, seen)) };
}

function sender(next: NextStep, seat: ReferralSeat, { referral }: ReferralOpened['seen']): Said {
  const { status, receiverName, beneficiaryId } = referral;
  const giveBack = isLive(seat)
    ? [{ href: paths.giveSeatBack.to({ id: referral.id }), text: 'La personne ne viendra pas', variant: second }]
    : [];
  const another = { href: paths.choose.to({ id: beneficiaryId }), text: 'Choisir un autre atelier', variant: second };
  if (status === 'sent') {
    const text =
      seat.status === 'waiting'
        ? 'Quand une place se libère, elle lui est proposée à son tour. Vous saurez ici si elle est inscrite.'
        : 'La personne la confirme par le lien qu’elle a reçu, ou l’organisateur l’appelle.';
    return { heading: stateOf(seat), text, actions: [...giveBack, ...next.actions] };
  }
  if (status === 'accepted') {
    const day = longDay(dayIn(seat.startsAt, seat.zone));
    const text = `${receiverName} accueille la personne le ${day}. Vous saurez ici si elle est venue.`;
    return { heading: 'Place réservée', text, actions: [...giveBack, ...next.actions.map(asSecond)] };
  }
  if (status !== 'closed') return next;
  const again = { href: assessmentsPaths.express.to({ id: beneficiaryId }), text: 'Refaire le point', variant: second };
  return {
    ...(ended[referral.outcome ?? 'other'] ?? next),
    actions: referral.outcome === 'accompanied' ? [again] : [another],
  };
}

const second = 'secondary' as const;
const asSecond = <Action extends object>(action: Action) => ({ ...action, variant: second });

const ended: Partial<Record<Outcome, { heading: string; text: string }>> = {
  accompanied: { heading: 'Personne venue', text: 'Proposez-lui de refaire le point\u00a0: quelques questions suffisent.' },
  did_not_come: {
    heading: 'Personne non venue',
    text: 'Un empêchement arrive. Vous pouvez lui proposer un autre atelier.',
  },
  given_up: { heading: 'Place rendue', text: 'La personne n’a plus de place. Vous pouvez lui proposer un autre atelier.' },
  other: { heading: 'Atelier annulé', text: 'Vous pouvez proposer un autre atelier à la personne.' },
};

/** The organiser answers by its workshop: the line, attendance, the closing. */
function receiver(next: NextStep, seat: ReferralSeat, { referral }: ReferralOpened['seen']): Said {
  const open = {
    href: workshopsPaths.show.to({ id: seat.workshopId }),
    text: 'Ouvrir l’atelier',
    variant: null,
  };
  if (referral.status === 'sent') {
    const text = 'Rien à faire ici\u00a0: quand une place se libère, elle est proposée à son tour.';
    return { heading: stateOf(seat), text, actions: [open] };
  }
  if (referral.status === 'accepted') {
    const text = 'Notez sa présence à l’atelier\u00a0: la clôture répondra à la structure qui l’a orientée.';
    return { heading: 'La personne a une place', text, actions: [open] };
  }
  return next;
}

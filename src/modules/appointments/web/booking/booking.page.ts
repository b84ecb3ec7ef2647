import { view, type View } from '../../../../platform/http/page.js';
import { duration } from '../../../../platform/time/french.js';
import type { BookingDesk } from '../../booking/booking-desk.js';
import type { ReasonRead } from '../../reasons/reasons.queries.js';
import { isBookableBy, MODES } from '../../vocabulary.js';
import { paths } from '../paths.js';
import { agendaTrail } from '../settings-tabs.js';
import type { BookingChoices } from '../../booking/booking-board.js';
import { bookingHref, type BookingQuery } from './booking-query.js';
import type { Invite } from './hours.page.js';

export const BOOKING = 'Prendre rendez-vous';

/** « pour Odette Martin », « chez Maison de Toul ». */
export function ledeOf({ person, booker, structureName }: BookingDesk): string | null {
  const parts = [
    person ? `pour ${person.name}` : null,
    booker.kind === 'referrer' ? `chez ${structureName}` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(', ') : null;
}

interface ReasonsModel {
  title: string;
  lede: string | null;
  reasons: { href: string; label: string; facts: string }[];
  nothing: { text: string; href: string | null; action: string } | null;
  invite: Invite | null;
}

export function chooseReasonPage(desk: BookingDesk, choices: BookingChoices, query: BookingQuery): View<ReasonsModel> {
  const away = desk.booker.kind === 'referrer';
  const model = {
    title: BOOKING,
    lede: ledeOf(desk),
    reasons: choices.reasons.map((reason) => ({
      href: bookingHref({ ...query, motif: reason.id }),
      label: reason.label,
      facts: `${duration(reason.durationMinutes)}, ${MODES[reason.mode].toLowerCase()}`,
    })),
    nothing:
      choices.reasons.length > 0
        ? null
        : {
            text: away
              ? `${desk.structureName} ne propose pas de rendez-vous en ligne\u00a0: appelez.`
              : 'Il n’y a pas encore de motif de rendez-vous.',
            href: away ? null : paths.reasons.to(),
            action: 'Créer les motifs',
          },
    invite: inviteOf(desk, choices.reasons),
  };
  return view('appointments/choose-reason', BOOKING, model, { breadcrumbs: [agendaTrail] });
}

/** Those who receive let the person of a referral choose, among what is open to people. */
export const inviteOf = ({ booker, referral }: BookingDesk, reasons: readonly ReasonRead[]): Invite | null =>
  booker.kind === 'agent' && referral && reasons.some(({ bookableBy }) => isBookableBy(bookableBy, 'people'))
    ? { action: paths.invite.to(), orientation: referral.id }
    : null;

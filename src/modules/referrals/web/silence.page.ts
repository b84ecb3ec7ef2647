import { showPhone } from '../../../platform/contact/phone.js';
import { errorSummary, type Field, textareaField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { type Day, dayIn, daysBetween } from '../../../platform/time/day.js';
import type { ReferralSeen } from '../referral-reading.js';
import { SILENT_AFTER_DAYS } from '../referral-silence.js';
import type { SilentPage, SilentReferral } from '../silence.queries.js';
import { pathLabels } from './labels.js';
import { paths } from './paths.js';
import type { CallForm } from './silence.form.js';
import { onDay } from './wording.js';

interface SilentRow {
  href: string;
  title: string;
  detail: string;
  tag: { text: string; tone: string };
  facts: string[];
  call: string | null;
  phone: { href: string; text: string } | null;
  remind: { action: string } | null;
  callHref: string;
  withdrawHref: string;
}

interface SilentModel {
  title: string;
  lede: string;
  rows: SilentRow[];
  nothing: { title: string; text: string; href: null; action: null };
  pages: { summary: null; previousHref: string | null; nextHref: string | null; pages: null } | null;
}

const toList = { href: paths.list.to(), text: 'Orientations envoyées' };

/** @param after the id after which this page begins, when it is not the first */
export function silentPage(found: SilentPage, after: string | undefined, today: Day): View<SilentModel> {
  const here = paths.silent.to();
  const title = found.count > 0 ? `Sans réponse (${found.count})` : 'Sans réponse';
  const model: SilentModel = {
    title,
    lede: `Envoyées il y a ${SILENT_AFTER_DAYS}\u00a0jours ou plus, les plus anciennes d’abord.`,
    rows: found.rows.map((row) => silentRow(row, today)),
    nothing: {
      title: 'Tout le monde a répondu',
      text: 'Les orientations qui attendent une réponse depuis plusieurs jours s’afficheront ici.',
      href: null,
      action: null,
    },
    pages:
      found.next || after
        ? {
            summary: null,
            previousHref: after ? here : null,
            nextHref: found.next ? withQuery(here, { apres: found.next }) : null,
            pages: null,
          }
        : null,
  };
  return view('referrals/silent', title, model, { breadcrumbs: [toList] });
}

function silentRow(row: SilentReferral, today: Day): SilentRow {
  const { line, lastRemindedAt, lastCall, receiverPhone } = row;
  const at = { id: line.id };
  const on = (instant: Date) => onDay(dayIn(instant), today);
  const waited = line.sentAt ? daysBetween(dayIn(line.sentAt), today) : 0;
  const remindedToday = lastRemindedAt !== null && dayIn(lastRemindedAt) === today;
  return {
    href: paths.show.to(at),
    title: line.personName ?? 'Personne non affichée',
    detail: `vers ${line.receiverName}`,
    tag: { text: `${waited}\u00a0jours`, tone: waited >= 7 ? 'warning' : 'attention' },
    facts: [
      pathLabels[line.path],
      ...(line.sentAt ? [`envoyée ${on(line.sentAt)}`] : []),
      row.acknowledgedAt
        ? `bien reçue ${on(row.acknowledgedAt)}`
        : row.openedAt
          ? `ouverte ${on(row.openedAt)}`
          : 'pas encore ouverte',
      ...(lastRemindedAt
        ? [`relancée ${on(lastRemindedAt)}${row.remindersSent > 1 ? ` (${row.remindersSent} fois)` : ''}`]
        : []),
      `suivie par ${row.followedByName}`,
    ],
    call: lastCall ? `Appel ${on(lastCall.at)}\u00a0: ${lastCall.words}` : null,
    phone: receiverPhone ? { href: `tel:${receiverPhone}`, text: showPhone(receiverPhone) } : null,
    remind: line.path === 'internal' || remindedToday ? null : { action: paths.remind.to(at) },
    callHref: paths.call.to(at),
    withdrawHref: paths.withdraw.to(at),
  };
}

interface CallModel {
  title: string;
  lede: string;
  action: string;
  errors: { href: string; text: string }[];
  phone: { href: string; text: string } | null;
  words: Field;
  /** The sender notes the answer of those who cannot give it themselves. */
  notesAnswer: boolean;
  cancelHref: string;
}

export function callPage({ referral, receiver, can }: ReferralSeen, form: CallForm): View<CallModel> {
  const cancelHref = paths.show.to({ id: referral.id });
  const title = 'Noter un appel';
  const model: CallModel = {
    title,
    lede: `À ${referral.receiverName}.`,
    action: paths.call.to({ id: referral.id }),
    errors: errorSummary(form),
    phone: receiver.phone ? { href: `tel:${receiver.phone}`, text: showPhone(receiver.phone) } : null,
    words: textareaField(form, 'words', 'Ce qui s’est dit', {
      rows: 3,
      hint: 'Lu par votre structure seulement. N’écrivez rien sur la santé de la personne.',
    }),
    notesAnswer: can.answer,
    cancelHref,
  };
  return view('referrals/call', title, model, { breadcrumbs: [toList, { href: cancelHref, text: 'Orientation' }] });
}

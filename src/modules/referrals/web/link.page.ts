import { errorSummary } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { dayIn } from '../../../platform/time/day.js';
import { type Level, levelLabels } from '../../assessments/index.js';
import type { LinkRead } from '../link-reading.js';
import type { PersonSeen } from '../referral-people.js';
import type { ReferralSeen } from '../referral-reading.js';
import { canConverse } from '../referral.policy.js';
import { contactOf } from './link-message.page.js';
import { linkPaths } from './paths.js';
import { answerRows, demandRows, personRows, type Row } from './referral-rows.js';
import { ThreadForm } from './thread.form.js';
import { type ThreadPart, threadPart } from './thread-part.js';
import { onDay } from './wording.js';

interface LinkModel {
  errors: { href: string; text: string }[];
  title: string;
  sentOn: string;
  next: {
    heading: string;
    text: string;
    call: { href: string; text: string } | null;
    actions: { href: string; text: string; variant: 'secondary' | null }[];
    /** « Bien reçu »: at once, by a button. */
    acknowledge: { action: string } | null;
    acknowledged: string | null;
  };
  person: { rows: Row[]; note: string | null };
  level: { level: Level; label: string; reason: string | null };
  request: { rows: Row[] };
  answer: { rows: Row[] } | null;
  sender: { personName: string; contact: ReturnType<typeof contactOf> } | null;
  thread: ThreadPart | null;
}

/** What the holder of a link reads, on a telephone first. @param form what was typed in the thread, with its errors */
export function linkPage(read: LinkRead, now: Date, form = new ThreadForm()): View<LinkModel> {
  const { seen, levelReason } = read;
  const { referral, person, sender } = seen;
  const today = dayIn(now);
  const model: LinkModel = {
    errors: errorSummary(form),
    title: titleOf(seen),
    sentOn: referral.sentAt ? `Demande envoyée ${onDay(dayIn(referral.sentAt), today)}.` : '',
    next: nextOf(seen, now),
    person: {
      rows: personRows(person, today),
      note: referral.status === 'sent' ? 'Son nom et ses coordonnées s’afficheront si vous acceptez.' : null,
    },
    level: { level: referral.level, label: levelLabels[referral.level], reason: levelReason },
    request: { rows: demandRows(seen) },
    answer: answerRows(seen, now),
    sender: sender ? { personName: sender.personName, contact: contactOf(sender) } : null,
    thread: threadOf(read, form, now),
  };
  return view('referrals/link', model.title, model, { layout: 'bare', wide: true });
}

/** The title of a window is read over a shoulder: it names structures alone. */
const titleOf = ({ sender, referral }: ReferralSeen): string =>
  referral.status === 'accepted'
    ? `Une personne orientée par ${sender?.structureName ?? ''}`
    : `${sender?.structureName ?? ''} vous oriente une personne`;

function nextOf({ referral, person }: ReferralSeen, now: Date): LinkModel['next'] {
  const at = { id: referral.id };
  if (referral.status === 'accepted') {
    return {
      heading: 'Vous accueillez cette personne',
      text: 'Contactez-la. Ensuite, revenez par le même lien dire si elle est venue et ce que vous avez fait ensemble.',
      call: callOf(person),
      actions: [{ href: linkPaths.close.to(at), text: 'Dire ce qu’il s’est passé', variant: 'secondary' }],
      acknowledge: null,
      acknowledged: null,
    };
  }
  const { acknowledgedAt } = referral;
  return {
    heading: 'Pouvez-vous accueillir cette personne\u00a0?',
    text: 'Si ce n’est pas possible, dites-le simplement\u00a0: la structure qui oriente cherchera une autre solution.',
    call: null,
    actions: [
      { href: linkPaths.accept.to(at), text: 'Oui, accepter', variant: null },
      { href: linkPaths.refuse.to(at), text: 'Non, refuser', variant: 'secondary' },
    ],
    acknowledge: acknowledgedAt ? null : { action: linkPaths.acknowledge.to(at) },
    acknowledged: acknowledgedAt
      ? `Vous avez dit «\u00a0bien reçu\u00a0» ${onDay(dayIn(acknowledgedAt), dayIn(now))}.`
      : null,
  };
}

const callOf = (person: PersonSeen): LinkModel['next']['call'] =>
  person.view === 'full' && person.card.phone
    ? { href: `tel:${person.card.phone}`, text: `Appeler ${person.card.displayName}` }
    : null;

function threadOf({ seen, thread }: LinkRead, form: ThreadForm, now: Date): ThreadPart | null {
  const { id } = seen.referral;
  const settings = {
    form: canConverse(seen.referral) ? form : null,
    action: linkPaths.write.to({ id }),
    documentHref: (documentId: string) => linkPaths.document.to({ id, documentId }),
  };
  return threadPart(thread, settings, now);
}

import { errorSummary } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import type { Link } from '../../../platform/http/layout.js';
import { dayIn } from '../../../platform/time/day.js';
import { relativeMoment } from '../../../platform/time/french.js';
import { levelLabels, type Level } from '../../assessments/index.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import { canConverse } from '../referral.policy.js';
import type { ReferralOpened } from '../referral-folder.js';
import type { ReferralSeen } from '../referral-reading.js';
import type { EventKind } from '../referral-codes.js';
import type { ChainLink } from '../reroute.service.js';
import type { ReferralStatus } from '../referral-status.js';
import { pathLabels, statusLabels } from './labels.js';
import { paths } from './paths.js';
import { stepInWords } from './saisine/labels.js';
import { onDay } from './wording.js';
import { receiptItems } from './receipt-items.js';
import { answerRows, personRows, requestRows, type Row } from './referral-rows.js';
import type { RerouteForm } from './reroute.form.js';
import { filledReroute, type ReroutePart, reroutePart } from './reroute-part.js';
import { nextStep, type NextStep, stepsOf, statusTones } from './referral-steps.js';
import { ThreadForm } from './thread.form.js';
import { type ThreadPart, threadPart } from './thread-part.js';
import { seatPart, withSeat } from './workshop-seats/seat-part.js';

interface ReferralModel {
  errors: { href: string; text: string }[];
  title: string;
  tag: { text: string; tone: string };
  lede: string;
  steps: { label: string; items: { text: string; state: 'done' | 'current' | 'todo' }[] };
  next: NextStep;
  hasActions: boolean;
  person: { heading: string; rows: Row[]; note: string | null; href: string | null };
  level: { level: Level; label: string; reason: null } | null;
  request: { heading: string; rows: Row[] } | null;
  /** Of a referral that asks for one in a workshop. */
  seat: { rows: Row[]; href: string } | null;
  answer: { rows: Row[] } | null;
  chain: { text: string; href: string; receiver: string; status: string }[];
  reroute: ReroutePart | null;
  thread: ThreadPart | null;
  /** Of the sender alone. */
  messages: { items: ReturnType<typeof receiptItems> } | null;
  history: { items: { when: string; datetime: string; text: string; href: null; detail: string | null; by: string }[] };
}

const changes: Record<ReferralStatus, string> = {
  draft: 'Orientation préparée',
  sent: 'Orientation envoyée',
  accepted: 'Orientation acceptée',
  refused: 'Orientation refusée',
  withdrawn: 'Orientation retirée',
  expired: 'Orientation terminée sans réponse',
  closed: 'Orientation terminée',
};

const events: Record<EventKind, string> = {
  status: '',
  opened: 'Demande ouverte par le destinataire',
  acknowledged: 'Bien reçue par le destinataire',
  reminded: 'Relance envoyée',
  called: 'Appel',
  link_reissued: 'Nouveau lien de réponse envoyé',
  handed_over: 'Suivi confié à un·e collègue',
};

/** What was typed in one of the page's forms, when it comes back with its errors. */
interface Typed {
  thread?: ThreadForm;
  reroute?: RerouteForm;
}

export function referralPage(opened: ReferralOpened, now: Date, typed: Typed = {}): View<ReferralModel> {
  const { seen } = opened;
  const { referral, side, person } = seen;
  const full = person.view === 'full';
  const next = withSeat(nextStep(seen, dayIn(now)), opened);
  const model: ReferralModel = {
    errors: errorSummary(typed.reroute ?? typed.thread ?? new ThreadForm()),
    title: titleOf(seen),
    tag: { text: statusLabels[referral.status], tone: statusTones[referral.status] },
    lede: ledeOf(seen, now),
    steps: stepsOf(referral),
    next,
    hasActions: next.act !== null || next.actions.length > 0,
    person: {
      heading: 'La personne',
      rows: personRows(person, dayIn(now)),
      note: noteOn(seen),
      href: full ? beneficiariesPaths.caseFile.to({ id: referral.beneficiaryId }) : null,
    },
    level:
      person.view === 'nothing' ? null : { level: referral.level, label: levelLabels[referral.level], reason: null },
    request: person.view === 'nothing' ? null : { heading: 'La demande', rows: requestRows(seen) },
    seat: seatPart(opened),
    answer: answerRows(seen, now),
    chain: chainOf(opened),
    reroute: reroutePart(opened, typed.reroute ?? filledReroute(referral)),
    thread: threadOf(opened, typed.thread ?? new ThreadForm(), now),
    messages: seen.receipts.length > 0 ? { items: receiptItems(seen.receipts, now) } : null,
    history: { items: historyOf(seen, now) },
  };
  return view('referrals/referral', 'Orientation', model, { breadcrumbs: breadcrumbs(side) });
}

const breadcrumbs = (side: ReferralSeen['side']): Link[] => [
  side === 'sender'
    ? { href: paths.list.to(), text: 'Orientations envoyées' }
    : { href: paths.received.to(), text: 'Orientations reçues' },
];

function titleOf({ referral, side, person, sender }: ReferralSeen): string {
  if (person.view === 'full' && side === 'sender') return `${person.card.displayName} vers ${referral.receiverName}`;
  if (person.view === 'full') return person.card.displayName;
  if (person.view === 'glimpse') return `${person.glimpse.firstName}, de la part de ${sender?.structureName ?? ''}`;
  return `Orientation de la part de ${sender?.structureName ?? ''}`;
}

function ledeOf({ referral }: ReferralSeen, now: Date): string {
  const today = dayIn(now);
  const path = pathLabels[referral.path];
  if (!referral.sentAt) return `${path}. Brouillon commencé ${onDay(dayIn(referral.createdAt), today)}.`;
  const moments: [string, Date | null][] = [
    ['Envoyée', referral.sentAt],
    ['ouverte', referral.openedAt],
    ['bien reçue', referral.acknowledgedAt],
  ];
  const told = moments.flatMap(([what, at]) => (at ? [`${what} ${onDay(dayIn(at), today)}`] : []));
  return `${path}. ${told.join(', ')}.`;
}

function chainOf({ chain }: ReferralOpened): ReferralModel['chain'] {
  const link = (text: string, { id, receiverName, status }: ChainLink) => ({
    text,
    href: paths.show.to({ id }),
    receiver: receiverName,
    status: statusLabels[status].toLowerCase(),
  });
  return [
    ...(chain.before
      ? [link(chain.before.status === 'refused' ? 'Après le refus de' : 'Après le silence de', chain.before)]
      : []),
    ...(chain.after ? [link('Réorientée vers', chain.after)] : []),
  ];
}

function threadOf({ seen, thread }: ReferralOpened, form: ThreadForm, now: Date): ThreadPart | null {
  const { referral } = seen;
  const settings = {
    form: canConverse(referral) ? form : null,
    action: paths.write.to({ id: referral.id }),
    documentHref: (documentId: string) => paths.document.to({ documentId }),
  };
  return threadPart(thread, settings, now);
}

/** Why the receiver reads no more than this. */
function noteOn({ side, person, referral }: ReferralSeen): string | null {
  if (side === 'sender' || person.view === 'full') return null;
  if (person.view === 'nothing') return 'Les informations sur la personne ne vous sont plus transmises.';
  return referral.status === 'sent'
    ? 'Le nom et les coordonnées s’afficheront quand vous aurez accepté.'
    : 'L’accompagnement est terminé\u00a0: le nom et les coordonnées ne sont plus affichés.';
}

/** What was heard on the phone stays with those who called. */
function historyOf({ history, side }: ReferralSeen, now: Date): ReferralModel['history']['items'] {
  return history.map(({ at, kind, to, byName, structureName, words, step, workshopOn }) => ({
    when: relativeMoment(at, now),
    datetime: at.toISOString(),
    text: step ? stepInWords(step, workshopOn) : to ? changes[to] : events[kind],
    href: null,
    detail: side === 'sender' ? words : null,
    by: [byName, structureName].filter(Boolean).join(', ') || 'Passerelle',
  }));
}

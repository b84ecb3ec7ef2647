import type { Link } from '../../../../platform/http/layout.js';
import { view, type View } from '../../../../platform/http/page.js';
import { dayIn } from '../../../../platform/time/day.js';
import { fullDay, relativeMoment } from '../../../../platform/time/french.js';
import { levelLabels, type Level } from '../../../assessments/index.js';
import { type PlainStep, plainSteps, type SaisineStep, statusOf } from '../../saisine/saisine-status.js';
import type { SaisineSeen } from '../../saisine/saisine-reading.js';
import { paths } from '../paths.js';
import { stepInWords, stepLabels, stepTones } from './labels.js';
import { saisinePaths } from './paths.js';
import { contactRows, type FactRow, requestRows } from './saisine-rows.js';

type Variant = 'secondary' | null;

interface SaisineModel {
  title: string;
  tag: { text: string; tone: string };
  late: { text: string; tone: string } | null;
  lede: string;
  /** What can be done now: buttons that act at once, links to a page that asks something. */
  next: {
    heading: string;
    action: string;
    buttons: { step: PlainStep; text: string; variant: Variant }[];
    links: { href: string; text: string; variant: Variant }[];
  } | null;
  contact: { rows: FactRow[] } | null;
  contactNote: string | null;
  request: { rows: FactRow[] } | null;
  level: { level: Level; label: string; reason: null } | null;
  sheet: { href: string; pdf: string } | null;
  referralHref: string;
  history: { items: { when: string; datetime: string; text: string; href: null; detail: null; by: string }[] };
}

const actTexts: Partial<Record<SaisineStep, string>> = {
  acknowledged: 'Accuser réception',
  called_back: 'Personne recontactée',
  workshop_offered: 'Proposer un atelier',
  workshop_attended: 'Atelier suivi',
  unreachable: 'Personne injoignable',
  redirected: 'Personne réorientée',
  refused: 'Refuser',
  closed: 'Clore la saisine',
};

/** What most often comes next. */
const usual: Partial<Record<SaisineStep, SaisineStep>> = {
  transmitted: 'acknowledged',
  acknowledged: 'called_back',
  called_back: 'workshop_offered',
  workshop_offered: 'workshop_attended',
  workshop_attended: 'closed',
  unreachable: 'closed',
  redirected: 'closed',
};

const isPlain = (step: SaisineStep): step is PlainStep => plainSteps.some((plain) => plain === step);

export function saisinePage(found: SaisineSeen, now: Date): View<SaisineModel> {
  const { seen, saisine, late } = found;
  const { referral } = seen;
  const at = { id: referral.id };
  const shown = found.contact !== null || seen.person.view !== 'nothing';
  const title = titleOf(found);
  const model: SaisineModel = {
    title,
    tag: { text: stepLabels[saisine.step], tone: stepTones[saisine.step] },
    late: late ? { text: 'En retard', tone: 'warning' } : null,
    lede: ledeOf(found),
    next: nextOf(found),
    contact: found.contact ? { rows: contactRows(found) } : null,
    contactNote: contactNote(found),
    request: shown ? { rows: requestRows(found) } : null,
    level: shown ? { level: referral.level, label: levelLabels[referral.level], reason: null } : null,
    sheet: found.contact ? { href: saisinePaths.print.to(at), pdf: saisinePaths.pdf.to(at) } : null,
    referralHref: paths.show.to(at),
    history: { items: historyOf(found, now) },
  };
  return view('referrals/saisine', 'Saisine', model, { breadcrumbs: breadcrumbs(found) });
}

const breadcrumbs = ({ seen }: SaisineSeen): Link[] =>
  seen.side === 'sender'
    ? [{ href: paths.list.to(), text: 'Orientations envoyées' }]
    : [{ href: saisinePaths.list.to(), text: 'Saisines' }];

function titleOf({ contact, seen }: SaisineSeen): string {
  const { person, side, referral, sender } = seen;
  if (contact)
    return side === 'sender' ? `${contact.displayName}, saisine de ${referral.receiverName}` : contact.displayName;
  if (person.view === 'glimpse') return `${person.glimpse.firstName}, de la part de ${sender?.structureName ?? ''}`;
  return `Saisine de la part de ${sender?.structureName ?? ''}`;
}

function ledeOf({ saisine, seen: { referral } }: SaisineSeen): string {
  if (!referral.sentAt || !saisine.answerDueOn) return 'Elle n’est pas encore partie.';
  const sent = `Transmise le ${fullDay(dayIn(referral.sentAt))}.`;
  if (statusOf(saisine.step) !== 'sent') return sent;
  return `${sent} Réponse attendue le ${fullDay(saisine.answerDueOn)} au plus tard, délai choisi par la caisse.`;
}

function contactNote({ contact, saisine, seen }: SaisineSeen): string | null {
  if (contact || seen.side === 'sender') return null;
  return saisine.step === 'transmitted'
    ? 'Accusez réception\u00a0: le nom et le téléphone s’afficheront, pour rappeler la personne.'
    : 'La saisine est terminée\u00a0: le nom et le téléphone ne sont plus affichés.';
}

function nextOf({ next, saisine, seen }: SaisineSeen): SaisineModel['next'] {
  const at = { id: seen.referral.id };
  const pages: Partial<Record<SaisineStep, string>> = {
    workshop_offered: saisinePaths.workshop.to(at),
    refused: paths.refuse.to(at),
    closed: saisinePaths.close.to(at),
  };
  const variant = (step: SaisineStep): Variant => (usual[saisine.step] === step ? null : 'secondary');
  const text = (step: SaisineStep): string =>
    step === 'workshop_offered' && saisine.workshopOn ? 'Proposer une autre date' : (actTexts[step] ?? '');
  const buttons = next.filter(isPlain).map((step) => ({ step, text: text(step), variant: variant(step) }));
  const links = next.flatMap((step) => {
    const href = pages[step];
    return href ? [{ href, text: text(step), variant: variant(step) }] : [];
  });
  if (buttons.length + links.length === 0) return null;
  const heading = seen.side === 'sender' ? 'Noter ce que la caisse vous a dit' : 'Et maintenant\u00a0?';
  return { heading, action: saisinePaths.step.to(at), buttons, links };
}

const historyOf = ({ steps }: SaisineSeen, now: Date): SaisineModel['history']['items'] =>
  [...steps].reverse().map(({ step, at, workshopOn, byName, structureName }) => ({
    when: relativeMoment(at, now),
    datetime: at.toISOString(),
    text: stepInWords(step, workshopOn),
    href: null,
    detail: null,
    by: [byName, structureName].filter(Boolean).join(', ') || 'Passerelle',
  }));

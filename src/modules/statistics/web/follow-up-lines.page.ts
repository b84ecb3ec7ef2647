import { levelLabels } from '../../assessments/index.js';
import { outcomeLabels, pathLabels, refusalReasonLabels, statusLabels } from '../../referrals/index.js';
import { errorSummary } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { type Day, dayIn } from '../../../platform/time/day.js';
import { fullDay, numericDay } from '../../../platform/time/french.js';
import type { FollowUpLine } from '../follow-up.js';
import type { FollowUpLines } from '../follow-up-lines.queries.js';
import type { Period } from '../period.js';
import { filterCodes, type FollowUpLinesForm } from './follow-up.form.js';
import { delayInFrench, waitInFrench } from './follow-up-words.js';
import { paths } from './paths.js';
import { number, type Table, text } from './table.js';

interface Shown {
  form: FollowUpLinesForm;
  period: Period;
  found: FollowUpLines;
  today: Day;
}

interface LinesModel {
  errors: { href: string; text: string }[];
  period: string;
  /** Shown when one structure is chosen: the way back to all. */
  chosenHref: string | null;
  tabs: { label: string; items: { href: string; text: string; current: boolean }[] };
  table: Table | null;
  pages: { summary: null; previousHref: null; nextHref: string | null; pages: null } | null;
}

const tabTexts: Record<keyof typeof filterCodes, string> = {
  silence: 'Sans réponse',
  refus: 'Refusées',
  toutes: 'Toutes',
};

type Words = Readonly<Record<string, string>>;
const inWords = (labels: Words, code: string): string => labels[code] ?? code;

export function followUpLinesPage(shown: Shown): View<LinesModel> {
  const { form, period, found } = shown;
  const { senderId, receiverId, after } = form.chosen;
  const kept = {
    ...{ periode: 'custom', du: period.from, au: period.to, etat: form.etat ?? 'silence' },
    ...{ expediteur: senderId ?? undefined, destinataire: receiverId ?? undefined },
  };
  const at = (more: Record<string, string | undefined>) => withQuery(paths.followUpLines.to(), { ...kept, ...more });
  const model: LinesModel = {
    errors: errorSummary(form),
    period: `du ${fullDay(period.from)} au ${fullDay(period.to)}`,
    chosenHref: senderId || receiverId ? at({ expediteur: undefined, destinataire: undefined }) : null,
    tabs: {
      label: 'Choisir les orientations',
      items: Object.entries(tabTexts).map(([code, words]) => ({
        ...{ href: at({ etat: code }), text: words, current: code === kept.etat },
      })),
    },
    table: found.lines.length > 0 ? linesTable(shown) : null,
    pages:
      found.next || after
        ? { summary: null, previousHref: null, nextHref: found.next ? at({ apres: found.next }) : null, pages: null }
        : null,
  };
  const breadcrumbs = [
    { href: paths.figures.to(), text: 'Statistiques' },
    { href: paths.followUp.to(), text: 'Suites des orientations' },
  ];
  return view('statistics/follow-up-lines', 'Orientations une à une', model, { wide: true, breadcrumbs });
}

function linesTable({ found, today }: Shown): Table {
  const heads = ['Envoyée le', 'Par', 'Vers', 'Parcours', 'Niveau', 'État'];
  return {
    caption: 'Orientations',
    captionHidden: true,
    head: [...heads.map((head) => ({ text: head, numeric: false })), { text: 'Délai', numeric: true }],
    rows: found.lines.map((line) => ({
      cells: [
        { ...text(numericDay(dayIn(line.sentAt))), header: true },
        text(line.senderName),
        text(line.receiverName),
        text(inWords(pathLabels, line.path)),
        text(inWords(levelLabels, line.level)),
        text(inWords(statusLabels, line.status), detailOf(line)),
        number(delay(line, today)),
      ],
    })),
    foot: null,
  };
}

function detailOf(line: FollowUpLine): string | null {
  if (line.outcome) return inWords(outcomeLabels, line.outcome);
  if (line.refusalReasons.length > 0) {
    return line.refusalReasons.map((reason) => inWords(refusalReasonLabels, reason)).join(', ');
  }
  if (line.status !== 'sent') return null;
  return line.openedAt ? `ouverte le ${numericDay(dayIn(line.openedAt))}` : 'pas encore ouverte';
}

function delay(line: FollowUpLine, today: Day): string {
  if (line.answeredAt)
    return delayInFrench(Math.round((line.answeredAt.getTime() - line.sentAt.getTime()) / 3_600_000));
  return line.status === 'sent' ? `attend depuis ${waitInFrench(line.sentAt, today)}` : '–';
}

import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { type Day, dayIn } from '../../../platform/time/day.js';
import { levelLabels, type Level } from '../../assessments/index.js';
import { messagesPaths } from '../../messages/index.js';
import type { ReferralLine } from '../referral-line.js';
import type { ReferralStatus } from '../referral-status.js';
import type { ReferralPage, Waiting } from '../referrals.queries.js';
import { outcomeLabels, pathLabels } from './labels.js';
import { paths } from './paths.js';
import { statusTones } from './referral-steps.js';
import { onDay } from './wording.js';

/** A tab of a list: the code in the address, its words, the states it holds. */
export interface Tab {
  code: string;
  text: string;
  statuses: readonly ReferralStatus[];
}

export const sentTabs: readonly Tab[] = [
  { code: 'en-cours', text: 'En cours', statuses: ['draft', 'sent', 'accepted'] },
  { code: 'brouillons', text: 'Brouillons', statuses: ['draft'] },
  { code: 'en-attente', text: 'En attente de réponse', statuses: ['sent'] },
  { code: 'acceptees', text: 'Acceptées', statuses: ['accepted'] },
  { code: 'refusees', text: 'Refusées', statuses: ['refused'] },
  { code: 'terminees', text: 'Terminées', statuses: ['closed', 'withdrawn', 'expired'] },
];

export const receivedTabs: readonly Tab[] = [
  { code: 'a-repondre', text: 'À répondre', statuses: ['sent'] },
  { code: 'acceptees', text: 'Acceptées', statuses: ['accepted'] },
  { code: 'terminees', text: 'Terminées', statuses: ['closed', 'refused', 'withdrawn', 'expired'] },
];

export const tabOf = (tabs: readonly Tab[], code: unknown): Tab => {
  const found = tabs.find((tab) => tab.code === code) ?? tabs[0];
  if (!found) throw new RangeError('No tab');
  return found;
};

export interface LineRow {
  href: string;
  title: string;
  detail: string;
  facts: string[];
  tag: { text: string; tone: string };
  level: { level: Level; label: string; reason: null } | null;
}

interface ListModel {
  title: string;
  directions: { label: string; items: { href: string; text: string; current: boolean }[] };
  filters: { href: string; text: string; current: boolean }[];
  rows: LineRow[];
  nothing: { title: string; text: string; href: null; action: null };
  silent: { href: string; text: string } | null;
  handoverHref: string | null;
  pages: { summary: null; previousHref: string | null; nextHref: string | null; pages: null } | null;
}

interface Shown {
  direction: 'sent' | 'received';
  tab: Tab;
  found: ReferralPage;
  /** The `after` of this page, when it is not the first. */
  after: string | undefined;
  waiting: Pick<Waiting, 'toAnswer' | 'silent'>;
  /** The role may hand over what someone follows. */
  handsOver: boolean;
}

export function referralsPage(
  { direction, tab, found, after, waiting, handsOver }: Shown,
  today: Day,
): View<ListModel> {
  const sent = direction === 'sent';
  const here = sent ? paths.list : paths.received;
  const title = sent ? 'Orientations envoyées' : 'Orientations reçues';
  const model: ListModel = {
    title,
    directions: {
      label: 'Sens des orientations',
      items: [
        { href: paths.list.to(), text: 'Envoyées', current: sent },
        {
          href: paths.received.to(),
          text: waiting.toAnswer > 0 ? `Reçues (${waiting.toAnswer} à répondre)` : 'Reçues',
          current: !sent,
        },
        { href: messagesPaths.list.to(), text: 'Messages', current: false },
      ],
    },
    filters: (sent ? sentTabs : receivedTabs).map(({ code, text }) => ({
      href: withQuery(here.to(), { etat: code }),
      text,
      current: code === tab.code,
    })),
    rows: found.lines.map((line) => lineRow(line, today)),
    nothing: sent ? nothingSent(tab) : nothingReceived(tab),
    silent: sent && waiting.silent > 0 ? { href: paths.silent.to(), text: silentText(waiting.silent) } : null,
    handoverHref: sent && handsOver ? paths.leavers.to() : null,
    pages:
      found.next || after
        ? {
            summary: null,
            previousHref: after ? withQuery(here.to(), { etat: tab.code }) : null,
            nextHref: found.next ? withQuery(here.to(), { etat: tab.code, apres: found.next }) : null,
            pages: null,
          }
        : null,
  };
  return view('referrals/referrals', title, model);
}

const silentText = (count: number): string =>
  count > 1
    ? `${count}\u00a0orientations sans réponse depuis 3\u00a0jours ou plus`
    : '1\u00a0orientation sans réponse depuis 3\u00a0jours ou plus';

export function lineRow(line: ReferralLine, today: Day): LineRow {
  const sent = line.direction === 'sent';
  const who = line.personName ?? 'Personne non affichée';
  return {
    href: paths.show.to({ id: line.id }),
    title: who,
    detail: sent ? `vers ${line.receiverName}` : `de la part de ${line.senderName}`,
    facts: [line.communeName, pathLabels[line.path], moment(line, today)].filter((fact): fact is string =>
      Boolean(fact),
    ),
    tag: { text: line.statusLabel, tone: statusTones[line.status] },
    level: line.personName ? { level: line.level, label: levelLabels[line.level], reason: null } : null,
  };
}

/** The last thing that happened, or the next. */
function moment(line: ReferralLine, today: Day): string {
  const on = (instant: Date | null) => (instant ? onDay(dayIn(instant), today) : '');
  switch (line.status) {
    case 'draft':
      return `commencée ${on(line.createdAt)}`;
    case 'sent':
      return `envoyée ${on(line.sentAt)}${line.lastRemindedAt ? `, relancée ${on(line.lastRemindedAt)}` : ''}`;
    case 'accepted':
      return line.appointmentOn
        ? `premier rendez-vous ${onDay(line.appointmentOn, today)}`
        : `acceptée ${on(line.answeredAt)}`;
    case 'refused':
      return `refusée ${on(line.answeredAt)}`;
    case 'closed':
      return line.outcome ? outcomeLabels[line.outcome] : `terminée ${on(line.closedAt)}`;
    case 'withdrawn':
      return 'retirée';
    case 'expired':
      return `sans réponse, envoyée ${on(line.sentAt)}`;
  }
}

const empty = (title: string, text: string) => ({ title, text, href: null, action: null });

const nothingSent = (tab: Tab) =>
  empty(
    tab.code === 'en-cours' ? 'Aucune orientation en cours' : 'Aucune orientation ici',
    'Pour orienter quelqu’un, ouvrez sa fiche puis choisissez «\u00a0Orienter\u00a0».',
  );

const nothingReceived = (tab: Tab) =>
  tab.code === 'a-repondre'
    ? empty(
        'Rien n’attend votre réponse',
        'Les orientations que vous recevrez s’afficheront ici, la plus ancienne d’abord.',
      )
    : empty('Aucune orientation ici', 'Choisissez un autre état.');

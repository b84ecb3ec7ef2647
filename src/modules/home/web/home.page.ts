import type { Actor, Role } from '../../../platform/access/actor.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { duration, longDay, relativeMoment } from '../../../platform/time/french.js';
import type { Day } from '../../../platform/time/day.js';
import { dayIn } from '../../../platform/time/day.js';
import { agendaPaths } from '../../appointments/index.js';
import { levelLabels } from '../../assessments/index.js';
import { beneficiariesPaths } from '../../beneficiaries/index.js';
import { identityPaths } from '../../identity/index.js';
import { outcomeLabels, pathLabels, type ReferralLine, referralsPaths } from '../../referrals/index.js';
import { supportSessionsPaths } from '../../support-sessions/index.js';
import type { Desk } from '../desk-overview.js';
import { heardAt } from '../last-heard.js';
import type { ScopeOverview, SiteOverview } from '../overview.queries.js';
import { dayGroup, type Next, nextOf } from './day-group.js';
import type { Group } from './group.js';
import { recallsGroup } from './recalls-group.js';

interface HomeModel {
  greeting: string;
  today: string;
  actions: { href: string; text: string; variant: string | null }[];
  tiles: { value: string; label: string; href: string | null; detail: string | null }[];
  groups: Group[];
  next: Next | null;
}

const hello = (actor: Actor, today: Day): { greeting: string; today: string } => ({
  greeting: `Bonjour ${actor.firstName}`,
  today: longDay(today),
});

const counted = new Intl.NumberFormat('fr-FR');

const welcomesFirst: readonly Role[] = ['counter'];

/** Someone who works in a structure: what waits, what is new, and the act they make most. */
export function deskHomePage(actor: Actor, desk: Desk, now: Date): View<HomeModel> {
  const today = dayIn(now);
  const log = { href: supportSessionsPaths.create.to(), text: 'Noter une séance' };
  const welcome = { href: beneficiariesPaths.create.to(), text: 'Accueillir une personne' };
  const ordered = welcomesFirst.includes(actor.role) ? [welcome, log] : [log, welcome];
  const model = {
    ...hello(actor, today),
    actions: ordered.map((action, index) => ({ ...action, variant: index === 0 ? null : 'secondary' })),
    tiles: deskTiles(desk),
    next: desk.day && nextOf(desk.day),
    groups: [
      ...(desk.day ? dayGroup(desk.day) : []),
      ...recallsGroup(desk.recalls, today),
      toAnswerGroup(desk, now),
      newsGroup(desk, now),
    ].sort((a, b) => Number(b.items.length > 0) - Number(a.items.length > 0)),
  };
  return view('home/home', 'Aujourd’hui', model);
}

function deskTiles({ waiting, sessions, toComplete, day }: Desk): HomeModel['tiles'] {
  const tile = (count: number, one: string, many: string, href: string, detail: string | null = null) => ({
    value: counted.format(count),
    label: count > 1 ? many : one,
    href,
    detail,
  });
  const all = [
    tile(waiting.toAnswer, 'orientation à répondre', 'orientations à répondre', referralsPaths.received.to()),
    tile(
      waiting.toClose,
      'accompagnement à conclure',
      'accompagnements à conclure',
      withQuery(referralsPaths.received.to(), { etat: 'acceptees' }),
    ),
    tile(waiting.silent, 'orientation sans réponse', 'orientations sans réponse', referralsPaths.silent.to()),
    tile(
      waiting.drafts,
      'brouillon à envoyer',
      'brouillons à envoyer',
      withQuery(referralsPaths.list.to(), { etat: 'brouillons' }),
    ),
    tile(
      waiting.answered,
      'orientation acceptée, en cours',
      'orientations acceptées, en cours',
      withQuery(referralsPaths.list.to(), { etat: 'acceptees' }),
    ),
    tile(day?.toRecord ?? 0, 'rendez-vous à renseigner', 'rendez-vous à renseigner', agendaPaths.toRecord.to()),
    tile(toComplete, 'séance à compléter', 'séances à compléter', supportSessionsPaths.toComplete.to()),
  ].filter((item) => item.value !== '0');
  const done = tile(
    sessions.sessions,
    'séance notée aujourd’hui',
    'séances notées aujourd’hui',
    supportSessionsPaths.list.to(),
    sessions.minutes > 0 ? duration(sessions.minutes) : null,
  );
  return [...all, done];
}

function toAnswerGroup({ toAnswer, waiting }: Desk, now: Date): Group {
  return {
    heading: 'On attend votre réponse',
    items: toAnswer.map((line) => ({
      href: referralsPaths.show.to({ id: line.id }),
      title: [line.personName ?? 'Une personne', line.communeName].filter(Boolean).join(', '),
      detail: `${pathLabels[line.path]} · ${levelLabels[line.level]} · de ${line.senderName}, ${line.sentAt ? relativeMoment(line.sentAt, now) : ''}`,
      tag: null,
    })),
    moreHref: waiting.toAnswer > toAnswer.length ? referralsPaths.received.to() : null,
    moreText: `Voir les ${counted.format(waiting.toAnswer)} orientations`,
    emptyText: 'Aucune orientation n’attend votre réponse.',
  };
}

function newsGroup({ news }: Desk, now: Date): Group {
  return {
    heading: 'Nouvelles des personnes que vous avez orientées',
    items: news.map((line) => ({
      href: referralsPaths.show.to({ id: line.id }),
      title: line.personName ?? 'Une personne',
      detail: `${line.receiverName}, ${relativeMoment(heardAt(line) ?? now, now)}${line.status === 'accepted' && line.appointmentOn ? ` · rendez-vous le ${longDay(line.appointmentOn)}` : ''}`,
      tag: { text: newsOf(line), tone: toneOf(line) },
    })),
    moreHref: news.length > 0 ? referralsPaths.list.to() : null,
    moreText: 'Toutes les orientations',
    emptyText: 'Les réponses des partenaires s’afficheront ici dès qu’elles arrivent.',
  };
}

function newsOf(line: ReferralLine): string {
  if (line.outcome) return outcomeLabels[line.outcome];
  if (line.status !== 'sent') return line.statusLabel;
  return line.acknowledgedAt ? 'Bien reçue' : 'Ouverte';
}

function toneOf(line: ReferralLine): string {
  if (line.status === 'sent') return 'neutral';
  if (line.status === 'refused') return 'attention';
  return line.outcome === null || line.outcome === 'accompanied' ? 'success' : 'neutral';
}

export function coordinatorHomePage(actor: Actor, overview: ScopeOverview, today: Day): View<HomeModel> {
  const { sessionsThisMonth, silentReferrals } = overview;
  const model = {
    ...hello(actor, today),
    actions: [{ href: '/statistiques', text: 'Voir les chiffres du mois', variant: null }],
    tiles: [
      {
        value: counted.format(sessionsThisMonth),
        label: sessionsThisMonth > 1 ? 'séances ce mois-ci' : 'séance ce mois-ci',
        href: '/statistiques',
        detail: null,
      },
      {
        value: counted.format(silentReferrals),
        label: silentReferrals > 1 ? 'orientations sans réponse' : 'orientation sans réponse',
        href: null,
        detail: 'depuis plus de 10\u00a0jours',
      },
    ],
    groups: [],
    next: null,
  };
  return view('home/home', 'Aujourd’hui', model);
}

export function administratorHomePage(actor: Actor, site: SiteOverview, now: Date): View<HomeModel> {
  const tile = (count: number, label: string, href: string, detail: string | null = null) => ({
    value: counted.format(count),
    label,
    href,
    detail,
  });
  const imported = site.lastImportAt ? `dernier import ${relativeMoment(site.lastImportAt, now)}` : 'aucun import';
  const model = {
    ...hello(actor, dayIn(now)),
    actions: [{ href: identityPaths.invite.to(), text: 'Inviter quelqu’un', variant: null }],
    tiles: [
      tile(site.activeAccounts, 'comptes actifs', identityPaths.accounts.to()),
      tile(site.openInvitations, 'invitations en attente', identityPaths.accounts.to()),
      tile(site.places, 'lieux dans l’annuaire', '/annuaire/imports', imported),
    ],
    groups: [],
    next: null,
  };
  return view('home/home', 'Aujourd’hui', model);
}

import { Injectable } from '@nestjs/common';
import type { Actor, Role, SignedIn } from './platform/access/actor.js';
import { Layout, type LayoutModel, type Link } from './platform/http/layout.js';
import { beneficiariesPaths } from './modules/beneficiaries/index.js';
import { agendaPaths } from './modules/appointments/index.js';
import { maskedHref } from './modules/home/index.js';
import { identityPaths } from './modules/identity/index.js';
import { saisinePaths } from './modules/referrals/index.js';
import { structuresPaths } from './modules/structures/index.js';
import { messagesPaths } from './modules/messages/index.js';
import { supportSessionsPaths } from './modules/support-sessions/index.js';
import { workshopsPaths } from './modules/workshops/index.js';

const links = {
  today: { href: '/', text: 'Aujourd’hui' },
  agenda: { href: agendaPaths.show.to(), text: 'Agenda' },
  beneficiaries: { href: '/beneficiaires', text: 'Bénéficiaires' },
  referrals: { href: '/orientations', text: 'Orientations' },
  workshops: { href: workshopsPaths.list.to(), text: 'Ateliers' },
  sessions: { href: '/seances', text: 'Séances' },
  directory: { href: '/annuaire', text: 'Annuaire' },
  ranking: { href: '/administration/orientation', text: 'Classement' },
  activity: { href: '/coordination', text: 'Mon activité' },
  figures: { href: '/statistiques', text: 'Statistiques' },
  fundFigures: { href: '/statistiques/caisse', text: 'Statistiques' },
  accounts: { href: identityPaths.accounts.to(), text: 'Comptes' },
  teams: { href: identityPaths.teams.to(), text: 'Équipes' },
  myTeam: { href: identityPaths.myTeam.to(), text: 'Mon équipe' },
  saisines: { href: saisinePaths.list.to(), text: 'Saisines' },
  myFund: { href: structuresPaths.myFund.to(), text: 'Ma caisse' },
  journal: { href: identityPaths.journal.to(), text: 'Journal' },
  figureChecks: { href: '/administration/chiffres', text: 'Chiffres' },
  sending: { href: messagesPaths.administration.to(), text: 'Envois' },
  tags: { href: supportSessionsPaths.tags.to(), text: 'Étiquettes' },
} satisfies Record<string, Link>;

const {
  today,
  agenda,
  beneficiaries,
  referrals,
  workshops,
  sessions,
  directory,
  ranking,
  activity,
  figures,
  fundFigures,
  accounts,
  myFund,
  teams,
  myTeam,
  journal,
  saisines,
  sending,
  figureChecks,
  tags,
} = links;

const menus: Record<Role, Link[]> = {
  mediator: [today, agenda, beneficiaries, referrals, workshops, sessions, directory, figures],
  counter: [today, agenda, beneficiaries, referrals, workshops, sessions, directory, figures],
  fund_agent: [today, agenda, saisines, referrals, workshops, beneficiaries, sessions, directory, fundFigures, myFund],
  structure_manager: [
    today,
    agenda,
    beneficiaries,
    referrals,
    workshops,
    sessions,
    directory,
    figures,
    accounts,
    journal,
  ],
  coordinator: [today, activity, figures, directory],
  administrator: [today, directory, ranking, accounts, teams, sending, figureChecks, journal],
};

const searches: readonly Role[] = ['mediator', 'counter', 'fund_agent', 'structure_manager'];

/** The head of every page: the menu of the role, the search, who is signed in and where. */
@Injectable()
export class AppLayout extends Layout {
  for(user: SignedIn | undefined, currentPath: string): LayoutModel {
    const actor = user?.actor ?? null;
    return {
      home: '/',
      maskHref: actor ? maskedHref(currentPath) : null,
      nav: actor ? menuOf(actor).map((link) => ({ ...link, current: isCurrent(currentPath, link.href) })) : [],
      search: actor && searches.includes(actor.role) ? { action: beneficiariesPaths.suggestions.to() } : null,
      account: user ? account(user, actor) : null,
    };
  }
}

/** Only a coordinator of a team has one to show; tags are a team’s or a département’s. */
const menuOf = ({ role, scope }: Actor): Link[] => [
  ...menus[role],
  ...(scope?.kind === 'team' ? [myTeam] : []),
  ...(scope?.kind === 'team' || scope?.kind === 'department' ? [tags] : []),
];

/** The settings and pages of appointments are the agenda’s. */
const alsoUnder: Readonly<Record<string, readonly string[]>> = {
  [links.agenda.href]: ['/rendez-vous', '/rappels'],
};

const isCurrent = (current: string, href: string): boolean =>
  [href, ...(alsoUnder[href] ?? [])].some((address) => isUnder(current, address));

const isUnder = (current: string, href: string): boolean =>
  href === '/' ? current === '/' : current === href || current.startsWith(`${href}/`);

function account(user: SignedIn, actor: Actor | null): NonNullable<LayoutModel['account']> {
  return {
    name: `${user.firstName} ${user.lastName}`,
    workplace: actor?.workplaceName ?? 'structure à choisir',
    accountPath: identityPaths.myAccount.to(),
    signOutPath: identityPaths.signOut.to(),
    switchPath: user.membershipCount > 1 ? identityPaths.workplace.to() : null,
  };
}

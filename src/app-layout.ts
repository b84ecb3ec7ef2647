import { Injectable } from '@nestjs/common';
import type { Actor, Role, SignedIn } from './platform/access/actor.js';
import { Layout, type LayoutModel, type Link } from './platform/http/layout.js';
import { identityPaths } from './modules/identity/index.js';

const links = {
  today: { href: '/', text: 'Aujourd’hui' },
  beneficiaries: { href: '/beneficiaires', text: 'Bénéficiaires' },
  referrals: { href: '/orientations', text: 'Orientations' },
  sessions: { href: '/seances', text: 'Séances' },
  directory: { href: '/annuaire', text: 'Annuaire' },
  figures: { href: '/statistiques', text: 'Statistiques' },
  accounts: { href: identityPaths.accounts.to(), text: 'Comptes' },
  journal: { href: identityPaths.journal.to(), text: 'Journal' },
} satisfies Record<string, Link>;

const { today, beneficiaries, referrals, sessions, directory, figures, accounts, journal } = links;

const menus: Record<Role, Link[]> = {
  mediator: [today, beneficiaries, referrals, sessions, directory, figures],
  counter: [today, beneficiaries, referrals, sessions, directory, figures],
  fund_agent: [today, beneficiaries, referrals, sessions, directory],
  structure_manager: [today, beneficiaries, referrals, sessions, directory, figures, accounts, journal],
  coordinator: [today, figures, directory, journal],
  administrator: [today, directory, accounts, journal],
};

const searches: readonly Role[] = ['mediator', 'counter', 'fund_agent', 'structure_manager'];

/** The head of every page: the menu of the role, the search, who is signed in and where. */
@Injectable()
export class AppLayout extends Layout {
  for(user: SignedIn | undefined, currentPath: string): LayoutModel {
    const actor = user?.actor ?? null;
    return {
      home: '/',
      nav: actor ? menus[actor.role].map((link) => ({ ...link, current: isUnder(currentPath, link.href) })) : [],
      search: actor && searches.includes(actor.role) ? { action: beneficiaries.href } : null,
      account: user ? account(user, actor) : null,
    };
  }
}

const isUnder = (current: string, href: string): boolean =>
  href === '/' ? current === '/' : current === href || current.startsWith(`${href}/`);

function account(user: SignedIn, actor: Actor | null): NonNullable<LayoutModel['account']> {
  return {
    name: `${user.firstName} ${user.lastName}`,
    workplace: actor?.workplaceName ?? 'structure à choisir',
    signOutPath: identityPaths.signOut.to(),
    switchPath: user.membershipCount > 1 ? identityPaths.workplace.to() : null,
  };
}

import { shortDay } from '../../../platform/time/french.js';
import { dayIn, type Day } from '../../../platform/time/day.js';
import type { Actor } from '../../../platform/access/actor.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import type { AccountLine } from '../accounts/accounts.queries.js';
import type { InvitationLine } from '../invitations/invitations.queries.js';
import { accountState, invitationState, membershipWords } from './account-words.js';
import { roleLabels } from './labels.js';
import { paths } from './paths.js';

interface Cell {
  text?: string;
  href?: string;
  hint?: string;
  hiddenText?: string;
  header?: boolean;
  tag?: { text: string; tone: string };
}

interface Table {
  caption: string;
  captionHidden: boolean;
  head: { text: string }[];
  rows: { cells: Cell[] }[];
}

interface AccountsModel {
  title: string;
  inviteHref: string;
  /** Only for an administrator: one structure among all. */
  structures: { action: string; options: { value: string; text: string; selected: boolean }[] } | null;
  accounts: Table | null;
  invitations: Table | null;
  pagination: { nextHref: string } | null;
}

export interface AccountsRead {
  accounts: AccountLine[];
  next: string | null;
  invitations: InvitationLine[];
  structures: Record<string, string>;
  structureId: string | undefined;
}

export function accountsPage(actor: Actor, read: AccountsRead, now: Date): View<AccountsModel> {
  const today = dayIn(now);
  const title = actor.role === 'administrator' ? 'Comptes' : `Comptes de ${actor.workplaceName}`;
  const next = read.next && withQuery(paths.accounts.to(), { structure: read.structureId, apres: read.next });
  return view('identity/accounts', title, {
    title,
    inviteHref: paths.invite.to(),
    structures: actor.role === 'administrator' ? structureFilter(read) : null,
    accounts: read.accounts.length > 0 ? accountsTable(read.accounts, today) : null,
    invitations: read.invitations.length > 0 ? invitationsTable(read.invitations, now) : null,
    pagination: next ? { nextHref: next } : null,
  });
}

const structureFilter = (read: AccountsRead) => ({
  action: paths.accounts.to(),
  options: [['', 'Toutes les structures'] as const, ...Object.entries(read.structures)].map(([value, text]) => ({
    value,
    text,
    selected: value === (read.structureId ?? ''),
  })),
});

function accountsTable(accounts: AccountLine[], today: Day): Table {
  return {
    caption: 'Comptes',
    captionHidden: true,
    head: [{ text: 'Personne' }, { text: 'Rôles' }, { text: 'État' }, { text: 'Dernière connexion' }],
    rows: accounts.map((account) => ({
      cells: [
        {
          header: true,
          text: `${account.lastName} ${account.firstName}`,
          href: paths.account.to({ id: account.id }),
          hint: account.email,
        },
        {
          text: account.memberships.map((membership) => membershipWords(membership, today)).join('\u00a0; ') || 'Aucun',
        },
        { tag: accountState(account) },
        { text: account.lastSignInAt ? shortDay(dayIn(account.lastSignInAt), today) : 'Jamais' },
      ],
    })),
  };
}

function invitationsTable(invitations: InvitationLine[], now: Date): Table {
  return {
    caption: 'Invitations',
    captionHidden: true,
    head: [{ text: 'Personne' }, { text: 'Rôle' }, { text: 'État' }, { text: 'Lien' }],
    rows: invitations.map((invitation) => {
      const name = `${invitation.lastName} ${invitation.firstName}`;
      return {
        cells: [
          { header: true, text: name, hint: invitation.email },
          { text: `${roleLabels[invitation.role]}, ${invitation.workplace}` },
          { tag: invitationState(invitation.expiresAt, now) },
          invitation.expiresAt > now
            ? { text: 'Annuler', hiddenText: `l’invitation de ${name}`, href: paths.cancelInvitation.to(invitation) }
            : { text: 'Ne marche plus' },
        ],
      };
    }),
  };
}

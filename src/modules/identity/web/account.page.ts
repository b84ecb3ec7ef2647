import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { view, type View } from '../../../platform/http/page.js';
import { dayIn, type Day } from '../../../platform/time/day.js';
import { relativeDay } from '../../../platform/time/french.js';
import type { AccountDetails, HeldMembership } from '../accounts/accounts.queries.js';
import { accountState, periodWords } from './account-words.js';
import { confirmPage } from './confirm.page.js';
import { accountsLink } from './invite.page.js';
import { roleLabels } from './labels.js';
import { paths } from './paths.js';

interface RoleRow {
  role: string;
  workplace: string;
  period: string;
  endHref: string | null;
}

interface AccountModel {
  name: string;
  state: { text: string; tone: string };
  email: string;
  lastSignIn: string;
  roles: RoleRow[];
  giveRoleHref: string;
  switchHref: string | null;
  disabled: boolean;
}

export function accountPage(account: AccountDetails, now: Date): View<AccountModel> {
  const today = dayIn(now);
  const name = fullName(account);
  const way = account.disabledAt ? paths.enableAccount : paths.disableAccount;
  const model = {
    name,
    state: accountState(account),
    email: account.email,
    lastSignIn: account.lastSignInAt ? relativeDay(dayIn(account.lastSignInAt), today) : 'jamais',
    roles: account.memberships.map((membership) => roleRow(account.id, membership, today)),
    giveRoleHref: paths.giveRole.to({ id: account.id }),
    switchHref: account.canSwitch ? way.to({ id: account.id }) : null,
    disabled: account.disabledAt !== null,
  };
  return view('identity/account', name, model, { breadcrumbs: [accountsLink] });
}

const roleRow = (id: string, membership: HeldMembership, today: Day): RoleRow => ({
  role: roleLabels[membership.role],
  workplace: membership.workplace,
  period: periodWords(membership, today),
  endHref:
    membership.endsOn && membership.endsOn < today ? null : paths.endRole.to({ id, membershipId: membership.id }),
});

/** What closing or opening the account means, before doing it. */
export function switchPage(account: AccountDetails, way: 'disable' | 'enable') {
  if (!account.canSwitch) throw new NotFoundError('account');
  const { id } = account;
  const name = fullName(account);
  const cancelHref = paths.account.to({ id });
  const settings =
    way === 'disable'
      ? {
          title: `Désactiver le compte de ${name}`,
          words: [
            'La personne sera déconnectée tout de suite et ne pourra plus se connecter.',
            'Rien de ce qu’elle a fait n’est effacé. Vous pourrez réactiver le compte plus tard.',
          ],
          action: paths.disableAccount.to({ id }),
          button: 'Désactiver le compte',
          variant: 'warning' as const,
        }
      : {
          title: `Réactiver le compte de ${name}`,
          words: ['La personne pourra se connecter à nouveau, avec son mot de passe et ses rôles en cours.'],
          action: paths.enableAccount.to({ id }),
          button: 'Réactiver le compte',
        };
  return confirmPage({ ...settings, cancelHref }, [accountsLink, { href: cancelHref, text: name }]);
}

export const fullName = (person: { firstName: string; lastName: string }): string =>
  `${person.firstName} ${person.lastName}`;

import type { Actor } from '../../../platform/access/actor.js';
import { dateField, errorSummary, type Field } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { rolesGivenBy } from '../accounts/accounts.policy.js';
import type { AccountDetails, HeldMembership } from '../accounts/accounts.queries.js';
import type { GrantChoices } from '../accounts/grant-choices.queries.js';
import { fullName } from './account.page.js';
import { confirmPage, type Confirmation } from './confirm.page.js';
import type { LastDayForm } from './days.form.js';
import { grantFields, type GrantFieldsModel } from './grant.fields.js';
import type { GiveRoleForm } from './grant.form.js';
import { accountsLink } from './invite.page.js';
import { roleLabels } from './labels.js';
import { paths } from './paths.js';

interface GiveRoleModel extends GrantFieldsModel {
  title: string;
  workplace: string | null;
  errors: { href: string; text: string }[];
  action: string;
  startsOn: Field;
  endsOn: Field;
  cancelHref: string;
}

export function giveRolePage(
  actor: Actor,
  account: AccountDetails,
  form: GiveRoleForm,
  choices: GrantChoices,
): View<GiveRoleModel> {
  const title = `Ajouter un rôle à ${fullName(account)}`;
  const cancelHref = paths.account.to({ id: account.id });
  const model = {
    title,
    workplace: actor.structureId ? actor.workplaceName : null,
    errors: errorSummary(form),
    action: paths.giveRole.to({ id: account.id }),
    ...grantFields(form, rolesGivenBy(actor), choices),
    startsOn: dateField(form, 'startsOn', 'Premier jour'),
    endsOn: dateField(form, 'endsOn', 'Dernier jour', { required: false }),
    cancelHref,
  };
  return view('identity/give-role', title, model, {
    breadcrumbs: [accountsLink, { href: cancelHref, text: fullName(account) }],
  });
}

export function endRolePage(
  account: AccountDetails,
  membership: HeldMembership,
  form: LastDayForm,
): View<Confirmation> {
  const name = fullName(account);
  const cancelHref = paths.account.to({ id: account.id });
  return confirmPage(
    {
      title: `Mettre fin à un rôle de ${name}`,
      words: [
        `${roleLabels[membership.role]}, ${membership.workplace}.`,
        'Le lendemain du dernier jour, la personne n’a plus accès avec ce rôle. Ce qu’elle a fait reste.',
      ],
      errors: errorSummary(form),
      action: paths.endRole.to({ id: account.id, membershipId: membership.id }),
      day: dateField(form, 'endsOn', 'Dernier jour'),
      button: 'Enregistrer le dernier jour',
      cancelHref,
    },
    [accountsLink, { href: cancelHref, text: name }],
  );
}

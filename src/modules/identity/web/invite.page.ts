import type { Actor, Role } from '../../../platform/access/actor.js';
import { errorSummary, textField, type Field } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { longMoment } from '../../../platform/time/french.js';
import { rolesGivenBy } from '../accounts/accounts.policy.js';
import type { GrantChoices } from '../accounts/grant-choices.queries.js';
import { INVITATION_DAYS } from '../invitations/invitation-token.js';
import { confirmPage } from './confirm.page.js';
import { grantFields, type GrantFieldsModel } from './grant.fields.js';
import type { InviteForm } from './grant.form.js';
import { roleLabels } from './labels.js';
import { paths } from './paths.js';

export const accountsLink = { href: paths.accounts.to(), text: 'Comptes' };

interface InviteModel extends GrantFieldsModel {
  title: string;
  workplace: string | null;
  days: number;
  errors: { href: string; text: string }[];
  action: string;
  firstName: Field;
  lastName: Field;
  email: Field;
  cancelHref: string;
}

export function invitePage(actor: Actor, form: InviteForm, choices: GrantChoices): View<InviteModel> {
  const title = 'Inviter une personne';
  const model = {
    title,
    workplace: actor.structureId ? actor.workplaceName : null,
    days: INVITATION_DAYS,
    errors: errorSummary(form),
    action: paths.invite.to(),
    firstName: textField(form, 'firstName', 'Prénom'),
    lastName: textField(form, 'lastName', 'Nom'),
    email: textField(form, 'email', 'Adresse mail professionnelle', { type: 'email', inputmode: 'email' }),
    ...grantFields(form, rolesGivenBy(actor), choices),
    cancelHref: paths.accounts.to(),
  };
  return view('identity/invite', title, model, { breadcrumbs: [accountsLink] });
}

interface InvitedModel {
  title: string;
  name: string;
  email: string;
  role: string;
  link: string;
  until: string;
  accountsHref: string;
  inviteHref: string;
}

export function invitedPage(invited: {
  form: InviteForm;
  role: Role;
  link: string;
  expiresAt: Date;
}): View<InvitedModel> {
  const title = 'L’invitation est prête';
  const model = {
    title,
    name: `${invited.form.firstName} ${invited.form.lastName}`,
    email: invited.form.email.toLowerCase(),
    role: roleLabels[invited.role],
    link: invited.link,
    until: longMoment(invited.expiresAt),
    accountsHref: paths.accounts.to(),
    inviteHref: paths.invite.to(),
  };
  return view('identity/invited', title, model, { breadcrumbs: [accountsLink] });
}

export const cancelInvitationPage = (invitation: { id: string; firstName: string; lastName: string; email: string }) =>
  confirmPage(
    {
      title: `Annuler l’invitation de ${invitation.firstName} ${invitation.lastName}`,
      words: [`Le lien remis pour ${invitation.email} ne marchera plus. Vous pourrez inviter à nouveau.`],
      action: paths.cancelInvitation.to(invitation),
      button: 'Annuler l’invitation',
      variant: 'warning',
      cancelHref: paths.accounts.to(),
    },
    [accountsLink],
  );

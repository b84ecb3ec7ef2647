import { errorSummary, type Field } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import type { OpenInvitation } from '../invitations/acceptance.service.js';
import { INVITATION_DAYS } from '../invitations/invitation-token.js';
import { PASSWORD_HINT } from '../password-rule.js';
import { roleLabels } from './labels.js';
import { passwordField } from './password-field.js';
import type { ChoosePasswordForm } from './password.forms.js';
import { paths } from './paths.js';

interface AcceptanceModel {
  title: string;
  errors: { href: string; text: string }[];
  action: string;
  name: string;
  email: string;
  role: string;
  workplace: string;
  password: Field;
  repeat: Field;
}

export function acceptancePage(
  token: string,
  invitation: OpenInvitation,
  form: ChoosePasswordForm,
): View<AcceptanceModel> {
  const title = 'Ouvrir votre compte';
  const model = {
    title,
    errors: errorSummary(form),
    action: paths.invitation.to({ token }),
    name: `${invitation.firstName} ${invitation.lastName}`,
    email: invitation.email,
    role: roleLabels[invitation.role],
    workplace: invitation.workplace,
    password: passwordField(form, 'password', 'Choisissez un mot de passe', {
      autocomplete: 'new-password',
      hint: PASSWORD_HINT,
    }),
    repeat: passwordField(form, 'repeat', 'Écrivez-le une deuxième fois', { autocomplete: 'new-password' }),
  };
  return view('identity/acceptance', title, model, { layout: 'bare', wide: true });
}

export function deadLinkPage(): View<{ title: string; days: number; signInHref: string }> {
  const title = 'Ce lien ne marche pas, ou ne marche plus';
  return view(
    'identity/dead-link',
    title,
    { title, days: INVITATION_DAYS, signInHref: paths.signIn.to() },
    { layout: 'bare' },
  );
}

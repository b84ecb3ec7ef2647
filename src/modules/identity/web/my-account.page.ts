import type { Actor, SignedIn } from '../../../platform/access/actor.js';
import { errorSummary, type Field } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { PASSWORD_HINT } from '../password-rule.js';
import { roleLabels } from './labels.js';
import { passwordField } from './password-field.js';
import type { ChangePasswordForm } from './password.forms.js';
import { paths } from './paths.js';

interface MyAccountModel {
  title: string;
  name: string;
  roles: { text: string }[];
  errors: { href: string; text: string }[];
  action: string;
  current: Field;
  password: Field;
  repeat: Field;
}

export function myAccountPage(user: SignedIn, workplaces: Actor[], form: ChangePasswordForm): View<MyAccountModel> {
  const title = 'Mon compte';
  const model = {
    title,
    name: `${user.firstName} ${user.lastName}`,
    roles: workplaces.map((actor) => ({ text: `${roleLabels[actor.role]}, ${actor.workplaceName}` })),
    errors: errorSummary(form),
    action: paths.myAccount.to(),
    current: passwordField(form, 'current', 'Mot de passe actuel', { autocomplete: 'current-password' }),
    password: passwordField(form, 'password', 'Nouveau mot de passe', {
      autocomplete: 'new-password',
      hint: PASSWORD_HINT,
    }),
    repeat: passwordField(form, 'repeat', 'Nouveau mot de passe, une deuxième fois', { autocomplete: 'new-password' }),
  };
  return view('identity/my-account', title, model);
}

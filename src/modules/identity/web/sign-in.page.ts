import { errorSummary, textField, type Field } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { passwordField } from './password-field.js';
import { paths } from './paths.js';
import type { SignInForm } from './sign-in.form.js';

interface SignInModel {
  action: string;
  errors: { href: string; text: string }[];
  email: Field;
  password: Field;
}

/** @param wanted the page asked for before signing in, offered again afterwards */
export function signInPage(form: SignInForm, wanted: string | undefined): View<SignInModel> {
  const model = {
    action: withQuery(paths.signIn.to(), { suite: wanted }),
    errors: errorSummary(form),
    email: textField(form, 'email', 'Adresse mail', { type: 'email', autocomplete: 'username', inputmode: 'email' }),
    password: passwordField(form, 'password', 'Mot de passe', { autocomplete: 'current-password' }),
  };
  return view('identity/sign-in', 'Se connecter', model, { layout: 'bare' });
}

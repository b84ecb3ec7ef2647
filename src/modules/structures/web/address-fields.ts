import { type Field, textField } from '../../../platform/http/forms/fields.js';
import { AddressForm } from './address.form.js';

/** @param form what was typed, when it has to be mended */
export function addressFields(form: AddressForm = new AddressForm()): Record<'adresse' | 'residence', Field> {
  return {
    adresse: textField(form, 'adresse', 'Numéro et rue', {
      hint: 'L’adresse n’est ni enregistrée, ni écrite dans l’adresse de la page.',
    }),
    residence: textField(form, 'residence', 'Commune ou code postal'),
  };
}

import {
  checkboxesField,
  type Field,
  radiosField,
  selectField,
  textField,
} from '../../../platform/http/forms/fields.js';
import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import type { Commune } from '../../structures/index.js';
import type { SessionForm } from './session.form.js';

export interface PersonFields {
  ageBand: Field;
  gender: Field;
  socialStatus: Field;
  residence: Field;
  residenceInsee: Field | null;
  alreadySupported: Field;
}

/** What an anonymous person is willing to say: everything may stay « non communiqué ». */
export function personFields(form: SessionForm, residences: readonly Commune[]): PersonFields {
  return {
    ageBand: selectField(form, 'ageBand', 'Tranche d’âge', ageBandLabels),
    gender: selectField(form, 'gender', 'Genre', genderLabels),
    socialStatus: selectField(form, 'socialStatus', 'Statut', socialStatusLabels),
    residence: textField(form, 'residence', 'Commune ou code postal', { required: false, width: '20' }),
    residenceInsee: communeChoice(form, 'residenceInsee', residences),
    alreadySupported: checkboxesField(form, 'alreadySupported', 'Déjà accompagné·e\u00a0?', {
      true: 'Oui, auparavant',
    }),
  };
}

/** Several communes answer to what was typed: which one? */
export function communeChoice(
  form: SessionForm,
  name: 'communeInsee' | 'residenceInsee',
  found: readonly Commune[],
): Field | null {
  if (found.length === 0) return null;
  const text = ({ name: commune, postalCodes, departmentName }: Commune) =>
    `${commune} (${postalCodes[0] ?? ''}, ${departmentName})`;
  const choices = Object.fromEntries(found.map((commune) => [`${commune.inseeCode}`, text(commune)]));
  return radiosField(form, name, 'Quelle commune\u00a0?', choices);
}

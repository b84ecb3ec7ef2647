import { IsNotEmpty, MaxLength, MinLength } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';
import { SelectionForm } from '../../filters/selection.form.js';

const name = (): PropertyDecorator => (target, property) => {
  for (const rule of [
    NoSensitiveText(),
    MaxLength(60, { message: 'Donnez un nom de 60\u00a0caractères au plus.' }),
    MinLength(3, { message: 'Donnez un nom d’au moins 3\u00a0lettres.' }),
    IsNotEmpty({ message: 'Donnez un nom à ces filtres.' }),
  ]) {
    rule(target, property);
  }
};

export class RenameFilterForm extends Form {
  @name()
  nom: string;
}

/** The name beside what it names, which travels with it. */
export class KeepFilterForm extends SelectionForm {
  @name()
  nom: string;
}

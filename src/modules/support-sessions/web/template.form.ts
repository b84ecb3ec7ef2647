import { IsNotEmpty, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';

export class TemplateForm extends Form {
  @NoSensitiveText()
  @MaxLength(60, { message: 'Donnez un nom de 60\u00a0caractères au plus.' })
  @IsNotEmpty({ message: 'Donnez un nom à ce modèle.' })
  name: string;
}

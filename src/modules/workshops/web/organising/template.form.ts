import { IsNotEmpty, MaxLength, MinLength } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';

export class TemplateForm extends Form {
  @NoSensitiveText()
  @MaxLength(80, { message: 'Donnez un nom de 80\u00a0caractères au plus.' })
  @MinLength(3, { message: 'Donnez un nom d’au moins 3\u00a0lettres.' })
  @IsNotEmpty({ message: 'Donnez un nom à ce programme.' })
  label: string;
}

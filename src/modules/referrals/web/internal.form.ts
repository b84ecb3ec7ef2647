import { IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';

export class InternalForm extends Form {
  @IsOptional()
  @NoSensitiveText()
  @MaxLength(500, { message: 'Le message est trop long\u00a0: 500 caractères au plus.' })
  message?: string;

  /** The button that was pressed. */
  @IsNotEmpty({ message: 'Choisissez à qui confier la personne.' })
  desk: string;
}

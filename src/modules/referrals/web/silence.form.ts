import { IsIn, IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';

export class CallForm extends Form {
  @IsNotEmpty({ message: 'Dites en quelques mots ce qui s’est dit, ou que personne n’a répondu.' })
  @NoSensitiveText()
  @MaxLength(500, { message: 'Le texte est trop long\u00a0: 500 caractères au plus.' })
  words: string;

  /** Once the call is noted: straight to the answer that was given. */
  @IsOptional()
  @IsIn(['accept', 'refuse'])
  next?: 'accept' | 'refuse';
}

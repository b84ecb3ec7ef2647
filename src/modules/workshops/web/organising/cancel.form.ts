import { IsOptional, MaxLength } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsList } from '../../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';

export class CancelForm extends Form {
  @IsOptional()
  @NoSensitiveText()
  @MaxLength(300, { message: 'Écrivez 300\u00a0caractères au plus.' })
  words?: string;

  /** « id_version » of each date: what was cancelled is what was seen. */
  @AsList()
  @MaxLength(60, { each: true })
  days: string[] = [];
}

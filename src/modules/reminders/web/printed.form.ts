import { IsUUID } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsList } from '../../../platform/http/forms/transforms.js';

/** The letters that the page listed: one that came since is not said to be printed. */
export class PrintedForm extends Form {
  @AsList()
  @IsUUID(undefined, { each: true, message: 'Rechargez la page.' })
  letters: string[] = [];
}

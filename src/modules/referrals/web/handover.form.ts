import { IsUUID } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';

export class HandoverForm extends Form {
  @IsUUID(undefined, { message: 'Choisissez la personne qui prend la suite.' })
  to: string;
}

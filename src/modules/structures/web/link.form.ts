import { IsOptional, IsUUID } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';

export class LinkForm extends Form {
  /** Left empty: no structure. */
  @IsOptional()
  @IsUUID('all', { message: 'Choisissez une structure de la liste.' })
  structure?: string;
}

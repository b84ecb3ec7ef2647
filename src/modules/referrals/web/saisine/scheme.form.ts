import { IsIn } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';

export class SchemeForm extends Form {
  @IsIn(['general', 'msa', 'other'], { message: 'Choisissez le régime de la personne.' })
  scheme: 'general' | 'msa' | 'other';
}

import { IsIn } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';

/** One of two buttons. */
export class AgreementForm extends Form {
  @IsIn(['oui', 'non'], { message: 'Choisissez l’un des deux boutons.' })
  publier?: 'oui' | 'non';
}

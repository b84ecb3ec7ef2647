import { IsIn, IsNotEmpty, IsOptional } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';

export class OwnForm extends Form {
  @IsNotEmpty({ message: 'Choisissez une heure.' })
  slot: string;

  @IsOptional()
  motif?: string;

  @IsOptional()
  formKey?: string;
}

/** The button that was pressed. */
export class AnswerForm extends Form {
  @IsIn(['yes', 'no'], { message: 'Choisissez une réponse.' })
  coming: 'yes' | 'no';
}

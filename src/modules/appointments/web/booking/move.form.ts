import { IsIn, IsNotEmpty, IsOptional } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsBoolean } from '../../../../platform/http/forms/transforms.js';

/** Where an appointment goes. */
export class MoveForm extends Form {
  @IsNotEmpty({ message: 'Choisissez une heure.' })
  slot: string;

  @AsBoolean()
  @IsOptional()
  knowingly?: boolean;
}

/** The button that was pressed. */
export class CancelForm extends Form {
  @IsIn(['service', 'person'], { message: 'Dites qui annule.' })
  by: 'service' | 'person';
}

export class MarkForm extends Form {
  @IsIn(['honoured', 'absent', 'upcoming'], { message: 'Dites ce qui s’est passé.' })
  as: 'honoured' | 'absent' | 'upcoming';
}

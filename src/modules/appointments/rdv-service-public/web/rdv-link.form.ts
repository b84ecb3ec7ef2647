import { IsNotEmpty, MaxLength, MinLength } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';

export class RdvLinkForm extends Form {
  @IsNotEmpty({ message: 'Écrivez le secret partagé.' })
  @MinLength(16, { message: 'Choisissez un secret de 16 signes au moins.' })
  @MaxLength(200, { message: 'Gardez 200 signes au plus.' })
  secret: string;
}

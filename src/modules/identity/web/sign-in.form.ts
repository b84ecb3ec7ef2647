import { IsNotEmpty } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';

export class SignInForm extends Form {
  @IsNotEmpty({ message: 'Écrivez votre adresse mail.' })
  email: string;

  @IsNotEmpty({ message: 'Écrivez votre mot de passe.' })
  password: string;
}

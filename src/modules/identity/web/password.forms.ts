import { IsNotEmpty } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';

/** A new password, typed twice since it is not shown. */
export class ChoosePasswordForm extends Form {
  @IsNotEmpty({ message: 'Choisissez un mot de passe.' })
  password: string;

  @IsNotEmpty({ message: 'Écrivez le mot de passe une deuxième fois.' })
  repeat: string;

  checkRepeat(): this {
    if (this.isValid && this.repeat !== this.password) {
      this.reject('repeat', 'Les deux mots de passe sont différents. Écrivez-les à nouveau.');
    }
    return this;
  }
}

export class ChangePasswordForm extends ChoosePasswordForm {
  @IsNotEmpty({ message: 'Écrivez votre mot de passe actuel.' })
  current: string;
}

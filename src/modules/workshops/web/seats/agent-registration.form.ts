import { IsOptional, IsUUID } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AskerForm } from './asker.form.js';

/** Someone with a file, chosen in the list; or a name and a way to be reached. */
export class AgentRegistrationForm extends AskerForm {
  @IsOptional()
  @IsUUID(undefined, { message: 'Choisissez une personne de la liste.' })
  person?: string;

  check(): this {
    if (this.person !== undefined) return this;
    if (this.name === undefined) {
      this.reject('name', 'Choisissez une personne, ou écrivez un nom.');
      return this;
    }
    return this.checkContact('Notez une adresse mail ou un téléphone, pour pouvoir prévenir la personne.');
  }

  get key(): string {
    return this.person === undefined
      ? this.keyFor(this.name ?? '', this.contact.email, this.contact.phone)
      : this.keyFor(this.person);
  }

  who(): { beneficiaryId: string } | { name: string; email: string | null; phone: string | null } {
    return this.person !== undefined ? { beneficiaryId: this.person } : { name: this.name ?? '', ...this.contact };
  }
}

/** Where to move to. */
export class MoveForm extends Form {
  @IsUUID(undefined, { message: 'Choisissez un atelier.' })
  workshopId!: string;
}

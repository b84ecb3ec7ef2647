import { IsNotEmpty, IsOptional } from 'class-validator';
import type { PublicAsker } from '../../seats/public-registration.js';
import { AskerForm } from './asker.form.js';

/** What somebody leaves to ask for a seat, and nothing more. */
export class PublicRegistrationForm extends AskerForm {
  @IsNotEmpty({ message: 'Écrivez votre prénom et votre nom.' })
  declare name?: string;

  /** Hidden from people: what fills it in is a program. */
  @IsOptional()
  website?: string;

  check(): this {
    return this.checkContact(
      'Laissez une adresse mail ou un numéro de téléphone, pour que nous puissions vous répondre.',
    );
  }

  asker(): PublicAsker {
    const [name, { email, phone }] = [this.name ?? '', this.contact];
    return { name, email, phone, formKey: this.keyFor(name, email, phone) };
  }
}

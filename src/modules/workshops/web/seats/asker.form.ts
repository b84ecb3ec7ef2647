import { Transform } from 'class-transformer';
import { IsEmail, IsOptional, IsUUID, MaxLength, MinLength } from 'class-validator';
import { v5 } from 'uuid';
import { parsePhone } from '../../../../platform/contact/phone.js';
import { Form } from '../../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';

const WRONG_PHONE =
  'Ce numéro n’existe pas. Écrivez ses dix chiffres, par exemple 06\u00a012\u00a034\u00a056\u00a078, ou commencez par + et l’indicatif du pays.';

/** A name and a way to be reached. */
export abstract class AskerForm extends Form {
  @IsOptional()
  @MinLength(2, { message: 'Écrivez le nom en entier.' })
  @MaxLength(120, { message: 'C’est trop long\u00a0: 120 caractères au plus.' })
  @NoSensitiveText()
  name?: string;

  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.toLowerCase() : value))
  @IsEmail({}, { message: 'Vérifiez l’adresse mail, par exemple jeanne@exemple.fr.' })
  @MaxLength(254, { message: 'C’est trop long\u00a0: 254 caractères au plus.' })
  email?: string;

  @IsOptional()
  @MaxLength(40, { message: WRONG_PHONE })
  phone?: string;

  /** Drawn with the page. */
  @IsUUID(undefined, { message: 'Rechargez la page, puis envoyez de nouveau.' })
  formKey!: string;

  protected checkContact(missing: string): this {
    if (this.phone !== undefined && parsePhone(this.phone) === undefined) this.reject('phone', WRONG_PHONE);
    if (this.email === undefined && this.phone === undefined) this.reject('email', missing);
    return this;
  }

  protected get contact(): { email: string | null; phone: string | null } {
    return { email: this.email ?? null, phone: (this.phone && parsePhone(this.phone)) ?? null };
  }

  /** The same answers sent twice ask once; somebody else’s, typed over them in a page gone back to, ask again. */
  protected keyFor(...answers: readonly (string | null)[]): string {
    return v5(JSON.stringify(answers), this.formKey);
  }
}

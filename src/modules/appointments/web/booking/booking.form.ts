import { IsEmail, IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { parsePhone } from '../../../../platform/contact/phone.js';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsBoolean } from '../../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';
import type { Person } from '../../appointment.entity.js';

/** Who comes, and the hour that was chosen before. */
export class BookingForm extends Form {
  @IsNotEmpty({ message: 'Choisissez une heure.' })
  slot: string;

  @IsOptional()
  personId?: string;

  @IsOptional()
  @MaxLength(120, { message: 'Le nom est trop long\u00a0: 120 caractères au plus.' })
  @NoSensitiveText()
  name?: string;

  @IsOptional()
  @MaxLength(30, { message: 'Ce numéro est trop long.' })
  phone?: string;

  @IsOptional()
  @MaxLength(200, { message: 'Cette adresse est trop longue.' })
  @IsEmail({}, { message: 'Écrivez une adresse comme prenom@exemple.fr.' })
  email?: string;

  /** The hour is not an ordinary one, and whoever books knows it. */
  @AsBoolean()
  @IsOptional()
  knowingly?: boolean;

  @IsOptional()
  formKey?: string;

  @IsOptional()
  motif?: string;

  @IsOptional()
  orientation?: string;

  /** Somebody without a file gives a name. */
  checkPerson(): void {
    if (this.personId !== undefined) return;
    if (this.name === undefined) this.reject('name', 'Choisissez une personne, ou écrivez son nom.');
    if (this.phone !== undefined && parsePhone(this.phone) === undefined) {
      this.reject('phone', 'Écrivez un numéro comme 06 12 34 56 78.');
    }
  }

  toPerson(): Person {
    if (this.personId !== undefined) return { beneficiaryId: this.personId };
    const phone = this.phone === undefined ? null : (parsePhone(this.phone) ?? null);
    return { name: this.name ?? '', phone, email: this.email?.toLowerCase() ?? null };
  }
}

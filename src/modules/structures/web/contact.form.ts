import { IsEmail, IsOptional, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';

export const tooLong = (most: number) => ({ message: `C’est trop long\u00a0: ${most} caractères au plus.` });

/** How a structure is reached: asked by whoever registers it, and by a caisse of itself. */
export abstract class ContactForm extends Form {
  @IsOptional()
  @MaxLength(200, tooLong(200))
  address?: string;

  @IsOptional()
  @MaxLength(30, tooLong(30))
  phone?: string;

  @IsOptional()
  @IsEmail({}, { message: 'Écrivez une adresse mail complète, par exemple accueil@exemple.fr.' })
  @MaxLength(254, tooLong(254))
  email?: string;

  @IsOptional()
  @MaxLength(200, tooLong(200))
  website?: string;

  @IsOptional()
  @MaxLength(500, tooLong(500))
  @NoSensitiveText()
  contactHours?: string;
}

import { IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';

/** An address, maybe a person's: sent by POST, and never written in the address of a page. */
export class AddressForm extends Form {
  @IsNotEmpty({ message: 'Écrivez le numéro et la rue.' })
  @MaxLength(150, { message: 'C’est trop long\u00a0: le numéro et la rue suffisent.' })
  adresse: string;

  @IsNotEmpty({ message: 'Écrivez la commune ou le code postal.' })
  @MaxLength(100, { message: 'C’est trop long\u00a0: le nom de la commune suffit.' })
  residence: string;

  /** The rest of the search, as its address has it. */
  @IsOptional()
  @MaxLength(4000)
  recherche?: string;

  /** Whether the map was looked at. */
  @IsOptional()
  carte?: string;
}

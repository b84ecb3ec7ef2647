import { IsISO8601, IsOptional, IsUUID } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';

/** The same names as on the pages of figures, whose links lead here. */
export class ExportForm extends Form {
  @IsISO8601({ strict: true }, { message: 'Indiquez le premier jour de la période.' })
  du: string;

  @IsISO8601({ strict: true }, { message: 'Indiquez le dernier jour de la période.' })
  au: string;

  @IsOptional()
  @IsUUID('all', { message: 'Choisissez une structure dans la liste.' })
  structure?: string;

  /** Only for a valid form. */
  get days(): { from: string; to: string } {
    return { from: this.du.slice(0, 10), to: this.au.slice(0, 10) };
  }
}

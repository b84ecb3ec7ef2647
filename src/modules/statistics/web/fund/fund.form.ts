import { IsOptional, Max, Min } from 'class-validator';
import { AsInteger } from '../../../../platform/http/forms/transforms.js';
import { FiguresForm } from '../figures.form.js';

const LAST_PAGE = 200;

/** The period, and which page of the structures that asked. */
export class FundFiguresForm extends FiguresForm {
  @IsOptional()
  @AsInteger()
  @Min(1, { message: 'Il n’y a pas de page avant la première.' })
  @Max(LAST_PAGE, { message: 'Cette page est trop loin\u00a0: choisissez une période plus courte.' })
  page?: number = 1;

  get pageNumber(): number {
    const asked = this.page ?? 1;
    return asked >= 1 && asked <= LAST_PAGE ? asked : 1;
  }
}

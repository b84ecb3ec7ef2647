import { IsOptional, Max, Min } from 'class-validator';
import { AsInteger } from '../../../platform/http/forms/transforms.js';
import { FiguresForm } from './figures.form.js';

const LAST_PAGE = 1000;

export class HealthSpaceForm extends FiguresForm {
  @IsOptional()
  @AsInteger()
  @Min(1, { message: 'Il n’y a pas de page avant la première.' })
  @Max(LAST_PAGE, { message: 'Cette page est trop loin.' })
  page?: number = 1;

  get pageNumber(): number {
    const asked = this.page ?? 1;
    return asked >= 1 && asked <= LAST_PAGE ? asked : 1;
  }
}

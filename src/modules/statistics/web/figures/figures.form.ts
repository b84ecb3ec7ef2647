import { IsOptional } from 'class-validator';
import { SelectionForm } from '../../filters/index.js';

/** What is counted, and how the page cuts it: bars by day, week or month; which page of a long list. */
export class FiguresPageForm extends SelectionForm {
  @IsOptional()
  pas?: string;

  @IsOptional()
  page?: string;
}

import { IsIn, IsOptional } from 'class-validator';
import { SelectionForm } from '../filters/selection.form.js';
import { type ExportFormat, exportFormats } from './export-formats.js';

export class ExportForm extends SelectionForm {
  @IsOptional()
  @IsIn(Object.keys(exportFormats), { message: 'Choisissez un format dans la liste.' })
  format?: ExportFormat;
}

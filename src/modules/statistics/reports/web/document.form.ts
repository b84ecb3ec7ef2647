import { IsIn, IsOptional } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { type ReportModel, reportModels } from '../report-models.js';

export const documentFormats = ['pdf', 'ods', 'xlsx'] as const;
export type DocumentFormat = (typeof documentFormats)[number];

export class DocumentForm extends Form {
  @IsOptional()
  @IsIn(documentFormats)
  format?: DocumentFormat = 'pdf';

  @IsOptional()
  @IsIn(reportModels)
  modele?: ReportModel;
}

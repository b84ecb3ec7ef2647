import { IsIn } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import type { ExportFormat } from '../export-asked.js';
import type { PeopleFormat } from '../people-exports.service.js';
import { PeriodForm } from './period.form.js';

export const peopleFormats: Readonly<Record<PeopleFormat, string>> = {
  xlsx: 'Classeur Excel (.xlsx)',
  ods: 'Classeur LibreOffice (.ods)',
  csv: 'Texte (.csv)',
  coop: 'Classeur d’import de La Coop (.xlsx)',
};

const among = { message: 'Choisissez un format dans la liste.' };

export class PeopleTableForm extends Form {
  @IsIn(Object.keys(peopleFormats), among)
  format: PeopleFormat = 'xlsx';
}

export class SessionTableForm extends PeriodForm {
  @IsIn(['coop', 'xlsx', 'ods'] satisfies ExportFormat[], among)
  format: ExportFormat = 'coop';
}

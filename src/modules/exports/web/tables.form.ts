import { IsIn } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import type { PeopleFormat } from '../people-exports.service.js';
import type { SessionsFormat } from '../session-tables.service.js';
import { ExportForm } from './export.form.js';

export const peopleFormats: Readonly<Record<PeopleFormat, string>> = {
  xlsx: 'Classeur Excel (.xlsx)',
  ods: 'Classeur LibreOffice (.ods)',
  csv: 'Texte (.csv)',
  coop: 'Classeur d’import de La Coop (.xlsx)',
};

export const sessionFormats: Readonly<Record<SessionsFormat, string>> = {
  coop: 'Format La Coop (.xlsx)\u00a0: une ligne par personne et par activité',
  xlsx: 'Classeur Excel (.xlsx)\u00a0: une ligne par séance',
  ods: 'Classeur LibreOffice (.ods)\u00a0: une ligne par séance',
};

const among = { message: 'Choisissez un format dans la liste.' };

export class PeopleTableForm extends Form {
  @IsIn(Object.keys(peopleFormats), among)
  format: PeopleFormat = 'xlsx';
}

export class SessionTableForm extends ExportForm {
  @IsIn(Object.keys(sessionFormats), among)
  format: SessionsFormat = 'coop';
}

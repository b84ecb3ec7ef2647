import { IsIn, Matches } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';

export const RECORDED = { honoured: 'Honoré', absent: 'Absence', cancelled: 'Annulé' } as const;
export type Recorded = keyof typeof RECORDED;

/** What became of one appointment, in one press. */
export class ToRecordForm extends Form {
  @Matches(/^[0-9a-f-]{36}$/, { message: 'Choisissez un rendez-vous de la liste.' })
  appointment: string;

  @IsIn(Object.keys(RECORDED), { message: 'Dites ce qu’est devenu ce rendez-vous.' })
  state: Recorded;
}

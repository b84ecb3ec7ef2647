import { IsIn, IsOptional } from 'class-validator';
import { SelectionForm } from '../filters/selection.form.js';
import { type CrossCode, crossCodes } from './dimensions.js';

const ofTheList = { message: 'Choisissez dans la liste.' };

export class CrossForm extends SelectionForm {
  @IsOptional()
  @IsIn(crossCodes, ofTheList)
  lignes?: CrossCode = 'thematique';

  @IsOptional()
  @IsIn(crossCodes, ofTheList)
  colonnes?: CrossCode = 'age';
}

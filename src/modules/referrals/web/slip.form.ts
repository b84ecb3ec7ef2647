import { IsIn } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { type SheetFormat, sheetFormats, type SheetLanguage, sheetLanguages } from '../slips/sheet-languages.js';

/** What a sheet is printed like: asked by its address, without anything personal. */
export class SheetForm extends Form {
  @IsIn(sheetFormats)
  format: SheetFormat = 'a5';

  @IsIn(sheetLanguages)
  langue: SheetLanguage = 'fr';
}

import { IsIn, IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { AsInteger } from '../../../platform/http/forms/transforms.js';
import type { FundScheme, StructureKind } from '../structure.entity.js';
import { ContactForm, tooLong } from './contact.form.js';
import { fundSchemeLabels, structureKindLabels } from './labels.js';

const among = { message: 'Choisissez parmi les réponses proposées.' };

export class StructureForm extends ContactForm {
  @IsNotEmpty({ message: 'Écrivez le nom de la structure.' })
  @MaxLength(150, tooLong(150))
  name: string;

  @IsNotEmpty({ message: 'Choisissez le genre de structure.' })
  @IsIn(Object.keys(structureKindLabels), among)
  kind: StructureKind;

  @IsOptional()
  @MaxLength(30, tooLong(30))
  siret?: string;

  @IsOptional()
  @MaxLength(100, tooLong(100))
  commune?: string;

  /** The answer to « Quelle commune ? », when the text means several. */
  @IsOptional()
  @MaxLength(5, among)
  communeInsee?: string;

  @IsOptional()
  @IsIn(Object.keys(fundSchemeLabels), among)
  fundScheme?: FundScheme;

  @IsOptional()
  @MaxLength(500, tooLong(500))
  fundDepartments?: string;

  @IsOptional()
  @MaxLength(20_000, tooLong(20_000))
  fundCommunesIncluded?: string;

  @IsOptional()
  @MaxLength(20_000, tooLong(20_000))
  fundCommunesExcluded?: string;

  /** Of the structure that was read, when one is corrected. */
  @IsOptional()
  @AsInteger()
  version?: number;
}

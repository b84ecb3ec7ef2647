import { IsEmail, IsIn, IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsInteger } from '../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import type { FundScheme, StructureKind } from '../structure.entity.js';
import { fundSchemeLabels, structureKindLabels } from './labels.js';

const among = { message: 'Choisissez parmi les réponses proposées.' };
const tooLong = (most: number) => ({ message: `C’est trop long\u00a0: ${most} caractères au plus.` });

export class StructureForm extends Form {
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
  @MaxLength(200, tooLong(200))
  address?: string;

  @IsOptional()
  @MaxLength(30, tooLong(30))
  phone?: string;

  @IsOptional()
  @IsEmail({}, { message: 'Écrivez une adresse mail complète, par exemple accueil@exemple.fr.' })
  @MaxLength(254, tooLong(254))
  email?: string;

  @IsOptional()
  @MaxLength(200, tooLong(200))
  website?: string;

  @IsOptional()
  @MaxLength(500, tooLong(500))
  @NoSensitiveText()
  contactHours?: string;

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

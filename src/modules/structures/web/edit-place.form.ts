import { IsIn, IsInt, IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsInteger, AsList } from '../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import { ACCESS_MODES, ACCOMPANIMENT, FEES, PUBLICS, SERVICES, SPECIFIC_CARE } from '../directory/vocabulary.js';

const amongEach = { message: 'Choisissez parmi les réponses proposées.', each: true };
const tooLong = (most: number) => ({ message: `C’est trop long\u00a0: ${most} caractères au plus.` });
const Short = (most: number) => MaxLength(most, tooLong(most));

/** A place of the directory, as people here correct it. Fields stand in the order of the page. */
export class EditPlaceForm extends Form {
  /** The version of the place that the page was made from. */
  @AsInteger()
  @IsInt({ message: 'Rechargez la page, puis recommencez.' })
  version: number;

  @IsNotEmpty({ message: 'Écrivez le nom du lieu.' })
  @Short(200)
  name: string;

  @IsOptional()
  @Short(200)
  address?: string;

  @IsOptional()
  @Short(200)
  addressExtra?: string;

  @IsOptional()
  @Short(40)
  phone?: string;

  @IsOptional()
  @Short(1000)
  emails?: string;

  @IsOptional()
  @Short(2000)
  websites?: string;

  @IsOptional()
  @Short(500)
  bookingUrl?: string;

  @AsList()
  @IsIn(ACCESS_MODES, amongEach)
  accessModes: string[] = [];

  @IsOptional()
  @Short(100)
  monday?: string;

  @IsOptional()
  @Short(100)
  tuesday?: string;

  @IsOptional()
  @Short(100)
  wednesday?: string;

  @IsOptional()
  @Short(100)
  thursday?: string;

  @IsOptional()
  @Short(100)
  friday?: string;

  @IsOptional()
  @Short(100)
  saturday?: string;

  @IsOptional()
  @Short(100)
  sunday?: string;

  /** Instead of the seven days, for hours that they cannot say. */
  @IsOptional()
  @Short(500)
  hours?: string;

  @AsList()
  @IsIn(SERVICES, amongEach)
  services: string[] = [];

  @AsList()
  @IsIn(ACCOMPANIMENT, amongEach)
  accompaniment: string[] = [];

  @AsList()
  @IsIn(PUBLICS, amongEach)
  publics: string[] = [];

  @AsList()
  @IsIn(SPECIFIC_CARE, amongEach)
  specificCare: string[] = [];

  @AsList()
  @IsIn(FEES, amongEach)
  fees: string[] = [];

  @IsOptional()
  @Short(280)
  @NoSensitiveText()
  summary?: string;
}

export const DAY_FIELDS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type DayField = (typeof DAY_FIELDS)[number];

import { IsArray, IsIn, IsOptional, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsBoolean, AsList } from '../../../platform/http/forms/transforms.js';
import {
  ACCESS_MODES,
  ACCOMPANIMENT,
  FEES,
  PROGRAMMES,
  PUBLICS,
  SERVICES,
  SPECIFIC_CARE,
} from '../directory/vocabulary.js';
import { OPENINGS, RADII_KM } from './directory-words.js';

const among = { message: 'Choisissez parmi les réponses proposées.' };
const tooLong = { message: 'C’est trop long\u00a0: quelques mots suffisent.' };

/** Read from the address of the page, so its names are French: people share that address. */
export class DirectoryForm extends Form {
  @IsOptional()
  @MaxLength(100, tooLong)
  q?: string;

  @IsOptional()
  @MaxLength(100, tooLong)
  commune?: string;

  /** A sealed point (`SealedPoints`): the address that it stands for is nowhere to be read. */
  @IsOptional()
  @MaxLength(1000, tooLong)
  point?: string;

  @IsOptional()
  @IsIn(RADII_KM, among)
  rayon?: string;

  @IsOptional()
  @MaxLength(3, among)
  departement?: string;

  @AsList()
  @IsArray(among)
  @IsIn(SERVICES, { ...among, each: true })
  service: string[] = [];

  @AsList()
  @IsArray(among)
  @IsIn(ACCOMPANIMENT, { ...among, each: true })
  accompagnement: string[] = [];

  @AsList()
  @IsArray(among)
  @IsIn(ACCESS_MODES, { ...among, each: true })
  acces: string[] = [];

  @AsList()
  @IsArray(among)
  @IsIn(SPECIFIC_CARE, { ...among, each: true })
  accueil: string[] = [];

  @IsOptional()
  @IsIn(PUBLICS, among)
  public?: string;

  @IsOptional()
  @IsIn(FEES, among)
  frais?: string;

  @IsOptional()
  @IsIn(PROGRAMMES, among)
  dispositif?: string;

  /** Label « Formé à « Mon Espace Santé » ». */
  @IsOptional()
  @AsBoolean()
  sante?: boolean;

  @IsOptional()
  @IsIn(OPENINGS, among)
  ouvert?: string;

  @IsOptional()
  @AsBoolean()
  disparus?: boolean;

  @IsOptional()
  page?: string;

  /** From 1; what is not a page is the first one. */
  pageNumber(last: number): number {
    const asked = /^\d{1,3}$/.test(this.page ?? '') ? Number(this.page) : 1;
    return Math.min(Math.max(asked, 1), last);
  }
}

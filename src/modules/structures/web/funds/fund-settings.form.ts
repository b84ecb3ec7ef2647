import { IsEmail, IsIn, IsInt, IsNotEmpty, IsOptional, Max, MaxLength, Min } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsInteger } from '../../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';
import { askChoices, type AskLevel, type FundAsks, type FundPart } from '../../funds/fund-asks.js';

const tooLong = (most: number) => ({ message: `C’est trop long\u00a0: ${most} caractères au plus.` });
const delay = { message: 'Écrivez un nombre de jours ouvrés, de 1 à 60.' };

/** One of the levels that a part may have. */
const IsAsk = (part: FundPart) => IsIn(askChoices[part], { message: 'Choisissez parmi les réponses proposées.' });

export class FundSettingsForm extends Form {
  @IsOptional()
  @MaxLength(30, tooLong(30))
  phone?: string;

  @IsOptional()
  @IsEmail({}, { message: 'Écrivez une adresse mail complète, par exemple accueil@exemple.fr.' })
  @MaxLength(254, tooLong(254))
  email?: string;

  @IsOptional()
  @MaxLength(200, tooLong(200))
  address?: string;

  @IsOptional()
  @MaxLength(200, tooLong(200))
  website?: string;

  @IsOptional()
  @MaxLength(500, tooLong(500))
  @NoSensitiveText()
  contactHours?: string;

  @IsNotEmpty(delay)
  @AsInteger()
  @IsInt(delay)
  @Min(1, delay)
  @Max(60, delay)
  fundAnswerDays: number;

  @IsAsk('need_details')
  need_details: AskLevel;

  @IsAsk('call_back')
  call_back: AskLevel;

  @IsAsk('language')
  language: AskLevel;

  @IsAsk('helper')
  helper: AskLevel;

  @IsAsk('signature')
  signature: AskLevel;

  @IsAsk('attachment')
  attachment: AskLevel;

  /** Of the settings that were read. */
  @IsOptional()
  @AsInteger()
  version?: number;

  /** Only for a valid form. */
  get asks(): FundAsks {
    const { need_details, call_back, language, helper, signature, attachment } = this;
    return { need_details, call_back, language, helper, signature, attachment };
  }
}

import { IsIn, IsInt, IsNotEmpty, IsOptional, Max, Min } from 'class-validator';
import { AsInteger } from '../../../../platform/http/forms/transforms.js';
import { askChoices, type AskLevel, type FundAsks, type FundPart } from '../../funds/fund-asks.js';
import { ContactForm } from '../contact.form.js';

const delay = { message: 'Écrivez un nombre de jours ouvrés, de 1 à 60.' };

/** One of the levels that a part may have. */
const IsAsk = (part: FundPart) => IsIn(askChoices[part], { message: 'Choisissez parmi les réponses proposées.' });

export class FundSettingsForm extends ContactForm {
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

import { IsIn, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { checkboxesField, type Field, textField } from '../../../platform/http/forms/fields.js';
import { Form } from '../../../platform/http/forms/form.js';
import { AsList } from '../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import { type ChoiceReason, choiceReasons } from '../choices/choice-codes.js';
import { type ChoiceStanding, SAY_WHICH, SAY_WHY } from '../choices/choice-records.js';
import { choiceReasonLabels } from './choice-labels.js';

/**
 * The part of a form that asks why another than the first suggestion is chosen: a form that prepares a referral extends
 * it, carries `suggestion` as a hidden field, and calls `checkChoice` with where the choice stands.
 */
export abstract class ChoiceReasonsForm extends Form {
  /** Id of the suggestions that were shown; what is not one is as good as none. */
  @IsOptional()
  @IsUUID(undefined, { message: 'Le choix du lieu s’est perdu. Revenez aux propositions et choisissez de nouveau.' })
  suggestion?: string;

  @AsList()
  @IsIn(choiceReasons, { each: true, message: 'Choisissez parmi les raisons proposées.' })
  choiceReasons: ChoiceReason[] = [];

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(300, { message: 'Gardez 300\u00a0signes au plus.' })
  choiceWords?: string;

  /** @param standing undefined when nothing is known of what was suggested: nothing is asked */
  checkChoice(standing: ChoiceStanding | undefined): this {
    if (!standing?.asksWhy) return this;
    if (this.choiceReasons.length === 0) this.reject('choiceReasons', SAY_WHY);
    if (this.choiceReasons.includes('other') && !this.choiceWords) this.reject('choiceWords', SAY_WHICH);
    return this;
  }
}

/** What the partial `choice-reasons` reads. */
export interface ChoiceReasonsFields {
  firstName: string;
  reasons: Field;
  words: Field;
}

/** Null when the first suggestion is chosen, or none was made: the page asks nothing. */
export function choiceReasonsFields(
  form: ChoiceReasonsForm,
  standing: ChoiceStanding | undefined,
): ChoiceReasonsFields | null {
  if (!standing?.asksWhy || standing.firstName === null) return null;
  return {
    firstName: standing.firstName,
    reasons: checkboxesField(form, 'choiceReasons', 'Pourquoi ce choix\u00a0?', choiceReasonLabels, {
      hint: 'Vos raisons aident à mieux classer les propositions. Plusieurs réponses possibles.',
    }),
    words: textField(form, 'choiceWords', 'Précisez l’autre raison', {
      required: false,
      hint: 'Seulement si vous avez coché «\u00a0Autre raison\u00a0». Rien sur la santé de la personne.',
    }),
  };
}

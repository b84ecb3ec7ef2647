import { IsDefined, IsIn, IsOptional, MaxLength, Validate } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';
import type { Day } from '../../../../platform/time/day.js';
import type { Level } from '../../../assessments/index.js';
import { type Outcome, outcomes } from '../../referral-codes.js';
import { type PlainStep, plainSteps } from '../../saisine/saisine-status.js';
import { IsDay } from '../draft.form.js';

/** One button, one step. */
export class StepForm extends Form {
  @IsIn(plainSteps)
  step: PlainStep;
}

export class WorkshopForm extends Form {
  @IsDefined({ message: 'Écrivez le jour de l’atelier ou du rendez-vous par téléphone.' })
  @Validate(IsDay, { message: 'Écrivez un jour qui existe, par exemple 24/11/2026.' })
  workshopOn: Day;

  checkDay(today: Day): this {
    return this.isValid && this.workshopOn < today
      ? this.reject('workshopOn', 'Ce jour est passé. Écrivez un jour à venir, ou aujourd’hui.')
      : this;
  }
}

const levels = ['beginner', 'intermediate', 'independent', 'notAssessed'] as const;

export class CloseSaisineForm extends Form {
  /** Asked when the last step does not tell it. */
  @IsOptional()
  @IsIn(outcomes, { message: 'Dites ce qu’il s’est passé.' })
  outcome?: Outcome;

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(1000, { message: 'Le texte est trop long\u00a0: 1\u202f000 caractères au plus.' })
  words?: string;

  @IsOptional()
  @IsIn(levels, { message: 'Choisissez un niveau de la liste, ou laissez vide.' })
  levelAfter?: Level;

  /** @param known what the last step tells of the end */
  checkOutcome(known: Outcome | undefined): this {
    if (!known && !this.outcome) return this.reject('outcome', 'Dites ce qu’il s’est passé.');
    const other = (known ?? this.outcome) === 'other';
    return other && !this.words ? this.reject('words', 'Expliquez en quelques mots ce qu’il s’est passé.') : this;
  }
}

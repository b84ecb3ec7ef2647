import { ArrayNotEmpty, IsIn, IsNotEmpty, IsOptional, MaxLength, Validate } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsList } from '../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../platform/personal-data/no-sensitive-text.js';
import type { Day } from '../../../platform/time/day.js';
import type { Level } from '../../assessments/index.js';
import { type Outcome, outcomes, type RefusalReason, refusalReasons } from '../referral-codes.js';
import { IsDay } from './draft.form.js';

const short = { message: 'Le texte est trop long\u00a0: 1\u202f000 caractères au plus.' };

export class AcceptForm extends Form {
  @IsOptional()
  @Validate(IsDay, { message: 'Écrivez un jour qui existe, par exemple 24/11/2026.' })
  appointmentOn?: Day;

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(1000, short)
  words?: string;

  /** A first appointment is to come, or today. */
  checkDay(today: Day): this {
    if (this.appointmentOn && this.appointmentOn < today) {
      this.reject('appointmentOn', 'Ce jour est passé. Écrivez un jour à venir, ou laissez vide.');
    }
    return this;
  }
}

export class RefuseForm extends Form {
  @AsList()
  @ArrayNotEmpty({ message: 'Cochez au moins une raison du refus.' })
  @IsIn(refusalReasons, { each: true, message: 'Choisissez parmi les raisons proposées.' })
  reasons: RefusalReason[] = [];

  @IsNotEmpty({ message: 'Expliquez en quelques mots\u00a0: cela aide à trouver une autre solution pour la personne.' })
  @NoSensitiveText()
  @MaxLength(1000, short)
  words: string;

  /** « Proposer un début de message » was pressed, not « Refuser ». */
  @IsOptional()
  begin?: string;
}

export class WithdrawForm extends Form {
  @IsNotEmpty({ message: 'Dites en quelques mots pourquoi vous retirez cette orientation.' })
  @NoSensitiveText()
  @MaxLength(500, { message: 'Le texte est trop long\u00a0: 500 caractères au plus.' })
  reason: string;
}

const levelsAfter = ['beginner', 'intermediate', 'independent', 'notAssessed'] as const;

export class CloseForm extends Form {
  @IsIn(outcomes, { message: 'Dites ce qu’il s’est passé.' })
  outcome: Outcome;

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(1000, short)
  words?: string;

  @IsOptional()
  @IsIn(levelsAfter, { message: 'Choisissez un niveau de la liste, ou laissez vide.' })
  levelAfter?: Level;

  checkWords(): this {
    if (this.outcome === 'other' && !this.words)
      this.reject('words', 'Expliquez en quelques mots ce qu’il s’est passé.');
    return this;
  }
}

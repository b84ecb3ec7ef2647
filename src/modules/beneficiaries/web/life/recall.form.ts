import { IsIn, IsNotEmpty, IsOptional, MaxLength } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';
import { addDays, addMonths, type Day } from '../../../../platform/time/day.js';
import type { RecallPlan } from '../../recalls/beneficiary-recall.entity.js';
import { type RecallReason, recallReasons } from '../../recalls/recall-status.js';
import { RefuseWhen } from '../refuse-when.js';
import { isPlausibleDay, wrongDay } from './days.js';

/** Further away nobody keeps a promise of a call. */
const MOST_MONTHS = 24;

export class RecallForm extends Form {
  @IsNotEmpty({ message: 'Choisissez le jour.' })
  @RefuseWhen((form: RecallForm) => !isPlausibleDay(form.dueOn), wrongDay)
  dueOn: Day;

  @IsNotEmpty({ message: 'Choisissez la raison.' })
  @IsIn(recallReasons, { message: 'Choisissez parmi les raisons proposées.' })
  reason: RecallReason;

  @IsOptional()
  @MaxLength(200, { message: 'C’est trop long\u00a0: 200 caractères au plus.' })
  @NoSensitiveText()
  words?: string;

  /** In a week, to take news, unless a date is planned already. */
  static from(open: RecallPlan | null, today: Day): RecallForm {
    const { dueOn, reason, words } = open ?? { dueOn: addDays(today, 7), reason: 'news' as const, words: null };
    return Object.assign(new RecallForm(), { dueOn, reason, words: words ?? undefined });
  }

  refuseOtherThanSoon(today: Day): void {
    if (!this.isValid) return;
    if (this.dueOn < today) this.reject('dueOn', 'Ce jour est passé\u00a0: choisissez aujourd’hui ou plus tard.');
    if (this.dueOn > addMonths(today, MOST_MONTHS))
      this.reject('dueOn', 'C’est dans plus de deux ans\u00a0: choisissez plus tôt.');
  }

  toPlan(): RecallPlan {
    return { dueOn: this.dueOn, reason: this.reason, words: this.words ?? null };
  }
}

import { IsIn, IsNotEmpty, MaxLength } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';
import type { Day } from '../../../../platform/time/day.js';
import type { GoalEnd } from '../../goals/goal-status.js';
import { RefuseWhen } from '../refuse-when.js';
import { isPlausibleDay, wrongDay } from './days.js';

export class GoalForm extends Form {
  @IsNotEmpty({ message: 'Écrivez l’objectif, avec les mots de la personne.' })
  @MaxLength(300, { message: 'C’est trop long\u00a0: 300 caractères au plus.' })
  @NoSensitiveText()
  words: string;

  @IsNotEmpty({ message: 'Dites quand l’objectif a été convenu.' })
  @RefuseWhen((form: GoalForm) => !isPlausibleDay(form.agreedOn), wrongDay)
  agreedOn: Day;

  static on(today: Day): GoalForm {
    return Object.assign(new GoalForm(), { agreedOn: today });
  }

  refuseTheFuture(today: Day): void {
    if (this.isValid && this.agreedOn > today) this.reject('agreedOn', 'Cette date n’est pas encore arrivée.');
  }
}

/** Two buttons on the person's page. */
export class EndGoalForm extends Form {
  @IsIn(['reached', 'dropped'])
  how: GoalEnd;
}

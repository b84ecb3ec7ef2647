import { IsIn, IsInt, IsNotEmpty, Max, Min } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { AsInteger, AsList } from '../../../platform/http/forms/transforms.js';
import { STEPS, type Step, type ReminderWishes } from '../reminder-steps.js';

const from = { message: 'Écrivez une heure entre 0 et 23.' };
const until = { message: 'Écrivez une heure entre 1 et 24.' };

export class ReminderSettingsForm extends Form {
  @AsList()
  @IsIn(STEPS, { each: true, message: 'Choisissez parmi les rappels proposés.' })
  steps: Step[] = [];

  @IsNotEmpty(from)
  @AsInteger()
  @IsInt(from)
  @Min(0, from)
  @Max(23, from)
  fromHour: number;

  @IsNotEmpty(until)
  @AsInteger()
  @IsInt(until)
  @Min(1, until)
  @Max(24, until)
  untilHour: number;

  static of({ week, twoDays, twoHours, fromHour, untilHour }: ReminderWishes): ReminderSettingsForm {
    const wished = { week, two_days: twoDays, two_hours: twoHours };
    return Object.assign(new ReminderSettingsForm(), {
      steps: STEPS.filter((step) => wished[step]),
      fromHour,
      untilHour,
    });
  }

  /** Hours that follow each other. */
  checkOrder(): void {
    if (this.isValid && this.fromHour >= this.untilHour) {
      this.reject('untilHour', 'L’heure de fin doit être après l’heure de début.');
    }
  }

  /** Only for a valid form. */
  get wishes(): ReminderWishes {
    const has = (step: Step) => this.steps.includes(step);
    const { fromHour, untilHour } = this;
    return { week: has('week'), twoDays: has('two_days'), twoHours: has('two_hours'), fromHour, untilHour };
  }
}

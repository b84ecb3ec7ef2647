import { IsOptional, ValidateBy } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { isDay, type Day } from '../../../platform/time/day.js';

const IsDay = () =>
  ValidateBy(
    { name: 'isDay', validator: { validate: isDay } },
    { message: 'Écrivez un jour qui existe, par exemple 24/11/2026.' },
  );

/** The last day of a role or of a stay in a team. */
export class LastDayForm extends Form {
  @IsDay()
  endsOn: Day;
}

/** From a day to a day, the last one left empty when it is not known. */
export abstract class DaysForm extends Form {
  @IsDay()
  startsOn: Day;

  @IsOptional()
  @IsDay()
  endsOn?: Day;

  get days(): { startsOn: Day; endsOn: Day | null } {
    return { startsOn: this.startsOn, endsOn: this.endsOn ?? null };
  }

  /** What each field alone cannot see. */
  checkOrder(): this {
    if (this.isValid && this.endsOn && this.endsOn < this.startsOn) {
      this.reject('endsOn', 'Le dernier jour vient avant le premier\u00a0: corrigez l’un des deux.');
    }
    return this;
  }
}

import { IsOptional, Validate, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { type Day, isDay } from '../../../../platform/time/day.js';

@ValidatorConstraint({ name: 'isDayOrEmpty' })
class IsDayOfCalendar implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return isDay(value);
  }
}

const exists = { message: 'Écrivez une date qui existe, comme 24/11/2026.' };

export const DAY_FIELDS = ['day1', 'day2', 'day3', 'day4', 'day5'] as const;

/** Up to five more days of a series. */
export class MoreDaysForm extends Form {
  @IsOptional() @Validate(IsDayOfCalendar, exists) day1?: Day;
  @IsOptional() @Validate(IsDayOfCalendar, exists) day2?: Day;
  @IsOptional() @Validate(IsDayOfCalendar, exists) day3?: Day;
  @IsOptional() @Validate(IsDayOfCalendar, exists) day4?: Day;
  @IsOptional() @Validate(IsDayOfCalendar, exists) day5?: Day;

  get days(): Day[] {
    return [this.day1, this.day2, this.day3, this.day4, this.day5].filter((day): day is Day => day !== undefined);
  }

  /** @param first the first day that is not gone by; @param last two years after the series began */
  check(first: Day, last: Day): this {
    if (this.days.length === 0) this.reject('day1', 'Écrivez au moins une date.');
    for (const name of DAY_FIELDS) {
      const day = this[name];
      if (isDay(day) && day < first) this.reject(name, 'Cette date est déjà passée.');
      if (isDay(day) && day > last) this.reject(name, 'Une série dure deux ans au plus\u00a0: commencez-en une autre.');
    }
    return this;
  }
}

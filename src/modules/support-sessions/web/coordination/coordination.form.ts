import { IsIn, IsInt, IsOptional, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsInteger } from '../../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';
import { addMonths, type Day, isDay } from '../../../../platform/time/day.js';
import { fullDay } from '../../../../platform/time/french.js';
import type { CoordinationContent } from '../../coordination/coordination-content.js';
import { DURATION_CHOICES } from '../../vocabulary.js';
import { AsDay } from '../session-day.js';

/** An activity older than this is more likely a mistyped year than a late entry. */
const OLDEST_MONTHS = 24;
const minutesMessage = { message: 'Écrivez la durée en minutes, de 1 à 1\u00a0439 (par exemple 75).' };

/** What the three kinds of activity ask alike. */
export abstract class CoordinationForm extends Form {
  @IsOptional()
  formKey?: string;

  @IsOptional()
  @AsInteger()
  version?: number;

  @AsDay()
  @IsOptional()
  day?: Day;

  @IsIn([...DURATION_CHOICES.map(String), 'other'], { message: 'Choisissez la durée de l’activité.' })
  duration?: string;

  @AsInteger()
  @ValidateIf((form: CoordinationForm) => form.duration === 'other')
  @Max(1439, minutesMessage)
  @Min(1, minutesMessage)
  @IsInt(minutesMessage)
  otherMinutes?: number;

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(200, { message: 'Précisez en 200\u00a0caractères au plus.' })
  otherWords?: string;

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(2000, { message: 'Écrivez 2\u00a0000 caractères au plus.' })
  notes?: string;

  /** « Autre » is chosen somewhere: it may be said in words. */
  abstract get saysOther(): boolean;

  /** Only meaningful while the form is valid. */
  abstract get content(): CoordinationContent;

  /** The rules that need more than one field, or the calendar. */
  check(today: Day): this {
    const fault = this.faultOfDay(today);
    if (fault) this.reject('day', fault);
    return this;
  }

  protected get common() {
    return {
      day: this.day ?? '',
      durationMinutes: this.duration === 'other' ? (this.otherMinutes ?? 0) : Number(this.duration),
      otherWords: this.saysOther ? (this.otherWords ?? null) : null,
      notes: this.notes ?? null,
    };
  }

  private faultOfDay(today: Day): string | null {
    const { day } = this;
    const oldest = addMonths(today, -OLDEST_MONTHS);
    if (!day) return 'Écrivez la date de l’activité.';
    if (!isDay(day)) return 'Écrivez une date qui existe, par exemple 24/11/2026.';
    if (day > today) return 'Cette date est à venir\u00a0: une activité se note une fois faite.';
    return day < oldest ? `Vérifiez l’année\u00a0: cette date est avant le ${fullDay(oldest)}.` : null;
  }
}

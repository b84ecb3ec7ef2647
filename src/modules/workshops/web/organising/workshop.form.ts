import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, Max, MaxLength, Min, MinLength, Validate } from 'class-validator';
import { ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsBoolean, AsInteger, AsList } from '../../../../platform/http/forms/transforms.js';
import { WholeNumber } from '../../../../platform/http/forms/whole-number.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';
import { addDays, type Day, isDay } from '../../../../platform/time/day.js';
import { readTime } from '../../organising/wall-times.js';
import { LONGEST_SERIES_DAYS } from '../../organising/series-days.js';
import { AUDIENCES, FORMATS, MODES, PROGRAMME_CODES, TOPICS, WORKSHOP_LEVELS } from '../../vocabulary.js';
import type { Audience, ProgrammeCode, Topic, WorkshopFormat, WorkshopLevel, WorkshopMode } from '../../vocabulary.js';

const choose = { message: 'Choisissez parmi les réponses proposées.' };

@ValidatorConstraint({ name: 'isDayOfCalendar' })
class IsDayOfCalendar implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return isDay(value);
  }
}

const DeviceCount = () => WholeNumber(0, 500, 'Écrivez un nombre d’appareils, de 0 à 500.', { optional: true });

/** What a workshop announces, and for a new one how it comes again. */
export class WorkshopForm extends Form {
  /** A button: `publish`, `draft`, `place` (looks a place up), `back` (from the dates), `create` and `apply` (after them). */
  @IsOptional()
  act?: string;

  @IsOptional()
  formKey?: string;

  /** Which of our programmes the form was begun from. */
  @IsOptional()
  @Transform(({ value }) => PROGRAMME_CODES.find((code) => code === value))
  programme?: ProgrammeCode;

  @IsOptional()
  @AsInteger()
  @IsInt()
  version?: number;

  @NoSensitiveText()
  @MaxLength(120, { message: 'Donnez un titre de 120\u00a0caractères au plus.' })
  @MinLength(3, { message: 'Donnez un titre d’au moins 3\u00a0lettres.' })
  @IsNotEmpty({ message: 'Donnez un titre à l’atelier.' })
  title: string;

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(2000, { message: 'Décrivez l’atelier en 2\u00a0000\u00a0caractères au plus.' })
  summary?: string;

  @AsList()
  @IsIn(Object.keys(TOPICS), { each: true, ...choose })
  topics: Topic[] = [];

  @IsOptional()
  @IsIn(Object.keys(WORKSHOP_LEVELS), choose)
  level?: WorkshopLevel;

  @IsIn(Object.keys(AUDIENCES), { message: 'Dites à qui s’adresse l’atelier.' })
  audience: Audience;

  @IsIn(Object.keys(FORMATS), { message: 'Dites si l’atelier est en groupe ou individuel.' })
  format: WorkshopFormat;

  @Validate(IsDayOfCalendar, { message: 'Écrivez une date qui existe, comme 24/11/2026.' })
  @IsNotEmpty({ message: 'Écrivez la date.' })
  day: Day;

  @IsNotEmpty({ message: 'Écrivez l’heure de début.' })
  @MaxLength(10, { message: 'Écrivez une heure, comme 14:30.' })
  start: string;

  @IsNotEmpty({ message: 'Écrivez l’heure de fin.' })
  @MaxLength(10, { message: 'Écrivez une heure, comme 16:30.' })
  end: string;

  @IsOptional()
  @IsIn(['once', 'weekly', 'monthly'], choose)
  repeat?: 'once' | 'weekly' | 'monthly';

  @IsOptional()
  @AsInteger()
  @Max(12, { message: 'Écrivez un nombre de 1 à 12.' })
  @Min(1, { message: 'Écrivez un nombre de 1 à 12.' })
  @IsInt({ message: 'Écrivez un nombre de 1 à 12.' })
  every?: number;

  @AsList()
  @IsIn(['1', '2', '3', '4', '5', '6', '7'], { each: true, ...choose })
  weekdays: string[] = [];

  @IsOptional()
  @Validate(IsDayOfCalendar, { message: 'Écrivez une date qui existe, comme 30/06/2027.' })
  until?: Day;

  @AsBoolean()
  @IsOptional()
  skipHolidays = false;

  @IsIn(Object.keys(MODES), { message: 'Dites où l’atelier a lieu.' })
  mode: WorkshopMode;

  @IsOptional()
  @MaxLength(40, choose)
  placeId?: string;

  @IsOptional()
  @MaxLength(100, { message: 'Quelques mots du nom du lieu suffisent.' })
  placeSearch?: string;

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(200, { message: 'Écrivez le numéro et la rue en 200\u00a0caractères au plus.' })
  address?: string;

  @IsOptional()
  @MaxLength(100, { message: 'Le nom de la commune suffit.' })
  commune?: string;

  @IsOptional()
  @MaxLength(5, choose)
  communeInsee?: string;

  @IsOptional()
  @MaxLength(500, { message: 'Écrivez comment se connecter en 500\u00a0caractères au plus.' })
  connection?: string;

  @IsOptional()
  @AsInteger()
  @Max(500, { message: 'Écrivez un nombre de places de 1 à 500.' })
  @Min(1, { message: 'Écrivez un nombre de places de 1 à 500.' })
  @IsInt({ message: 'Écrivez un nombre de places de 1 à 500.' })
  capacity?: number;

  @DeviceCount() laptop?: number;
  @DeviceCount() tablet?: number;
  @DeviceCount() phone?: number;

  @AsBoolean()
  @IsOptional()
  ownDevice = false;

  @IsOptional()
  @NoSensitiveText()
  @MaxLength(500, { message: 'Dites quoi apporter en 500\u00a0caractères au plus.' })
  toBring?: string;

  @AsList()
  @MaxLength(40, { each: true, ...choose })
  animators: string[] = [];

  @AsBoolean()
  @IsOptional()
  listed = false;

  @AsBoolean()
  @IsOptional()
  publicBooking = false;

  @IsOptional()
  @AsInteger()
  @Max(168, { message: 'Écrivez un nombre d’heures de 1 à 168 (une semaine).' })
  @Min(1, { message: 'Écrivez un nombre d’heures de 1 à 168 (une semaine).' })
  @IsInt({ message: 'Écrivez un nombre d’heures de 1 à 168 (une semaine).' })
  offerHours?: number;

  /** Which days of the series a correction is for. */
  @IsOptional()
  @IsIn(['one', 'following', 'all'], choose)
  scope?: 'one' | 'following' | 'all';

  /** Days ticked on the page of the dates, or ids of workshops on that of a correction. */
  @AsList()
  @MaxLength(40, { each: true, ...choose })
  days: string[] = [];

  get repeats(): boolean {
    return this.repeat === 'weekly' || this.repeat === 'monthly';
  }

  /** What one field alone cannot tell. */
  check(): this {
    if (this.start && readTime(this.start) === null) this.reject('start', 'Écrivez une heure, comme 14:30.');
    if (this.end && readTime(this.end) === null) this.reject('end', 'Écrivez une heure, comme 16:30.');
    if (this.start && this.end && readTime(this.start) === readTime(this.end) && readTime(this.end) !== null) {
      this.reject('end', 'L’atelier finit à l’heure où il commence\u00a0: corrigez l’une des deux.');
    }
    if (this.mode === 'phone' && this.format === 'group') {
      this.reject('mode', 'Par téléphone, l’atelier est individuel\u00a0: changez le format, ou le lieu.');
    }
    if (this.mode === 'remote' && !this.connection) {
      this.reject('connection', 'Écrivez l’adresse de la visio, ou le numéro à appeler.');
    }
    if (this.format === 'group' && this.capacity === undefined) this.reject('capacity', 'Écrivez le nombre de places.');
    if (this.repeats) this.checkSeries();
    return this;
  }

  private checkSeries(): void {
    if (!this.until) this.reject('until', 'Écrivez la date du dernier atelier.');
    else if (isDay(this.day) && this.until < this.day) {
      this.reject('until', 'La série finit avant de commencer\u00a0: corrigez l’une des deux dates.');
    } else if (isDay(this.day) && this.until > addDays(this.day, LONGEST_SERIES_DAYS)) {
      this.reject('until', 'Une série dure deux ans au plus.');
    }
  }
}

/** What a new form begins with. */
export const newWorkshopForm = (changes: Partial<WorkshopForm> = {}): WorkshopForm =>
  Object.assign(
    new WorkshopForm(),
    {
      ...{ audience: 'people', format: 'group', mode: 'place', capacity: 8, repeat: 'once', every: 1 },
      ...{ skipHolidays: true, listed: true, offerHours: 24, scope: 'one' },
    },
    changes,
  );

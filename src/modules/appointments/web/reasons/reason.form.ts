import { IsIn, IsInt, IsNotEmpty, IsOptional, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsInteger } from '../../../../platform/http/forms/transforms.js';
import { NoSensitiveText } from '../../../../platform/personal-data/no-sensitive-text.js';
import { newReason, type ReasonSettings } from '../../reasons/reason-settings.js';
import { type AppointmentMode, BOOKABLE_BY, type BookableBy, MODES } from '../../vocabulary.js';

const minutes = 'Écrivez un nombre de minutes, de 5 à 480.';
const buffer = 'Écrivez un nombre de minutes, de 0 à 120.';
const hours = 'Écrivez un nombre d’heures, de 0 à 720.';
const days = 'Écrivez un nombre de jours, de 1 à 365.';

export class ReasonForm extends Form {
  @IsNotEmpty({ message: 'Écrivez le nom du motif.' })
  @MinLength(3, { message: 'Le nom est trop court\u00a0: 3 caractères au moins.' })
  @MaxLength(80, { message: 'Le nom est trop long\u00a0: 80 caractères au plus.' })
  label: string;

  @AsInteger()
  @IsNotEmpty({ message: 'Écrivez la durée.' })
  @IsInt({ message: minutes })
  @Min(5, { message: minutes })
  @Max(480, { message: minutes })
  durationMinutes: number;

  @IsNotEmpty({ message: 'Choisissez où se passe le rendez-vous.' })
  @IsIn(Object.keys(MODES), { message: 'Choisissez parmi les réponses proposées.' })
  mode: AppointmentMode;

  @IsNotEmpty({ message: 'Choisissez qui peut prendre ce rendez-vous.' })
  @IsIn(Object.keys(BOOKABLE_BY), { message: 'Choisissez parmi les réponses proposées.' })
  bookableBy: BookableBy;

  @IsOptional()
  @MaxLength(300, { message: 'C’est trop long\u00a0: 300 caractères au plus.' })
  @NoSensitiveText()
  toBring?: string;

  @AsInteger()
  @IsOptional()
  @IsInt({ message: buffer })
  @Min(0, { message: buffer })
  @Max(120, { message: buffer })
  bufferBefore?: number;

  @AsInteger()
  @IsOptional()
  @IsInt({ message: buffer })
  @Min(0, { message: buffer })
  @Max(120, { message: buffer })
  bufferAfter?: number;

  @AsInteger()
  @IsOptional()
  @IsInt({ message: hours })
  @Min(0, { message: hours })
  @Max(720, { message: hours })
  noticeHours?: number;

  @AsInteger()
  @IsOptional()
  @IsInt({ message: days })
  @Min(1, { message: days })
  @Max(365, { message: days })
  daysAhead?: number;

  @AsInteger()
  @IsOptional()
  @IsInt({ message: hours })
  @Min(0, { message: hours })
  @Max(720, { message: hours })
  cancelHours?: number;

  @AsInteger()
  @IsOptional()
  @IsInt({ message: hours })
  @Min(0, { message: hours })
  @Max(720, { message: hours })
  moveHours?: number;

  /** Of the reason that was read. */
  @AsInteger()
  @IsOptional()
  version?: number;

  static from(settings: ReasonSettings, version?: number): ReasonForm {
    const { toBring, ...others } = settings;
    return Object.assign(new ReasonForm(), others, { toBring: toBring ?? undefined, version });
  }

  toSettings(): ReasonSettings {
    return {
      ...{ label: this.label, durationMinutes: this.durationMinutes, mode: this.mode, bookableBy: this.bookableBy },
      toBring: this.toBring ?? null,
      bufferBefore: this.bufferBefore ?? newReason.bufferBefore,
      bufferAfter: this.bufferAfter ?? newReason.bufferAfter,
      noticeHours: this.noticeHours ?? newReason.noticeHours,
      daysAhead: this.daysAhead ?? newReason.daysAhead,
      cancelHours: this.cancelHours ?? newReason.cancelHours,
      moveHours: this.moveHours ?? newReason.moveHours,
    };
  }
}

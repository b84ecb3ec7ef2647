import { ArrayMaxSize, IsIn, IsNotEmpty, IsOptional } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsBoolean, AsInteger, AsList } from '../../../../platform/http/forms/transforms.js';
import { isId } from '../../../../platform/ids.js';
import { addMonths, type Day, isDay } from '../../../../platform/time/day.js';
import type { AvailabilityRead } from '../../availability/planning.queries.js';
import type { AvailabilitySettings } from '../../availability/availability-settings.js';
import { minutesOf, timeText } from '../clock-time.js';
import { RHYTHMS, type Rhythm, WEEKDAYS, WEEKS_OF_MONTH } from './availability-words.js';

export class AvailabilityForm extends Form {
  @IsNotEmpty({ message: 'Choisissez qui reçoit.' })
  agentId: string;

  @IsNotEmpty({ message: 'Choisissez un rythme.' })
  @IsIn(Object.keys(RHYTHMS), { message: 'Choisissez parmi les rythmes proposés.' })
  rhythm: Rhythm;

  @AsList()
  @IsIn(Object.keys(WEEKDAYS), { each: true, message: 'Choisissez parmi les jours proposés.' })
  weekdays: string[] = [];

  @IsOptional()
  @IsIn(Object.keys(WEEKS_OF_MONTH), { message: 'Choisissez parmi les semaines proposées.' })
  weekOfMonth?: string;

  @IsNotEmpty({ message: 'Écrivez l’heure de début.' })
  startTime: string;

  @IsNotEmpty({ message: 'Écrivez l’heure de fin.' })
  endTime: string;

  @IsOptional()
  placeId?: string;

  @AsList()
  @ArrayMaxSize(60, { message: 'C’est trop.' })
  reasonIds: string[] = [];

  @IsNotEmpty({ message: 'Choisissez le premier jour.' })
  fromDay: Day;

  @IsOptional()
  untilDay?: Day;

  @AsBoolean()
  @IsOptional()
  worksHolidays?: boolean;

  /** Of the hours that were read. */
  @AsInteger()
  @IsOptional()
  version?: number;

  static blank(agentId: string, placeId: string | undefined, today: Day): AvailabilityForm {
    return Object.assign(new AvailabilityForm(), {
      ...{ agentId, placeId, rhythm: 'weekly', weekOfMonth: '1', fromDay: today },
      ...{ startTime: '09:00', endTime: '12:00' },
    });
  }

  static from(read: AvailabilityRead): AvailabilityForm {
    return Object.assign(new AvailabilityForm(), {
      ...{ agentId: read.agentId, placeId: read.placeId ?? undefined, reasonIds: read.reasonIds },
      rhythm: read.kind === 'weekly' && read.every === 2 ? 'fortnightly' : read.kind,
      ...{ weekdays: read.weekdays.map(String), weekOfMonth: String(read.weekOfMonth) },
      ...{ startTime: timeText(read.startMinute), endTime: timeText(read.endMinute) },
      ...{ fromDay: read.fromDay, untilDay: read.untilDay ?? undefined },
      ...{ worksHolidays: read.worksHolidays, version: read.version },
    });
  }

  /** What two fields say together, once each is right. */
  check(today: Day): void {
    const [start, end] = [minutesOf(this.startTime), minutesOf(this.endTime)];
    const [from, until] = [this.fromDay, this.untilDay];
    if (start === undefined || start === 1440) this.reject('startTime', 'Écrivez une heure comme 9:00.');
    if (end === undefined) this.reject('endTime', 'Écrivez une heure comme 12:00.');
    if (start !== undefined && end !== undefined && end <= start) {
      this.reject('endTime', 'La fin est avant le début\u00a0: corrigez l’une des deux heures.');
    }
    if (this.rhythm !== 'once' && this.weekdays.length === 0) this.reject('weekdays', 'Choisissez un jour au moins.');
    if (this.rhythm === 'monthly' && this.weekdays.length > 1) {
      this.reject('weekdays', 'Une fois par mois\u00a0: choisissez un seul jour.');
    }
    if (!isDay(from)) this.reject('fromDay', 'Écrivez un jour qui existe.');
    else if (from > addMonths(today, 24))
      this.reject('fromDay', 'C’est dans plus de deux ans\u00a0: choisissez plus tôt.');
    if (until !== undefined && !isDay(until)) this.reject('untilDay', 'Écrivez un jour qui existe.');
    else if (until !== undefined && isDay(from) && until < from) {
      this.reject('untilDay', 'Le dernier jour est avant le premier.');
    }
  }

  /** Ids that are none are nobody’s. */
  toSettings(): AvailabilitySettings {
    const once = this.rhythm === 'once';
    return {
      ...{ agentId: this.agentId, placeId: isId(this.placeId) ? this.placeId : null },
      kind: this.rhythm === 'fortnightly' ? 'weekly' : this.rhythm,
      every: this.rhythm === 'fortnightly' ? 2 : 1,
      weekdays: once ? [] : this.weekdays.map(Number).sort((one, other) => one - other),
      weekOfMonth: Number(this.weekOfMonth ?? 1),
      ...{ fromDay: this.fromDay, untilDay: once ? null : (this.untilDay ?? null) },
      ...{ startMinute: minutesOf(this.startTime) ?? 0, endMinute: minutesOf(this.endTime) ?? 0 },
      ...{ worksHolidays: this.worksHolidays ?? false, reasonIds: this.reasonIds.filter(isId) },
    };
  }
}

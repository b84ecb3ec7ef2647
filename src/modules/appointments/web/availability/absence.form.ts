import { IsNotEmpty, IsOptional } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import { AsBoolean } from '../../../../platform/http/forms/transforms.js';
import { addDays, addMonths, type Day, daysBetween, instantOf, isDay } from '../../../../platform/time/day.js';
import type { AbsenceSettings } from '../../availability/availability-settings.js';
import { minutesOf } from '../clock-time.js';

/** The database refuses longer ones. */
const LONGEST_DAYS = 399;

export class AbsenceForm extends Form {
  @IsNotEmpty({ message: 'Choisissez qui s’absente.' })
  agentId: string;

  @IsNotEmpty({ message: 'Choisissez le premier jour.' })
  fromDay: Day;

  /** Empty: from the beginning of the day. */
  @IsOptional()
  fromTime?: string;

  /** Empty: the same day. */
  @IsOptional()
  toDay?: Day;

  /** Empty: until the end of the day. */
  @IsOptional()
  toTime?: string;

  @AsBoolean()
  @IsOptional()
  weekly?: boolean;

  @IsOptional()
  weeklyUntil?: Day;

  static blank(agentId: string, today: Day): AbsenceForm {
    return Object.assign(new AbsenceForm(), { agentId, fromDay: today });
  }

  /** What fields say together, once each is right. */
  check(today: Day): void {
    if (!isDay(this.fromDay)) this.reject('fromDay', 'Écrivez un jour qui existe.');
    if (this.toDay !== undefined && !isDay(this.toDay)) this.reject('toDay', 'Écrivez un jour qui existe.');
    if (this.fromTime !== undefined && (minutesOf(this.fromTime) ?? 1440) === 1440) {
      this.reject('fromTime', 'Écrivez une heure comme 9:00, ou rien pour toute la journée.');
    }
    if (this.toTime !== undefined && !minutesOf(this.toTime)) {
      this.reject('toTime', 'Écrivez une heure comme 17:00, ou rien pour toute la journée.');
    }
    if (!this.isValid) return;
    this.checkSpan(today);
    if (this.weekly) this.checkWeekly(today);
  }

  /** @param zone whose clocks are meant */
  toSettings(zone: string): AbsenceSettings {
    const { agentId, fromDay } = this;
    const [startsAt, endsAt] = this.span(zone);
    const weeklyUntil = this.weekly ? (this.weeklyUntil ?? addDays(addMonths(fromDay, 12), -1)) : null;
    return { agentId, startsAt, endsAt, weeklyUntil, zone };
  }

  private span(zone?: string): [Date, Date] {
    const toDay = this.toDay ?? this.fromDay;
    return [
      instantOf(this.fromDay, minutesOf(this.fromTime) ?? 0, zone),
      instantOf(toDay, minutesOf(this.toTime) ?? 1440, zone),
    ];
  }

  private checkSpan(today: Day): void {
    const toDay = this.toDay ?? this.fromDay;
    const [startsAt, endsAt] = this.span();
    if (endsAt <= startsAt) {
      const field = this.toTime === undefined ? 'toDay' : 'toTime';
      this.reject(field, 'La fin est avant le début\u00a0: corrigez l’un des deux.');
    }
    if (toDay < today) this.reject(this.toDay === undefined ? 'fromDay' : 'toDay', 'Ce jour est passé.');
    if (daysBetween(this.fromDay, toDay) > LONGEST_DAYS) {
      this.reject('toDay', 'C’est plus d’un an\u00a0: notez une fin plus proche.');
    }
  }

  private checkWeekly(today: Day): void {
    const { weeklyUntil } = this;
    if (daysBetween(this.fromDay, this.toDay ?? this.fromDay) > 5) {
      this.reject('toDay', 'Chaque semaine\u00a0: l’absence dure moins d’une semaine.');
    }
    if (weeklyUntil !== undefined && (!isDay(weeklyUntil) || weeklyUntil < this.fromDay)) {
      this.reject('weeklyUntil', 'Choisissez un jour après le premier.');
    } else if (weeklyUntil !== undefined && weeklyUntil > addMonths(today, 36)) {
      this.reject('weeklyUntil', 'C’est dans plus de trois ans\u00a0: choisissez plus tôt.');
    }
  }
}

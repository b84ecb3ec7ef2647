import { IsNotEmpty, IsOptional } from 'class-validator';
import { Form } from '../../../../platform/http/forms/form.js';
import type { Day } from '../../../../platform/time/day.js';
import { choosePeriod } from '../../period.js';
import { closedPeriods, periodCode, type ReportPeriod } from '../report-period.js';

export const OTHER = 'autre';

/** Which period is closed. */
export class CloseReportForm extends Form {
  @IsNotEmpty({ message: 'Choisissez la période.' })
  cloture?: string;

  @IsOptional()
  du?: string;

  @IsOptional()
  au?: string;

  /** Undefined when it is not one that can be closed: the field then says why. */
  period(today: Day): ReportPeriod | undefined {
    if (this.cloture !== OTHER) {
      const chosen = closedPeriods(today).find((period) => periodCode(period) === this.cloture);
      if (!chosen) this.reject('cloture', 'Choisissez une période de la liste.');
      return chosen;
    }
    const choice = choosePeriod({ preset: 'custom', from: this.du, to: this.au }, today);
    if ('problem' in choice) {
      this.reject(choice.field === 'from' ? 'du' : 'au', choice.problem);
      return undefined;
    }
    const { from, to } = choice.period;
    if (to >= today) {
      this.reject('au', 'Choisissez un jour passé\u00a0: la journée en cours n’est pas finie.');
      return undefined;
    }
    return { kind: 'custom', from, to };
  }
}

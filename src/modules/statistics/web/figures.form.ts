import { IsIn, IsOptional } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import { isId } from '../../../platform/ids.js';
import type { Day } from '../../../platform/time/day.js';
import { choosePeriod, presets, type Period, type Preset } from '../period.js';

/** Read from the address of the page, so its names are French: people share that address. */
export class FiguresForm extends Form {
  @IsOptional()
  @IsIn(presets, { message: 'Choisissez une période dans la liste.' })
  periode?: Preset = 'month';

  @IsOptional()
  du?: string;

  @IsOptional()
  au?: string;

  @IsOptional()
  structure?: string;

  /** The period asked for; when it can't be read the fields say why and the present month stands in. */
  period(today: Day): Period {
    const chosen = choosePeriod({ preset: this.periode, from: this.du, to: this.au }, today);
    if ('period' in chosen) return chosen.period;
    this.reject(chosen.field === 'from' ? 'du' : 'au', chosen.problem);
    return (choosePeriod({}, today) as { period: Period }).period;
  }

  get structureId(): string | null {
    return isId(this.structure) ? this.structure : null;
  }
}

import { IsIn } from 'class-validator';
import { type Asked, EXPORT_FORMATS, type ExportFormat, isOffered } from '../export-asked.js';
import { EXPORT_KINDS, type ExportKind } from '../export-kinds.js';
import { strangeTo } from '../export-filters.js';
import { filterLabels, formatLabels, kindLabels } from '../labels.js';
import { PeriodForm } from './period.form.js';

export class ExportForm extends PeriodForm {
  @IsIn(EXPORT_KINDS, { message: 'Choisissez ce que vous exportez.' })
  quoi: ExportKind = 'sessions';

  @IsIn(EXPORT_FORMATS, { message: 'Choisissez un format.' })
  format: ExportFormat = 'xlsx';

  /** Only for a valid form. */
  get asked(): Asked {
    return { kind: this.quoi, format: this.format, ...this.days, filters: this.filters };
  }

  requireSense(): this {
    this.requireOrder();
    if (!isOffered(this.quoi, this.format)) {
      this.reject('format', `Le «\u00a0${formatLabels.coop}\u00a0» n’existe que pour les accompagnements.`);
    }
    const strange = strangeTo(this.quoi, this.filters);
    if (strange.length > 0) {
      const words = strange.map((name) => filterLabels[name].toLowerCase()).join(', ');
      this.reject(
        'quoi',
        `${kindLabels[this.quoi]}\u00a0: retirez d’abord ce filtre, qui ne porte que sur les activités (${words}).`,
      );
    }
    return this;
  }
}

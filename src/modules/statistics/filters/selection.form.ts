import { IsIn, IsOptional, MaxLength } from 'class-validator';
import { Form } from '../../../platform/http/forms/form.js';
import type { Day } from '../../../platform/time/day.js';
import type { Filters, Selection } from '../figures/selection.js';
import { choosePeriod, presets, type Preset } from '../period.js';
import {
  type CodedField,
  codedChoices,
  filterFields,
  filterKeys,
  type FilterNames,
  isCoded,
  type ListedField,
} from './filter-fields.js';

export interface NamedOption {
  id: string;
  name: string;
}

const codes = (field: CodedField): string[] => Object.keys(codedChoices[field]);
const ofTheList = { message: 'Choisissez dans la liste.' };
const TOO_LONG = { message: 'Ce nom est trop long\u00a0: écrivez-en le début.' };

/**
 * What is to be counted, read from the address of a page: names are French, people share that address. Read it through
 * `SelectionDesk`, which finds what the lists of the base hold; a name that nobody found is refused.
 */
export class SelectionForm extends Form {
  @IsOptional()
  @IsIn(presets, { message: 'Choisissez une période dans la liste.' })
  periode?: Preset;

  @IsOptional()
  @MaxLength(10, { message: 'Indiquez un jour, par exemple 24/11/2026.' })
  du?: string;

  @IsOptional()
  @MaxLength(10, { message: 'Indiquez un jour, par exemple 24/11/2026.' })
  au?: string;

  @IsOptional()
  @MaxLength(120, TOO_LONG)
  structure?: string;

  @IsOptional()
  @MaxLength(120, TOO_LONG)
  lieu?: string;

  @IsOptional()
  @MaxLength(120, TOO_LONG)
  commune?: string;

  @IsOptional()
  @MaxLength(120, TOO_LONG)
  epci?: string;

  @IsOptional()
  @MaxLength(120, TOO_LONG)
  departement?: string;

  @IsOptional()
  @MaxLength(120, TOO_LONG)
  region?: string;

  @IsOptional()
  @MaxLength(120, TOO_LONG)
  mediateur?: string;

  @IsOptional()
  @MaxLength(120, TOO_LONG)
  equipe?: string;

  @IsOptional()
  @IsIn(codes('type'), ofTheList)
  type?: string;

  @IsOptional()
  @IsIn(codes('thematique'), ofTheList)
  thematique?: string;

  @IsOptional()
  @IsIn(codes('demarche'), ofTheList)
  demarche?: string;

  @IsOptional()
  @IsIn(codes('materiel'), ofTheList)
  materiel?: string;

  @IsOptional()
  @IsIn(codes('niveau'), ofTheList)
  niveau?: string;

  @IsOptional()
  @IsIn(codes('programme'), ofTheList)
  programme?: string;

  @IsOptional()
  @MaxLength(120, TOO_LONG)
  etiquette?: string;

  readonly #found = new Map<ListedField, NamedOption>();

  /** What was asked in a list of the base, as it was found there. */
  settle(field: ListedField, option: NamedOption): void {
    this.#found.set(field, option);
  }

  found(field: ListedField): NamedOption | undefined {
    return this.#found.get(field);
  }

  get names(): FilterNames {
    return Object.fromEntries([...this.#found].map(([field, { name }]) => [field, name]));
  }

  /** Dates without a word are a period of one’s own. */
  get preset(): Preset {
    return this.periode ?? (this.du !== undefined || this.au !== undefined ? 'custom' : 'month');
  }

  /**
   * What is asked. Where something can’t be read its field says why, and `isValid` is false: nothing is to be counted
   * then, since the figures would be those of another question.
   */
  selection(today: Day): Selection {
    const chosen = choosePeriod({ preset: this.preset, from: this.du, to: this.au }, today);
    if ('problem' in chosen) this.reject(chosen.field === 'from' ? 'du' : 'au', chosen.problem);
    const { from, to } = 'period' in chosen ? chosen.period : { from: today, to: today };
    return { from, to, filters: this.filters() };
  }

  private filters(): Filters {
    const filters: Record<string, string> = {};
    for (const field of filterFields) {
      const value = isCoded(field) ? this[field] : this.found(field)?.id;
      if (value !== undefined) filters[filterKeys[field]] = value;
      else if (this[field] !== undefined) this.reject(field, 'Choisissez dans la liste.');
    }
    return filters;
  }
}

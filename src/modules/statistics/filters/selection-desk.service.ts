import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';
import type { Selection } from '../figures/selection.js';
import { type FilterNames, type ListedField, listedFields } from './filter-fields.js';
import { type FilterLists, FilterOptionsQueries } from './filter-options.queries.js';
import { type NamedOption, SelectionForm } from './selection.form.js';

/** What a page is asked to count. When `form.isValid` is false nothing may be counted. */
export interface AskedSelection<F extends SelectionForm = SelectionForm> {
  form: F;
  selection: Selection;
  /** Of what the filters name, for words. */
  names: FilterNames;
  /** Several answer to a name that was typed: to be chosen from. */
  answers: Partial<Record<ListedField, NamedOption[]>>;
  today: Day;
}

const refusals: Record<ListedField, string> = {
  structure: 'Cette structure n’est pas dans votre périmètre.',
  lieu: 'Ce lieu n’est pas dans l’annuaire.',
  commune: 'Cette commune n’existe pas, ou plus.',
  epci: 'Cette intercommunalité n’existe pas, ou plus.',
  departement: 'Ce département n’est pas dans votre périmètre.',
  region: 'Cette région n’est pas dans votre périmètre.',
  mediateur: 'Cette personne n’est pas dans votre périmètre.',
  equipe: 'Cette équipe n’est pas dans votre périmètre.',
  etiquette: 'Cette étiquette n’est pas dans votre périmètre.',
};

/** Reads what is to be counted from the address of a page, and settles each name with what the reader may see. */
@Injectable()
export class SelectionDesk {
  constructor(
    private readonly options: FilterOptionsQueries,
    private readonly clock: Clock,
  ) {}

  /** @param query of the request; unknown parameters are ignored, what can’t be read is told at its field */
  read(actor: Actor, query: object): Promise<AskedSelection>;
  read<F extends SelectionForm>(actor: Actor, query: object, type: new () => F): Promise<AskedSelection<F>>;
  async read(actor: Actor, query: object, type: new () => SelectionForm = SelectionForm): Promise<AskedSelection> {
    const form = await readForm(type, query);
    const answers: AskedSelection['answers'] = {};
    for (const field of listedFields) {
      const asked = form[field];
      if (asked === undefined || form.errorOf(field) !== null) continue;
      const found = await this.find(actor, field, asked);
      if (found.length > 1) answers[field] = found;
      settle(form, field, found);
    }
    const today = this.clock.today();
    return { form, selection: form.selection(today), names: form.names, answers, today };
  }

  /** What the fields of the filters offer. */
  lists(actor: Actor): Promise<FilterLists> {
    return this.options.lists(actor);
  }

  private async find(actor: Actor, field: ListedField, asked: string): Promise<NamedOption[]> {
    const named = await this.options.byId(actor, field, asked);
    return named ? [named] : this.options.byName(actor, field, asked);
  }
}

function settle(form: SelectionForm, field: ListedField, found: NamedOption[]): void {
  const [option] = found;
  if (option === undefined) form.reject(field, refusals[field]);
  else if (found.length > 1) form.reject(field, 'Plusieurs répondent à ce nom\u00a0: choisissez le vôtre.');
  else form.settle(field, option);
}

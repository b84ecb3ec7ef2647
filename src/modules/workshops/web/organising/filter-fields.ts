import { type Field, selectField } from '../../../../platform/http/forms/fields.js';
import { addMonths, type Day, startOfMonth } from '../../../../platform/time/day.js';
import { monthAndYear } from '../../../../platform/time/french.js';
import { AUDIENCES, TOPICS, WORKSHOP_LEVELS } from '../../vocabulary.js';
import type { FiltersForm } from './filters.form.js';

export interface FilterFields {
  niveau: Field;
  thematique: Field;
  public: Field;
  places: Field;
  mois: Field;
}

const optional = { required: false } as const;

/** @param towards the months offered: those to come, or those gone by */
export function filterFields(form: FiltersForm, today: Day, towards: 1 | -1): FilterFields {
  const first = startOfMonth(today);
  const months = Array.from({ length: 12 }, (_, index) => addMonths(first, index * towards));
  const offered = Object.fromEntries(months.map((month) => [month.slice(0, 7), monthAndYear(month)]));
  return {
    niveau: selectField(form, 'niveau', 'Niveau', { '': 'Tous', ...WORKSHOP_LEVELS }, optional),
    thematique: selectField(form, 'thematique', 'Thématique', { '': 'Toutes', ...TOPICS }, optional),
    public: selectField(form, 'public', 'Pour qui', { '': 'Tous', ...AUDIENCES }, optional),
    places: selectField(form, 'places', 'Places', { '': 'Toutes', libres: 'Places libres' }, optional),
    mois: selectField(form, 'mois', 'Mois', { '': 'Tous', ...offered }, optional),
  };
}

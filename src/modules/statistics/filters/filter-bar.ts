import { dateField, type Field, selectField, textField } from '../../../platform/http/forms/fields.js';
import { withQuery } from '../../../platform/http/paths.js';
import type { Preset } from '../period.js';
import {
  codedChoices,
  type FilterField,
  filterFields,
  filterLabels,
  isCoded,
  type ListedField,
} from './filter-fields.js';
import type { FilterLists } from './filter-options.queries.js';
import type { AskedSelection } from './selection-desk.service.js';
import type { SelectionForm } from './selection.form.js';
import { selectionQuery } from './selection-query.js';
import { filtersInWords } from './selection-words.js';

export const periodLabels: Record<Preset, string> = {
  month: 'Ce mois-ci',
  'last-month': 'Le mois dernier',
  quarter: 'Ce trimestre',
  'last-quarter': 'Le trimestre dernier',
  year: 'Cette année',
  'last-year': 'L’année dernière',
  'twelve-months': '12 derniers mois',
  custom: 'Autre période',
};

/** One filter: a list to choose from, or a name to type when the list is too long. */
interface FilterModel {
  select: Field | null;
  text: Field | null;
  /** What is chosen already and stays when no other name is typed. */
  kept: { name: string; value: string } | null;
  /** Those that answer to the name that was typed. */
  answers: { href: string; text: string }[];
}

/** What views/partials/statistics/filters.hbs reads. */
export interface FilterBar {
  action: string;
  /** What the page keeps besides: its tab, the dimensions of a table. */
  hidden: { name: string; value: string }[];
  period: Field;
  from: Field;
  to: Field;
  title: string;
  open: boolean;
  filters: FilterModel[];
  chips: { href: string; text: string }[];
  /** Takes all the filters away; null without one. */
  resetHref: string | null;
}

interface Around {
  /** Address of the page. */
  action: string;
  /** Other parameters of the page, which its filters must not lose. */
  beside?: Readonly<Record<string, string | undefined>>;
}

/** The form above the figures: the period first, the filters folded, what is asked as links that take it away. */
export function filterBar(asked: AskedSelection, lists: FilterLists, { action, beside = {} }: Around): FilterBar {
  const { form, selection, names } = asked;
  const query = { ...selectionQuery(selection, form.preset), ...typedDays(form), ...beside };
  const without = (field: FilterField) => withQuery(action, { ...query, [field]: undefined });
  const active = filtersInWords(selection, names);
  const optional = { required: false };
  const preset = selectField(form, 'periode', 'Période', periodLabels);
  return {
    action,
    hidden: Object.entries(beside).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    period: { ...preset, options: preset.options.map((one) => ({ ...one, selected: one.value === form.preset })) },
    from: dateField(form, 'du', 'Du', optional),
    to: dateField(form, 'au', 'Au', optional),
    title: active.length === 0 ? 'Filtrer' : `Filtrer (${active.length}\u00a0filtre${active.length > 1 ? 's' : ''})`,
    open: filterFields.some((field) => form.errorOf(field) !== null),
    filters: filterFields.flatMap((field) => filterModel(field, asked, lists, { action, query })),
    chips: active.map(({ field, words }) => ({ href: without(field), text: words })),
    resetHref:
      active.length === 0
        ? null
        : withQuery(action, { ...selectionQuery({ ...selection, filters: {} }, form.preset), ...beside }),
  };
}

/** Days that are no period yet stay as they were typed. */
const typedDays = (form: SelectionForm): Query =>
  form.errorOf('du') === null && form.errorOf('au') === null ? {} : { du: form.du, au: form.au };

type Query = Readonly<Record<string, string | undefined>>;

function filterModel(
  field: FilterField,
  { form, answers }: AskedSelection,
  lists: FilterLists,
  page: { action: string; query: Query },
): FilterModel[] {
  const plain = { select: null, text: null, kept: null, answers: [] };
  const optional = { required: false };
  const label = filterLabels[field];
  if (isCoded(field)) {
    return [
      { ...plain, select: selectField(form, field, label, { '': 'Indifférent', ...codedChoices[field] }, optional) },
    ];
  }
  const chosen = form.found(field);
  const asked = chosen !== undefined || form.errorOf(field) !== null;
  const list = lists[field];
  if (list !== null && list.length <= 1 && !asked) return [];
  if (
    list !== null &&
    (chosen === undefined || list.some(({ id }) => id === chosen.id)) &&
    answers[field] === undefined
  ) {
    const choices = Object.fromEntries(list.map(({ id, name }) => [id, name]));
    return [{ ...plain, select: selectField(form, field, label, { '': 'Indifférent', ...choices }, optional) }];
  }
  return [typed(field, label, { form, answers, page })];
}

/** The name is typed; what is chosen already goes along beside, and gives way to what is typed. */
function typed(
  field: ListedField,
  label: string,
  { form, answers, page }: Pick<AskedSelection, 'form' | 'answers'> & { page: { action: string; query: Query } },
): FilterModel {
  const chosen = form.found(field);
  const hint = chosen
    ? `Choisi\u00a0: ${chosen.name}. Écrivez un autre nom pour en changer.`
    : 'Écrivez le début du nom.';
  const text = textField(form, field, label, { required: false, hint });
  return {
    select: null,
    text: chosen ? { ...text, value: '' } : text,
    kept: chosen ? { name: field, value: chosen.id } : null,
    answers: (answers[field] ?? []).map(({ id, name }) => ({
      href: withQuery(page.action, { ...page.query, [field]: id }),
      text: name,
    })),
  };
}

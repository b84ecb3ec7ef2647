import { errorSummary, type Field, textField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { periodLabels } from '../../filters/filter-bar.js';
import type { FilterNames } from '../../filters/filter-fields.js';
import type { SavedFilter } from '../../filters/saved-filter.entity.js';
import { savedFilterPaths } from '../../filters/saved-filter-paths.js';
import type { AskedSelection } from '../../filters/selection-desk.service.js';
import { filtersOf, selectionQuery, type SelectionQuery } from '../../filters/selection-query.js';
import { filtersInWords, periodWords, selectionWords } from '../../filters/selection-words.js';
import { crossPaths } from '../../cross/paths.js';
import { paths } from '../paths.js';
import type { KeepFilterForm, RenameFilterForm } from './saved-filter.form.js';

type NamesOf = (query: SelectionQuery) => FilterNames;

const figures = { href: paths.figures.to(), text: 'Statistiques' };
const list = { href: savedFilterPaths.list.to(), text: 'Mes filtres' };

interface SavedFiltersModel {
  lines: { name: string; what: string; href: string; crossHref: string; editHref: string }[];
  empty: { title: string; text: string; href: string; action: string } | null;
}

export function savedFiltersPage(saved: readonly SavedFilter[], names: NamesOf): View<SavedFiltersModel> {
  const lines = saved.map(({ id, name, query }) => ({
    name,
    what: inWords(query, names),
    href: withQuery(paths.figures.to(), { ...query }),
    crossHref: withQuery(crossPaths.show.to(), { ...query }),
    editHref: savedFilterPaths.one.to({ id }),
  }));
  const model = { lines, empty: lines.length > 0 ? null : NONE };
  return view('statistics/saved-filters', 'Mes filtres', model, { breadcrumbs: [figures] });
}

const NONE = {
  title: 'Aucun filtre gardé pour l’instant',
  text: 'Sur la page des statistiques, choisissez une période et des filtres, puis «\u00a0Garder ces filtres\u00a0».',
  href: paths.figures.to(),
  action: 'Aller aux statistiques',
};

interface KeepFilterModel {
  errors: { href: string; text: string }[];
  action: string;
  what: string;
  hidden: { name: string; value: string }[];
  name: Field;
  cancelHref: string;
}

export function keepFilterPage(
  { form, selection, names }: AskedSelection,
  named: KeepFilterForm | RenameFilterForm,
): View<KeepFilterModel> {
  const query = selectionQuery(selection, form.preset);
  const model = {
    errors: errorSummary(named),
    action: savedFilterPaths.keep.to(),
    what:
      form.preset === 'custom' ? selectionWords(selection, names) : told(periodLabels[form.preset], selection, names),
    hidden: Object.entries(query).map(([name, value]) => ({ name, value })),
    name: nameField(named),
    cancelHref: withQuery(paths.figures.to(), { ...query }),
  };
  return view('statistics/keep-filter', 'Garder ces filtres', model, { breadcrumbs: [figures, list] });
}

interface SavedFilterModel {
  errors: { href: string; text: string }[];
  heading: string;
  what: string;
  action: string;
  name: Field;
  removeAction: string;
}

export function savedFilterPage(
  { id, name, query }: SavedFilter,
  names: NamesOf,
  form: RenameFilterForm,
): View<SavedFilterModel> {
  const model = {
    errors: errorSummary(form),
    heading: name,
    what: inWords(query, names),
    action: savedFilterPaths.one.to({ id }),
    name: nameField(form),
    removeAction: savedFilterPaths.remove.to({ id }),
  };
  return view('statistics/saved-filter', name, model, { breadcrumbs: [figures, list] });
}

const nameField = (form: KeepFilterForm | RenameFilterForm): Field =>
  textField(form, 'nom', 'Nom de ces filtres', { width: '30' });

function inWords(query: SelectionQuery, names: NamesOf): string {
  const { periode, du, au } = query;
  const period =
    du !== undefined && au !== undefined ? periodWords(du, au) : periodLabels[(periode ?? 'month') as 'month'];
  return told(period, { filters: filtersOf(query) }, names(query));
}

/** « Ce mois-ci, Espace de Nancy, thématique Santé ». */
const told = (period: string, selection: Parameters<typeof filtersInWords>[0], names: FilterNames): string =>
  [period, ...filtersInWords(selection, names).map(({ words }) => words)].join(', ');

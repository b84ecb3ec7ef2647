import type { Actor } from '../../../../platform/access/actor.js';
import { errorSummary, selectField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import type { CrossForm } from '../../cross/cross.form.js';
import { crossChoices } from '../../cross/cross-labels.js';
import type { CrossTable } from '../../cross/cross-table.js';
import { crossPaths } from '../../cross/paths.js';
import { type FilterBar, filterBar } from '../../filters/filter-bar.js';
import type { FilterLists } from '../../filters/filter-options.queries.js';
import type { AskedSelection } from '../../filters/selection-desk.service.js';
import { selectionQuery } from '../../filters/selection-query.js';
import { selectionWords } from '../../filters/selection-words.js';
import { inFigures } from '../labels.js';
import { paths } from '../paths.js';

interface TableModel {
  heading: string;
  caption: string;
  corner: string;
  columns: string[];
  rows: { label: string; counts: string[]; total: string }[];
  totals: string[];
  total: string;
  notes: string[];
}

interface CrossModel {
  errors: { href: string; text: string }[];
  /** Address of the styles of these pages. */
  styles: string;
  /** Whose figures, and which; null when they can’t be read. */
  words: string | null;
  bar: FilterBar;
  table: TableModel | null;
  /** Nothing was done: what to do next. */
  empty: { title: string; text: string; href: string; action: string } | null;
  exportHref: string | null;
  definitionsHref: string;
}

interface Shown {
  actor: Actor;
  asked: AskedSelection<CrossForm>;
  lists: FilterLists;
  /** Null when the form can’t be read: nothing is counted. */
  table: CrossTable | null;
  styles: string;
}

export function crossPage({ actor, asked, lists, table, styles }: Shown): View<CrossModel> {
  const { form, selection, names } = asked;
  const beside = { lignes: form.lignes, colonnes: form.colonnes };
  const choices = crossChoices(actor.role);
  const words = `${actor.workplaceName}, ${selectionWords(selection, names)}`;
  const fields = [
    selectField(form, 'lignes', 'En lignes', choices),
    selectField(form, 'colonnes', 'En colonnes', choices),
  ];
  const model = {
    errors: errorSummary(form),
    styles,
    words: table ? words : null,
    bar: filterBar(asked, lists, { action: crossPaths.show.to(), beside, fields }),
    table: table && table.total > 0 ? tableModel(table, words) : null,
    empty: table && table.total === 0 ? EMPTY : null,
    exportHref: table && withQuery(crossPaths.export.to(), { ...selectionQuery(selection), ...beside }),
    definitionsHref: paths.definitions.to(),
  };
  const breadcrumbs = [{ href: paths.figures.to(), text: 'Statistiques' }];
  return view('statistics/cross', 'Croiser deux dimensions', model, { wide: true, breadcrumbs });
}

const EMPTY = {
  title: 'Aucun accompagnement sur cette période',
  text: 'Choisissez une période plus longue, ou retirez un filtre.',
  href: crossPaths.show.to(),
  action: 'Revenir au mois en cours',
};

function tableModel(table: CrossTable, words: string): TableModel {
  const heading = `Accompagnements par ${lower(table.rowsLabel)} et par ${lower(table.columnsLabel)}`;
  return {
    heading,
    caption: `${heading}\u00a0: ${words}`,
    corner: table.rowsLabel,
    columns: table.columns,
    rows: table.lines.map(({ label, counts, total }) => ({
      label,
      counts: counts.map(inFigures),
      total: inFigures(total),
    })),
    totals: table.totals.map(inFigures),
    total: inFigures(table.total),
    notes: table.notes,
  };
}

const lower = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { selectionQuery, selectionWords } from '../../filters/index.js';
import { inFigures } from '../labels.js';
import { paths } from '../paths.js';
import type { Counted } from './counted.js';
import type { Asked } from './figures-desk.js';
import { type FigureTable, figureTable } from './tables.js';

interface ListModel {
  styles: string;
  title: string;
  scopeName: string;
  words: string;
  table: FigureTable;
  pages: { summary: string; previousHref: string | null; nextHref: string | null; pages: null } | null;
}

const PAGE = 100;

/** One table of the page, whole, a hundred lines at a time. */
export function listPage(
  asked: Asked,
  counted: Counted,
  { scopeName, styles }: { scopeName: string; styles: string },
): View<ListModel> {
  const { form, selection, names } = asked;
  const query = { ...selectionQuery(selection, form.preset) };
  const last = Math.max(1, Math.ceil(counted.rows.length / PAGE));
  const current = Math.min(last, Math.max(1, Math.trunc(Number(form.page)) || 1));
  const at = (page: number) => withQuery(paths.figureList.to({ id: counted.id }), { ...query, page });
  const table = figureTable(counted, query, counted.rows.slice((current - 1) * PAGE, current * PAGE));
  const model: ListModel = {
    ...{ styles, scopeName, title: counted.title, words: selectionWords(selection, names) },
    table: { ...table, more: null },
    pages:
      last === 1
        ? null
        : {
            summary: `${inFigures(counted.rows.length)} lignes, page ${current} sur ${last}`,
            previousHref: current > 1 ? at(current - 1) : null,
            nextHref: current < last ? at(current + 1) : null,
            pages: null,
          },
  };
  const breadcrumbs = [{ href: withQuery(paths.figures.to(), query), text: 'Statistiques' }];
  return view('statistics/figure-list', counted.title, model, { breadcrumbs });
}

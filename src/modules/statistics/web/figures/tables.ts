import { withQuery } from '../../../../platform/http/paths.js';
import { definitionHref } from '../../definitions/definitions.js';
import { inFigures, inPercent } from '../labels.js';
import { paths } from '../paths.js';
import { type Counted, sumOf } from './counted.js';

/** What views/partials/statistics/figure-table.hbs reads. */
export interface FigureTable {
  id: string;
  title: string;
  definitionHref: string;
  note: string | null;
  head: string[];
  /** One share, or two side by side. */
  several: boolean;
  rows: { label: string; bar: number; cells: { heading: string; value: string }[] }[];
  more: { href: string; text: string } | null;
  files: Files;
}

export interface Files {
  /** What they hold, read by whoever does not see beside what the links stand. */
  title: string;
  pngHref: string;
  svgHref: string;
  csvHref: string;
}

export type Query = Readonly<Record<string, string | undefined>>;

/** As many lines as a page holds at ease; the others stand on a page of their own. */
const MOST_ROWS = 15;

export function filesOf(id: string, title: string, query: Query): Files {
  const at = (ending: string) => withQuery(paths.figureFile.to({ file: `${id}.${ending}` }), query);
  return { title, pngHref: at('png'), svgHref: at('svg'), csvHref: at('csv') };
}

export const headingsOf = ({ unit, whole, several }: Counted): string[] => [
  unit,
  whole.words,
  ...(several ? ['Part des mentions'] : []),
];

/** The largest bar fills the width. */
export function figureTable(counted: Counted, query: Query, rows = counted.rows.slice(0, MOST_ROWS)): FigureTable {
  const { id, title, definition, note, several, whole } = counted;
  const largest = Math.max(1, ...counted.rows.map(({ value }) => value));
  const mentions = sumOf(counted.rows);
  const head = headingsOf(counted);
  const more = counted.rows.length - rows.length;
  return {
    ...{ id, title, note, several, head },
    definitionHref: definitionHref(definition),
    rows: rows.map(({ label, value }) => ({
      label,
      bar: Math.round((100 * value) / largest),
      cells: [inFigures(value), inPercent(value, whole.value), ...(several ? [inPercent(value, mentions)] : [])].map(
        (words, index) => ({ heading: head[index] ?? '', value: words }),
      ),
    })),
    more:
      more > 0
        ? { href: withQuery(paths.figureList.to({ id }), query), text: `Voir tout (${inFigures(more)} de plus)` }
        : null,
    files: filesOf(id, title, query),
  };
}

import { inlineChart, type Markup } from '../../../../platform/charts/index.js';
import { definitionHref } from '../../definitions/definitions.js';
import { inFigures } from '../labels.js';
import { number, type Table, text } from '../table.js';
import type { Drawn } from './drawn.js';
import { type Files, filesOf, type Query } from './tables.js';

/** What views/partials/statistics/chart.hbs reads. */
export interface ChartFigure {
  id: string;
  title: string;
  wide: Markup;
  narrow: Markup | null;
  /** A map is as wide as it is high. */
  square: boolean;
  note: string | null;
  definitionHref: string;
  table: Table | null;
  files: Files;
}

/** The drawing with its table; drawn here, so that a page never waits for what it does not show. */
export async function chartFigure({ id, chart, note, definition, table }: Drawn, query: Query): Promise<ChartFigure> {
  const { wide, narrow } = await inlineChart(chart);
  return {
    ...{ id, title: chart.title, wide, narrow, note, square: narrow === null },
    definitionHref: definitionHref(definition),
    table: table && {
      ...{ caption: chart.title, captionHidden: true, foot: null },
      head: table.head.map((words, index) => ({ text: words, numeric: index > 0 })),
      rows: table.rows.map(({ label, values }) => ({
        cells: [{ ...text(label), header: true }, ...values.map((value) => number(inFigures(value)))],
      })),
    },
    files: filesOf(id, chart.title, query),
  };
}

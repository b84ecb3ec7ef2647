import { type Line } from '../figures/figures.js';
import { tableOf } from '../reports/count-lines.js';
import type { ShownTable } from '../reports/shown.js';
import { guardedTable, isSmall, shownCount, withheldTable } from '../sharing/guarded-table.js';

/** What is published of each département, and nothing else: no place, no structure, nobody’s referral. */
export const openDimensions = [
  'kind',
  'location',
  'duration',
  'topic',
  'procedure',
  'gender',
  'ageBand',
  'socialStatus',
] as const;
export type OpenDimension = (typeof openDimensions)[number];

/** Stands for a whole dimension that cannot be published. */
export const WHOLE = '*';
export const TOTAL = 'total';
const TOPIC_WITH_PROCEDURES = 'aide_aux_demarches_administratives';

export interface OpenLine {
  dimension: OpenDimension | typeof TOTAL;
  code: string;
  /** Null: hidden. */
  count: number | null;
}

/** Lines of several structures added up: accompaniments of each dimension and code. */
export function addedUp(lines: Iterable<Pick<Line, 'dimension' | 'code' | 'people'>>): Line[] {
  const sums = new Map<string, Line>();
  for (const { dimension, code, people } of lines) {
    const key = `${dimension} ${code}`;
    const line = sums.get(key) ?? { dimension, code, items: 0, people: 0, minutes: 0 };
    line.people += people;
    sums.set(key, line);
  }
  return [...sums.values()];
}

/** One département’s year: its total, then each dimension with small counts hidden, and those that would tell them. Pure. */
export function openLines(lines: readonly Line[], accompaniments: number): OpenLine[] {
  if (accompaniments === 0) return [];
  if (isSmall(accompaniments)) return [{ dimension: TOTAL, code: '', count: null }];
  const figures = { lines: [...lines] };
  const table = (dimension: OpenDimension, total: number) =>
    tableOf(figures, { dimension, measure: 'people', heading: '', total });
  const shown = new Map<OpenDimension, ShownTable>();
  for (const dimension of openDimensions) {
    const whole = dimension === 'procedure' ? proceduresOf(shown.get('topic')) : accompaniments;
    const counted = table(dimension, whole ?? 0);
    shown.set(dimension, whole === null ? withheldTable(counted) : guardedTable(counted));
  }
  return [
    { dimension: TOTAL, code: '', count: accompaniments },
    ...[...shown].flatMap(([dimension, one]) => linesOf(dimension, one)),
  ];
}

/** Procedures are said within one topic: where its count is hidden, so are they. */
const proceduresOf = (topic: ShownTable | undefined): number | null =>
  topic ? shownCount(topic, TOPIC_WITH_PROCEDURES) : null;

const linesOf = (dimension: OpenDimension, { withheld, lines }: ShownTable): OpenLine[] =>
  withheld
    ? [{ dimension, code: WHOLE, count: null }]
    : lines.map(({ code, count }) => ({ dimension, code, count: count.kind === 'count' ? count.count : null }));

import { delayOf, type HourCount } from '../delay.js';
import type { Dimension } from '../figures/figures.js';
import type { Fact } from './count-table.js';
import { linesOf } from './count-lines.js';
import type { KeptFigures } from './report-content.js';

/** Whole hours, as codes, of `referralHours` or `saisineHours`. */
export const hoursCounted = (figures: Pick<KeptFigures, 'lines'>, dimension: Dimension): HourCount[] =>
  linesOf(figures, dimension).map(({ code, items }) => ({ hours: Number(code), count: items }));

/** Median and ninetieth percentile, in days. */
export function delayFacts(figures: Pick<KeptFigures, 'lines'>, dimension: Dimension): Fact[] {
  const { median, p90 } = delayOf(hoursCounted(figures, dimension));
  const inDays = (hours: number | null) => (hours === null ? null : hours / 24);
  const fact = (id: string, label: string, value: number | null): Fact => ({
    ...{ id: `${dimension}-${id}`, label, value, unit: 'days', now: null, before: null },
  });
  return [
    fact('median', 'Une réponse sur deux en moins de', inDays(median)),
    fact('p90', 'Neuf réponses sur dix en moins de', inDays(p90)),
  ];
}

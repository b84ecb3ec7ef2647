import type { Chart } from '../../../../platform/charts/index.js';
import type { DefinitionId } from '../../definitions/definitions.js';
import type { Figures } from '../../figures/figures.js';
import type { FiguresMapChart } from '../../map/figures-map.js';
import type { Counted } from './counted.js';
import { progressionOf } from './people.tables.js';
import type { Bucket, Grain } from './series.js';

/** A chart of the page and the same numbers as a table. */
export interface Drawn {
  id: string;
  definition: DefinitionId;
  chart: Chart;
  note: string | null;
  /** Null when a table of the page says the same beside. */
  table: { head: string[]; rows: { label: string; values: number[] }[] } | null;
}

const GRAINS: Record<Grain, string> = { jour: 'Jour', semaine: 'Semaine', mois: 'Mois' };

export function evolution(buckets: readonly Bucket[], grain: Grain): Drawn {
  const unit = 'Accompagnements';
  return {
    ...{ id: 'evolution', definition: 'periode-precedente', note: null },
    chart: {
      ...{ kind: 'time', title: `Accompagnements par ${grain}`, unit },
      points: buckets.map(({ label, value, before }) => ({ label, value, before })),
    },
    table: {
      head: [GRAINS[grain], unit, 'Période précédente'],
      rows: buckets.map(({ name, value, before }) => ({ label: name, values: [value, before] })),
    },
  };
}

/** From the first level of each person to the last. Null when nobody has one. */
export function progression(figures: Figures): Drawn | null {
  const { parts, rows } = progressionOf(figures);
  if (rows.length === 0) return null;
  return {
    ...{
      id: 'progression',
      definition: 'niveau',
      note: 'Chaque barre est l’ensemble des personnes parties d’un niveau\u00a0; ses parties disent où elles en sont à la fin de la période.',
    },
    chart: { ...{ kind: 'stacked', title: 'Du premier niveau au dernier', unit: 'Personnes suivies' }, parts, rows },
    table: { head: ['Niveau', ...parts.map((part) => `${part} à la fin`)], rows },
  };
}

export function mapDrawn(map: FiguresMapChart | null): Drawn | null {
  return map && { id: 'carte', definition: 'employeur', chart: map.chart, note: map.note, table: null };
}

/** More bars than these would not hold on a sheet. */
const MOST_BARS = 30;

/** A table of the page, drawn. */
export const rankedOf = ({ title, unit, rows }: Counted): Chart => ({
  ...{ kind: 'ranked', title, unit },
  rows: rows.slice(0, MOST_BARS),
});

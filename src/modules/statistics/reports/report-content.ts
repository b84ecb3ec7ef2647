import type { DayPoint, Dimension, Figures, Line, Totals } from '../figures/figures.js';

/** Dimensions whose codes are numbers of ours or of Insee: their names are kept with the figures. */
export const namedDimensions = ['commune', 'place', 'structure', 'department', 'residence'] as const;
export type NamedDimension = (typeof namedDimensions)[number];
export type Names = Partial<Record<NamedDimension, Record<string, string>>>;

export interface KeptFigures extends Omit<Figures, 'asOf'> {
  /** ISO 8601. */
  asOf: string;
}

/** What a report holds of its day, as JSON. */
export interface ReportContent {
  figures: KeptFigures;
  /** Of the period before, as it was counted the same day. */
  before: Totals;
  days: DayPoint[];
  names: Names;
}

/** Stands for all that is beyond the most frequent. */
export const OTHERS = '+';
const MOST_NAMED = 300;

const LEFT_OUT: readonly Dimension[] = ['mediator', 'tag'];

const isNamed = (dimension: Dimension): dimension is NamedDimension =>
  (namedDimensions as readonly string[]).includes(dimension);

/**
 * The lines of a report: without those of each mediator, since what can’t be changed must name nobody, nor tags, which are
 * words of people’s own; of communes and
 * places the 300 most frequent, the others as one.
 * @param kept the report’s own lines, for figures to be compared with them: the same codes stay, all else is « others »
 */
export function keptLines(lines: readonly Line[], kept?: readonly Line[]): Line[] {
  const codes = kept && new Set(kept.map(({ dimension, code }) => `${dimension} ${code}`));
  const seen = new Map<Dimension, number>();
  const others = new Map<Dimension, Line>();
  const result: Line[] = [];
  for (const line of lines) {
    if (LEFT_OUT.includes(line.dimension)) continue;
    const rank = (seen.get(line.dimension) ?? 0) + 1;
    seen.set(line.dimension, rank);
    const stays = codes ? codes.has(`${line.dimension} ${line.code}`) : rank <= MOST_NAMED;
    if (stays || !isNamed(line.dimension)) result.push(line);
    else others.set(line.dimension, added(others.get(line.dimension), line));
  }
  return [...result, ...others.values()];
}

const added = (sum: Line | undefined, { dimension, items, people, minutes }: Line): Line => ({
  ...{ dimension, code: OTHERS },
  items: (sum?.items ?? 0) + items,
  people: (sum?.people ?? 0) + people,
  minutes: (sum?.minutes ?? 0) + minutes,
});

export const keptFigures = ({ totals, lines, people, asOf }: Figures, kept?: readonly Line[]): KeptFigures => ({
  ...{ totals, people, lines: keptLines(lines, kept), asOf: asOf.toISOString() },
});

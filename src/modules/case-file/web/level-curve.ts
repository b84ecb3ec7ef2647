import { type Day, dayIn, daysBetween } from '../../../platform/time/day.js';
import { fullDay, shortDay } from '../../../platform/time/french.js';
import { type AssessmentLine, type Level, levelLabels } from '../../assessments/index.js';

/** What views/case-file/level-curve.hbs draws: steps by date, with one dot for each assessment. */
export interface LevelCurve {
  /** Says in a sentence what the drawing shows. */
  title: string;
  /** The walk from level to level, in a square of `WIDTH` by `HEIGHT`. */
  line: string;
  dots: string;
  /** The three levels, highest first, as they stand beside the drawing. */
  levels: string[];
  from: string;
  to: string;
}

const WIDTH = 400;
const HEIGHT = 90;

/** Where each level stands, from the top. */
const heights: Partial<Record<Level, number>> = { independent: 15, intermediate: 45, beginner: 75 };

/** Room for the first and the last dot. */
const MARGIN = 10;

interface Point {
  x: number;
  y: number;
  day: Day;
  level: Level;
}

/** Null when fewer than two levels are known: there is no way to draw. @param assessments oldest first */
export function levelCurve(assessments: readonly AssessmentLine[], today: Day): LevelCurve | null {
  const points = pointsOf(assessments);
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return null;
  const steps = points.slice(1).map(({ x, y }) => `H${x}V${y}`);
  const known = `${levelLabels[first.level].toLowerCase()} le ${fullDay(first.day)}`;
  const now = `${levelLabels[last.level].toLowerCase()} le ${fullDay(last.day)}`;
  return {
    title: `Son niveau dans le temps\u00a0: ${known}, ${now}`,
    line: `M${first.x} ${first.y}${steps.join('')}`,
    dots: points.map(({ x, y }) => `M${x} ${y}h0`).join(''),
    levels: [levelLabels.independent, levelLabels.intermediate, levelLabels.beginner],
    from: shortDay(first.day, today),
    to: shortDay(last.day, today),
  };
}

/** By date; when all are of one day, one after the other. */
function pointsOf(assessments: readonly AssessmentLine[]): Point[] {
  const known = assessments.filter(({ level }) => level in heights);
  const days = known.map(({ assessedAt }) => dayIn(assessedAt));
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const span = daysBetween(first, last);
  return known.map(({ level }, index) => {
    const day = days[index] ?? first;
    const along = span > 0 ? daysBetween(first, day) / span : index / Math.max(1, known.length - 1);
    return { x: Math.round(MARGIN + along * (WIDTH - 2 * MARGIN)), y: heights[level] ?? HEIGHT, day, level };
  });
}

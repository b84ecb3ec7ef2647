import { wallClock } from '../../../../platform/time/day.js';
import type { AgendaItem } from '../../agenda/agenda-item.js';

/** Where a block stands in the drawing of a day: rows of a quarter of an hour, lanes for what overlaps. */
export interface Block {
  /** The first row, 1 at the top. */
  row: number;
  rows: number;
  /** 0: over the whole width, since nothing overlaps. */
  lane: number;
}

/** Whole hours drawn: at least the usual day, and all that is put in it. */
export interface Hours {
  from: number;
  until: number;
}

const QUARTER = 15;
const USUAL: Hours = { from: 9, until: 18 };
const MIDNIGHT = 1440;

/** As many as the style sheet draws beside one another; what is beyond stands in the last. */
export const MOST_LANES = 6;

/** Minutes on the wall of its own place; what ends after midnight is drawn up to it. */
export function minutesOf({ startsAt, endsAt, zone }: Pick<AgendaItem, 'startsAt' | 'endsAt' | 'zone'>): {
  from: number;
  until: number;
} {
  const [start, end] = [wallClock(startsAt, zone), wallClock(endsAt, zone)];
  const from = start.hour * 60 + start.minute;
  const until = end.day === start.day ? end.hour * 60 + end.minute : MIDNIGHT;
  return { from, until: Math.max(until, from) };
}

export function hoursOf(stretches: readonly { from: number; until: number }[]): Hours {
  return stretches.reduce(
    (hours, { from, until }) => ({
      from: Math.min(hours.from, Math.floor(from / 60)),
      until: Math.max(hours.until, Math.ceil(until / 60)),
    }),
    USUAL,
  );
}

/** In rows of the drawing; what is shorter than a quarter of an hour still takes one. */
export function rowsOf({ from, until }: { from: number; until: number }, hours: Hours): Pick<Block, 'row' | 'rows'> {
  const first = Math.max(0, Math.floor((from - hours.from * 60) / QUARTER));
  const last = Math.ceil((Math.min(until, hours.until * 60) - hours.from * 60) / QUARTER);
  return { row: first + 1, rows: Math.max(1, last - first) };
}

/**
 * Puts what overlaps side by side: each takes the first lane that is free at its beginning. In the order of their
 * beginnings. Pure.
 * @returns the blocks in the same order, and how many lanes the day has
 */
export function blocksOf(
  spans: readonly { from: number; until: number }[],
  hours: Hours,
): { blocks: Block[]; lanes: number } {
  const blocks: Block[] = [];
  let [group, ends, groupEnd, lanes]: [Block[], number[], number, number] = [[], [], 0, 1];
  const close = (): void => {
    if (ends.length === 1) for (const block of group) block.lane = 0;
    lanes = Math.max(lanes, Math.min(ends.length, MOST_LANES));
    [group, ends] = [[], []];
  };
  for (const span of spans) {
    const block = { ...rowsOf(span, hours), lane: 0 };
    // Two that share a row of the drawing overlap in it, even by a few minutes.
    if (block.row >= groupEnd) close();
    const free = ends.findIndex((end) => end <= block.row);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = block.row + block.rows;
    groupEnd = Math.max(group.length === 0 ? 0 : groupEnd, block.row + block.rows);
    block.lane = Math.min(lane + 1, MOST_LANES);
    group.push(block);
    blocks.push(block);
  }
  close();
  return { blocks, lanes };
}

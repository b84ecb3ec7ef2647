import type { Figures, Measure } from '../../../src/modules/statistics/figures/figures.js';
import { type Plain, plainStatements } from './plain.js';

/** Dimensions that the plain aggregates count; the others are compared between the two ways of the program. */
const counted = new Set([...Object.keys(plainStatements({ rows: () => '' } as never, { from: '', to: '' })), 'count']);

const shown = ({ items, people, minutes }: Measure): string => `${items} items, ${people} people, ${minutes} minutes`;

/** What the page would show and plain aggregates do not find, or the reverse; empty when all is equal to the unit. */
export function differences(
  { lines, people }: Figures,
  plain: { found: Plain; people: ReadonlyMap<string, number> },
): string[] {
  const told: string[] = [];
  const left = new Map(plain.found);
  for (const line of lines) {
    if (!counted.has(line.dimension)) continue;
    const key = `${line.dimension} ${line.code}`;
    const other = left.get(key) ?? { items: 0, people: 0, minutes: 0 };
    left.delete(key);
    if (shown(line) !== shown(other)) told.push(`${key}: ${shown(line)}, counted ${shown(other)}`);
  }
  for (const [key, measure] of left) told.push(`${key}: nothing, counted ${shown(measure)}`);
  const states = new Map(plain.people);
  for (const state of people) {
    const mail = state.mail === null ? 'unknown' : state.mail ? 'mail' : 'none';
    const key = `${state.first}>${state.last} ${mail}`;
    if (states.get(key) !== state.people) told.push(`people ${key}: ${state.people}, counted ${states.get(key) ?? 0}`);
    states.delete(key);
  }
  for (const [key, number] of states) told.push(`people ${key}: nothing, counted ${number}`);
  return told;
}

/** How many numbers were compared. */
export const compared = (figures: Figures): number =>
  figures.lines.filter(({ dimension }) => counted.has(dimension)).length * 3 + figures.people.length;

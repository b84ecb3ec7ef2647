/** Something counted over time: bars, and a line for the period before it when there is one. */
export interface TimeBars {
  kind: 'time';
  title: string;
  /** What is counted: « Accompagnements ». */
  unit: string;
  points: readonly { label: string; value: number; before: number | null }[];
}

/** The longest bar first, or in the order of the rows. */
export interface RankedBars {
  kind: 'ranked';
  title: string;
  unit: string;
  rows: readonly { label: string; value: number }[];
}

/** One bar a row, cut in the same parts from left to right, each row filling the width. */
export interface StackedBars {
  kind: 'stacked';
  title: string;
  unit: string;
  parts: readonly string[];
  /** As many values as parts. */
  rows: readonly { label: string; values: readonly number[] }[];
}

export type Point = readonly [longitude: number, latitude: number];

export interface Shape {
  code: string;
  name: string;
  /** Closed lines, in degrees. */
  rings: readonly (readonly Point[])[];
  /** Written on it, where its place says nothing. */
  label?: string;
}

/** The ground of a map; the key says which, and stands for its shapes once they are known. */
export interface Ground {
  key: string;
  shapes: readonly Shape[];
}

/** Areas shaded by what is counted in each; those without a value stay blank. */
export interface ShadedMap {
  kind: 'shaded';
  title: string;
  unit: string;
  ground: Ground;
  values: readonly { code: string; value: number }[];
}

/** Discs on a ground, their area in proportion. */
export interface DottedMap {
  kind: 'dotted';
  title: string;
  unit: string;
  ground: Ground;
  dots: readonly { name: string; at: Point; value: number }[];
}

export type Chart = TimeBars | RankedBars | StackedBars | ShadedMap | DottedMap;

/** `narrow` is for a phone: the same figures, in letters that can still be read there. */
export type Layout = 'wide' | 'narrow';

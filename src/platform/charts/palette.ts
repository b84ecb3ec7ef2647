/**
 * Contrast with white by the WCAG formula: bar 4.6, ink 16.9, edge 6.7. What touches is told apart by an edge, by its place
 * or by its shape, never by its colour alone; on paper without colours the shades still go from light to dark.
 */
export const palette = {
  ink: '#1b1b2f',
  soft: '#4f5468',
  grid: '#d8d3c7',
  bar: '#23808f',
  edge: '#14505c',
  ground: '#fff',
  blank: '#f4f1ea',
  /** From few to many: each at least 1.4 times darker than the one before. */
  shades: ['#dceef0', '#a5d0d6', '#62a8b3', '#23808f', '#0f4650'],
  /** Not known, then from the first step to the last. */
  steps: ['#fff', '#cfe6e9', '#62a8b3', '#14505c'],
  stepInks: ['#1b1b2f', '#1b1b2f', '#1b1b2f', '#fff'],
} as const;

export const FONT = 'Atkinson Hyperlegible Next';

const whole = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

export const inFrench = (value: number): string => whole.format(value);

import type { Preset } from '../period.js';

/** The few that a row of choices holds; the filters offer more. */
export const presetLabels: Record<Extract<Preset, 'month' | 'last-month' | 'year' | 'custom'>, string> = {
  month: 'Ce mois-ci',
  'last-month': 'Le mois dernier',
  year: 'Cette année',
  custom: 'Autre période',
};

const count = new Intl.NumberFormat('fr-FR');
const share = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 });
const decimal = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

export const inFigures = (value: number): string => count.format(value);
export const inPercent = (part: number, total: number): string => (total === 0 ? '–' : share.format(part / total));
export const inDecimals = (value: number): string => decimal.format(value);
export const inHours = (minutes: number): string => `${decimal.format(minutes / 60)}\u00a0h`;

import { CARES, type Mobility } from '../routing/constraints.js';

export const mobilityLabels: Record<Mobility, string> = {
  free: 'Se déplace',
  near: 'Fait de courts trajets (5\u00a0km au plus)',
  home: 'Ne peut pas se déplacer',
};

export const dayLabels = {
  1: 'Lundi',
  2: 'Mardi',
  3: 'Mercredi',
  4: 'Jeudi',
  5: 'Vendredi',
  6: 'Samedi',
} as const;

export const careLabels: Record<string, string> = Object.fromEntries(
  Object.entries(CARES).map(([code, { label }]) => [code, label]),
);

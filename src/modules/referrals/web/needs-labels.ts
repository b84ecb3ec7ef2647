import { CARES, type Mobility } from '../routing/constraints.js';

export const mobilityLabels: Record<Mobility, { text: string; hint: string } | string> = {
  free: 'Se déplace',
  near: { text: 'Seulement de courts trajets', hint: 'Jusqu’à 5\u00a0km environ.' },
  home: { text: 'Ne peut pas se déplacer', hint: 'À distance, ou à quelques pas.' },
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

import { numericDay } from '../../../platform/time/french.js';
import { type Asked, extensionOf, markOf } from '../export-asked.js';
import type { ExportRun } from '../runs/export-run.entity.js';
import type { ExportState } from '../runs/export-status.js';
import { kindLabels } from '../labels.js';

const number = new Intl.NumberFormat('fr-FR');

export const numberWords = (value: number): string => number.format(value).replaceAll('\u202f', '\u00a0');

export const linesWords = (count: number): string =>
  count > 1 ? `${numberWords(count)} lignes` : count === 1 ? '1 ligne' : 'Aucune ligne';

/** Bytes, in decimal units as systems show them to people. */
export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} octets`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, 'ko'] : [bytes / 1_000_000, 'Mo'];
  return `${numberWords(Number(value.toFixed(value < 10 ? 1 : 0)))}\u00a0${unit}`;
}

export const titleOf = ({ kind, from, to }: Pick<Asked, 'kind' | 'from' | 'to'>): string =>
  `${kindLabels[kind]} du ${numericDay(from)} au ${numericDay(to)}`;

const fileNames = {
  sessions: 'activites',
  accompaniments: 'accompagnements',
  referrals: 'orientations',
  workshops: 'ateliers',
} as const;

export function fileNameOf({ id, kind, format, from, to }: Pick<ExportRun, 'id' | keyof Asked>) {
  const extension = extensionOf(format);
  return { name: `${fileNames[kind]}-${from}-${to}-${markOf(id)}.${extension}`, extension };
}

export const stateTags: Readonly<Record<ExportState, { text: string; tone: string }>> = {
  waiting: { text: 'En attente', tone: 'info' },
  running: { text: 'En préparation', tone: 'info' },
  ready: { text: 'Prêt', tone: 'success' },
  cancelled: { text: 'Annulé', tone: 'neutral' },
  failed: { text: 'Arrêté', tone: 'warning' },
  expired: { text: 'Fichier supprimé', tone: 'neutral' },
};

import type { DirectoryReport } from '../directory/directory-report.js';
import { count, number } from './import-words.js';

export interface StatModel {
  value: string;
  label: string;
  detail: string | null;
}

export const readStats = (report: DirectoryReport): StatModel[] => [
  { value: number(report.rows), label: report.rows > 1 ? 'lignes lues' : 'ligne lue', detail: null },
  {
    value: number(report.accepted),
    label: report.accepted > 1 ? 'acceptées' : 'acceptée',
    detail: report.repaired > 0 ? `dont ${number(report.repaired)} avec réparation` : null,
  },
  { value: number(report.refused), label: report.refused > 1 ? 'refusées' : 'refusée', detail: null },
];

/** @param done false while the file is only analysed */
export const changeStats = (report: DirectoryReport, done: boolean): StatModel[] => [
  { value: number(report.created), label: report.created > 1 ? 'nouveaux lieux' : 'nouveau lieu', detail: null },
  {
    value: number(report.changed),
    label: report.changed > 1 ? 'lieux changés' : 'lieu changé',
    detail: report.returned > 0 ? `dont ${number(report.returned)} de retour` : null,
  },
  { value: number(report.unchanged), label: report.unchanged > 1 ? 'lieux inchangés' : 'lieu inchangé', detail: null },
  {
    value: number(report.gone),
    label: report.gone > 1 ? 'lieux disparus' : 'lieu disparu',
    detail: goneDetail(report.gone, done),
  },
];

function goneDetail(gone: number, done: boolean): string | null {
  if (gone === 0) return null;
  if (gone === 1) return done ? 'marqué, jamais effacé' : 'sera marqué, jamais effacé';
  return done ? 'marqués, jamais effacés' : 'seront marqués, jamais effacés';
}

export const positionWords = (report: DirectoryReport): string[] => [
  ...(report.approximatePositions > 0
    ? [
        `${count(report.approximatePositions, 'lieu placé', 'lieux placés')} au centre de la commune, faute de coordonnées.`,
      ]
    : []),
  ...(report.doubtfulPositions > 0
    ? [
        `${count(report.doubtfulPositions, 'position douteuse', 'positions douteuses')}\u00a0: loin de la commune, hors des recherches par distance.`,
      ]
    : []),
  ...(report.unreadableHours > 0
    ? [
        `${count(report.unreadableHours, 'horaire affiché tel quel', 'horaires affichés tels quels')}, faute d’avoir pu être lu${report.unreadableHours > 1 ? 's' : ''}.`,
      ]
    : []),
];

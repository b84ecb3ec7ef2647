import type { DirectoryImportStatus } from '../directory/directory-import.entity.js';
import type { TagModel } from './place-words.js';

export const statusTags: Record<DirectoryImportStatus, TagModel> = {
  analysed: { text: 'Analyse', tone: 'info' },
  stopped: { text: 'Arrêté', tone: 'attention' },
  applied: { text: 'Importé', tone: 'success' },
  failed: { text: 'Échoué', tone: 'warning' },
};

export const number = (value: number): string => value.toLocaleString('fr-FR');

/** « 1 200 acceptées », « 1 refusée ». */
export const count = (value: number, one: string, many: string): string =>
  `${number(value)}\u00a0${value < 2 ? one : many}`;

import type { DirectoryImportStatus } from '../directory/directory-import.entity.js';
import type { ImportLine } from '../directory-imports.queries.js';
import type { TagModel } from './place-words.js';

const statusTags: Record<DirectoryImportStatus, TagModel> = {
  waiting: { text: 'En attente', tone: 'neutral' },
  running: { text: 'En cours', tone: 'info' },
  analysed: { text: 'Analysé', tone: 'info' },
  unchanged: { text: 'Sans changement', tone: 'neutral' },
  stopped: { text: 'Arrêté', tone: 'attention' },
  applied: { text: 'Importé', tone: 'success' },
  failed: { text: 'Échoué', tone: 'warning' },
  undone: { text: 'Annulé', tone: 'neutral' },
};

export const tagOf = ({ status, interrupted }: Pick<ImportLine, 'status' | 'interrupted'>): TagModel =>
  interrupted ? { text: 'Interrompu', tone: 'attention' } : statusTags[status];

export const number = (value: number): string => value.toLocaleString('fr-FR');

/** « 1 200 acceptées », « 1 refusée ». */
export const count = (value: number, one: string, many: string): string =>
  `${number(value)}\u00a0${value < 2 ? one : many}`;

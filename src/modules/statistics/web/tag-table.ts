import type { TagFigure } from '../tag-figures.queries.js';
import { shareTable, type ShareTable } from './share-table.js';

const suffixes = { personal: '', team: ' (équipe)', department: ' (département)' };

export function tagTable(tags: readonly TagFigure[], accompaniments: number): ShareTable {
  const lines = tags.map(({ label, scope, count }) => ({
    label: label === null ? 'Autres étiquettes' : `${label}${scope ? suffixes[scope] : ''}`,
    count,
  }));
  const note = 'Une séance peut en porter plusieurs.';
  return shareTable({ id: 'tags', title: 'Étiquettes', note, countHeading: 'Accompagnements' }, lines, accompaniments);
}

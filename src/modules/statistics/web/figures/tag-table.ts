import type { TagFigure } from '../../tag-figures.queries.js';
import type { Counted } from './counted.js';

const suffixes = { personal: '', team: ' (équipe)', department: ' (département)' };

export function tagTable(tags: readonly TagFigure[], accompaniments: number): Counted {
  return {
    ...{ id: 'tags', title: 'Étiquettes', unit: 'Accompagnements', definition: 'etiquettes', several: true },
    note: 'Une séance peut en porter plusieurs.',
    whole: { value: accompaniments, words: 'Part des accompagnements' },
    rows: tags.map(({ label, scope, count }) => ({
      label: label === null ? 'Autres étiquettes' : `${label}${scope ? suffixes[scope] : ''}`,
      value: count,
    })),
  };
}

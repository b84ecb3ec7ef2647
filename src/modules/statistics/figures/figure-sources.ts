import { type FigureSource, otherSources, type SourceColumns } from '../sources/index.js';
import { sessionLines } from './session-lines.js';

const SESSION: SourceColumns = { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' };

/** All that is counted when nothing but the scope narrows it. */
export const figureSources: readonly FigureSource[] = [
  { name: 'sessions', sql: (where) => sessionLines(where(SESSION), { returns: true }) },
  ...otherSources,
];

import type { FigureSource, SourceColumns } from './figure-source.js';
import { firstLines, sessionLines } from './session-lines.js';

const SESSION: SourceColumns = { structure: 's.structure_id', mediator: 's.mediator_id', day: 's.day' };

const sessionSources: readonly FigureSource[] = [
  { name: 'sessions', sql: (where) => sessionLines(where(SESSION)) },
  { name: 'firsts', sql: (where) => firstLines(where(SESSION)) },
];

/** What is not a session: it answers to the scope and to the filters that do not speak of sessions. */
export const otherSources: readonly FigureSource[] = [];

/** All that is counted when nothing but the scope narrows it. */
export const figureSources: readonly FigureSource[] = [...sessionSources, ...otherSources];

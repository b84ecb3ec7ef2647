import type { Actor } from '../../../platform/access/actor.js';
import { longMoment } from '../../../platform/time/french.js';
import { DEFINITIONS_VERSION } from '../definitions/definitions.js';
import type { AskedSelection } from '../filters/selection-desk.service.js';
import { filtersInWords, periodWords } from '../filters/selection-words.js';

export interface About {
  /** Number of the export, also in the journal. */
  id: string;
  actor: Actor;
  asked: AskedSelection;
  /** Up to when what was noted is counted. */
  asOf: Date;
  madeAt: Date;
  /** Whole address of the page of definitions. */
  definitions: string;
}

/** Who made the file, when, of what, and how it is counted: it goes from hand to hand. */
export function aboutLines({ id, actor, asked, asOf, madeAt, definitions }: About): [string, string][] {
  const { selection, names } = asked;
  const filters = filtersInWords(selection, names).map(({ words }) => words);
  return [
    ['Export', id],
    ['Fait par', `${actor.firstName} ${actor.lastName}`],
    ['Fait le', longMoment(madeAt)],
    ['Périmètre', actor.workplaceName],
    ['Période', periodWords(selection.from, selection.to)],
    ['Filtres', filters.length > 0 ? filters.join(', ') : 'Aucun'],
    ['Chiffres arrêtés', longMoment(asOf)],
    ['Définitions', `version ${DEFINITIONS_VERSION}, ${definitions}`],
  ];
}

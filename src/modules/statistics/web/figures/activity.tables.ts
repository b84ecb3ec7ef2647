import {
  autonomyLabels,
  durationBucketLabels,
  equipmentLabels,
  healthSpaceStepLabels,
  locationKindLabels,
  procedureLabels,
  redirectionLabels,
  sessionKindLabels,
  topicLabels,
  workshopLevelLabels,
} from '../../../support-sessions/index.js';
import { workshopProgrammeLabels } from '../../../workshops/index.js';
import type { Names } from '../../figure-names.queries.js';
import type { Figures } from '../../figures/figures.js';
import { accompaniments, type Counted } from './counted.js';

const MENTIONS = 'Une séance peut en citer plusieurs.';
const OF_SESSION = 'seance' as const;
const MENTIONED = { definition: 'mentions', several: true, note: MENTIONS } as const;

/** What was done, and how. */
export function activityTables({ lines, totals }: Figures): Counted[] {
  const all = totals.accompaniments;
  return [
    accompaniments({ id: 'topic', title: 'Thématiques', ...MENTIONED }, lines, 'topic', topicLabels, all),
    accompaniments({ id: 'procedure', title: 'Démarches', ...MENTIONED }, lines, 'procedure', procedureLabels, all),
    accompaniments({ id: 'equipment', title: 'Matériel', ...MENTIONED }, lines, 'equipment', equipmentLabels, all),
    accompaniments(
      { id: 'kind', title: 'Types d’accompagnement', definition: 'accompagnement', inOrder: true },
      ...([lines, 'kind', sessionKindLabels, all] as const),
    ),
    accompaniments(
      { id: 'location', title: 'Canaux', definition: OF_SESSION, inOrder: true },
      ...([lines, 'location', locationKindLabels, all] as const),
    ),
    accompaniments(
      { id: 'duration', title: 'Durées', definition: 'duree', inOrder: true },
      ...([lines, 'duration', durationBucketLabels, all] as const),
    ),
    accompaniments(
      {
        id: 'programme',
        title: 'Programmes d’ateliers',
        definition: 'ateliers',
        note: 'Participations aux ateliers qui en suivent un.',
      },
      ...([lines, 'programme', { ...workshopProgrammeLabels, none: 'Sans programme' }, all] as const),
    ),
    accompaniments(
      { id: 'redirection', title: 'Vers qui les personnes ont été redirigées', definition: OF_SESSION },
      ...([lines, 'redirection', redirectionLabels, all] as const),
    ),
  ];
}

/** Where it was done, and by whom. One structure or one person alone says nothing. */
export function placeTables({ lines, totals }: Figures, names: Names): Counted[] {
  const all = totals.accompaniments;
  const several = ({ rows }: Counted) => rows.length > 1;
  return [
    accompaniments(
      { id: 'department', title: 'Départements', definition: 'perimetre' },
      lines,
      'department',
      names.department,
      all,
    ),
    accompaniments(
      { id: 'commune', title: 'Communes des séances', definition: 'employeur' },
      lines,
      'commune',
      names.commune,
      all,
    ),
    accompaniments(
      { id: 'place', title: 'Lieux d’activité', definition: 'employeur' },
      lines,
      'place',
      names.place,
      all,
    ),
    ...[
      accompaniments(
        { id: 'structure', title: 'Structures', definition: 'employeur' },
        lines,
        'structure',
        names.structure,
        all,
      ),
      accompaniments(
        { id: 'mediator', title: 'Médiatrices et médiateurs', definition: 'employeur' },
        lines,
        'mediator',
        names.mediator,
        all,
      ),
    ].filter(several),
  ];
}

/** As they were on the day of the session. */
export function autonomyTables({ lines, totals }: Figures): Counted[] {
  const all = totals.accompaniments;
  return [
    accompaniments(
      { id: 'autonomy', title: 'Autonomie pendant la séance', definition: 'autonomie', inOrder: true },
      ...([lines, 'autonomy', autonomyLabels, all] as const),
    ),
    accompaniments(
      { id: 'workshopLevel', title: 'Niveau des ateliers', definition: 'autonomie', inOrder: true },
      ...([lines, 'workshopLevel', workshopLevelLabels, all] as const),
    ),
  ];
}

export function healthSpaceTables({ lines, totals }: Figures): Counted[] {
  return [
    accompaniments(
      {
        id: 'healthSpace',
        title: 'Ce qui a été fait',
        definition: 'mon-espace-sante',
        several: true,
        inOrder: true,
        note: MENTIONS,
      },
      ...([lines, 'healthSpace', healthSpaceStepLabels, totals.accompaniments] as const),
    ),
  ];
}

export const tagTable = ({ lines, totals }: Figures, names: Names): Counted =>
  accompaniments(
    {
      id: 'tag',
      title: 'Étiquettes',
      definition: 'etiquettes',
      several: true,
      note: 'Une séance peut en porter plusieurs.',
    },
    ...([lines, 'tag', names.tag, totals.accompaniments] as const),
  );

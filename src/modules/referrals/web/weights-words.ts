import type { Counts, Ending } from '../routing/replay.js';
import { CRITERIA, type Weights } from '../routing/weights.js';
import type { WeightsPreview } from '../weights/weights-desk.js';
import { criterionLabels } from './criterion-labels.js';

export interface Row {
  cells: { text: string; header?: boolean; numeric?: boolean }[];
}

/** The heaviest first, as they count. */
export function weightRows(weights: Weights): Row[] {
  return [...CRITERIA]
    .sort((one, other) => weights[other] - weights[one])
    .map((criterion) => ({
      cells: [
        { text: criterionLabels[criterion].name, header: true },
        { text: criterionLabels[criterion].meaning },
        { text: String(weights[criterion]), numeric: true },
      ],
    }));
}

export const changesOf = (before: Weights, after: Weights): { name: string; from: number; to: number }[] =>
  CRITERIA.filter((criterion) => before[criterion] !== after[criterion]).map((criterion) => ({
    name: criterionLabels[criterion].name,
    from: before[criterion],
    to: after[criterion],
  }));

export interface PreviewWords {
  summary: string;
  table: { caption: string; head: { text: string; numeric?: boolean }[]; rows: Row[] } | null;
  lines: string[];
}

/** Counts, and a few changes: places and what became of the referral, never a person. */
export function previewWords({ replay, names }: WeightsPreview): PreviewWords {
  const { all, refused, silent, changed } = replay;
  if (all.choices === 0) {
    return {
      summary: 'Aucune orientation passée ne permet encore d’essayer ce classement.',
      table: null,
      lines: [],
    };
  }
  const name = (id: string): string => `«\u00a0${names.get(id) ?? 'un lieu retiré'}\u00a0»`;
  return {
    summary:
      `Essai sur ${all.choices}\u00a0orientation${all.choices > 1 ? 's' : ''} passée${all.choices > 1 ? 's' : ''}, ` +
      'parmi les dix premières propositions de chacune.',
    table: {
      caption: 'Ce qui aurait changé',
      head: [
        { text: 'Orientations' },
        { text: 'En tout', numeric: true },
        { text: 'Première proposition changée', numeric: true },
        { text: 'Le choix fait était premier', numeric: true },
        { text: 'Le choix fait serait premier', numeric: true },
      ],
      rows: [countsRow('Toutes', all), countsRow('Refusées', refused), countsRow('Restées sans réponse', silent)],
    },
    lines: changed.map(
      ({ beforeId, afterId, chosenId, ending }) =>
        `${name(afterId)} passerait devant ${name(beforeId)}. Choix fait\u00a0: ${name(chosenId)}, ${endings[ending]}.`,
    ),
  };
}

const countsRow = (text: string, counts: Counts): Row => ({
  cells: [
    { text, header: true },
    ...[counts.choices, counts.firstChanges, counts.chosenFirstBefore, counts.chosenFirstAfter].map((count) => ({
      text: String(count),
      numeric: true,
    })),
  ],
});

const endings: Record<Ending, string> = {
  accepted: 'qui a accepté',
  refused: 'qui a refusé',
  silent: 'resté sans réponse',
  other: 'sans issue connue',
};

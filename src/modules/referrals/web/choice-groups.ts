import type { Level } from '../../assessments/index.js';
import type { Suggestion } from '../routing/candidates.js';
import type { SuggestionsForPerson } from '../suggestions.service.js';
import { type ChoiceRow, choiceRow, type HandOn } from './choice-rows.js';

/** Suggestions of one kind: the first in full, some others in a line each, the rest one click away. */
export interface Group {
  heading: string;
  note: string | null;
  cards: ChoiceRow[];
  others: { title: string; rows: ChoiceRow[] } | null;
  more: { title: string; rows: ChoiceRow[] } | null;
  /** The link to how the ranking is made stands under places alone. */
  ranked: boolean;
}

/** Read at a glance, under the first. */
const SHOWN = 4;
const NOT_FAR = 20;

export const isStep = ({ kind }: Suggestion): boolean => kind === 'assessment' || kind === 'ask_scheme';

type GroupKind = 'places' | 'fund' | 'sheet';

const groupKinds: Record<Suggestion['kind'], GroupKind | null> = {
  assessment: null,
  ask_scheme: null,
  place: 'places',
  workshop: 'places',
  fund_workshops: 'fund',
  health_access_mission: 'fund',
  own_fund: 'fund',
  information_sheet: 'sheet',
};

/** Places, the caisse, the sheet: in the order in which routing first names each, so that none hides the others. */
export function groupsOf(found: SuggestionsForPerson, level: Level, handOn: HandOn): Group[] {
  const kinds = [...new Set(found.kept.map(({ kind }) => groupKinds[kind]))].filter((kind) => kind !== null);
  // One main action on the page: what is missing comes before any choice.
  const main = found.kept.some(isStep) ? undefined : kinds[0];
  return kinds.map((kind) => {
    const rows = found.kept
      .filter((suggestion) => groupKinds[suggestion.kind] === kind)
      .map((suggestion) => choiceRow(suggestion, found, handOn));
    return kind === 'places' ? places(rows, found, level, kind === main) : inFull(headings[kind], rows, kind === main);
  });
}

/** Few: each is a card of its own. */
const inFull = (heading: string, rows: ChoiceRow[], main: boolean): Group => ({
  heading,
  note: null,
  cards: rows.map((row, index) => ({ ...row, linkVariant: main && index === 0 ? null : 'secondary' })),
  others: null,
  more: null,
  ranked: false,
});

function places(rows: ChoiceRow[], { commune }: SuggestionsForPerson, level: Level, main: boolean): Group {
  const [first, ...rest] = rows;
  const shown = rest.filter(isShown);
  const hidden = rest.filter((row, index) => !isShown(row, index));
  return {
    heading:
      level === 'intermediate'
        ? 'Des ateliers près de chez la personne'
        : 'Des lieux qui accompagnent une personne à la fois',
    note: commune ? `Distances à vol d’oiseau, depuis le centre de la commune (${commune.name}).` : null,
    cards: first ? [{ ...first, linkVariant: main ? null : 'secondary' }] : [],
    others: folded(shown, 'autre possibilité', 'autres possibilités'),
    more: folded(hidden, 'possibilité de plus', 'possibilités de plus'),
    ranked: true,
  };
}

/** The next ones, and those a little further down who answer here: with them the loop is closed. */
const isShown = (row: ChoiceRow, index: number): boolean => index < SHOWN || (row.answersHere && index < NOT_FAR);

const headings = { fund: 'Avec la caisse de la personne', sheet: 'Une fiche à emporter' };

export const counted = (count: number, one: string, several: string): string =>
  `${count}\u00a0${count > 1 ? several : one}`;

export const folded = (rows: ChoiceRow[], one: string, several: string) =>
  rows.length > 0 ? { title: counted(rows.length, one, several), rows } : null;

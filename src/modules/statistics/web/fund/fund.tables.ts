import { levelLabels } from '../../../assessments/index.js';
import { outcomeLabels, pathLabels, saisineStepLabels, statusLabels } from '../../../referrals/index.js';
import { workshopProgrammeLabels } from '../../../workshops/index.js';
import type { FundFacet, FundFigures, SenderCounts, WorkshopCounts } from '../../fund/fund-figures.js';
import { delayInFrench } from '../follow-up-words.js';
import { inFigures, inPercent } from '../labels.js';
import { shareTable, type ShareTable } from '../share-table.js';
import { type Cell, number, type Table, text } from '../table.js';

const head = (name: string, ...figures: string[]): Table['head'] => [
  { text: name, numeric: false },
  ...figures.map((figure) => ({ text: figure, numeric: true })),
];

const named = (name: string): Cell => ({ ...text(name), header: true });

const linesOf = ({ facets }: FundFigures, facet: FundFacet, labels: Readonly<Record<string, string>>) =>
  facets.filter((one) => one.facet === facet).map(({ code, count }) => ({ label: labels[code] ?? code, count }));

const sum = (lines: readonly { count: number }[]): number => lines.reduce((total, { count }) => total + count, 0);

export function saisineTables(figures: FundFigures): ShareTable[] {
  const steps = linesOf(figures, 'step', { ...statusLabels, ...saisineStepLabels });
  const outcomes = linesOf(figures, 'outcome', outcomeLabels);
  const countHeading = 'Saisines';
  return [
    shareTable({ id: 'etapes', title: 'Où elles en sont', countHeading }, steps, sum(steps)),
    shareTable({ id: 'issues', title: 'Ce qu’elles ont donné', countHeading }, outcomes, sum(outcomes)),
  ];
}

/** What partners sent to the caisse that is no saisine. */
export function otherTables(figures: FundFigures): ShareTable[] {
  const paths = linesOf(figures, 'path', pathLabels);
  const statuses = linesOf(figures, 'status', statusLabels);
  const countHeading = 'Orientations';
  return [
    shareTable({ id: 'orientations', title: 'Orientations reçues, vers quoi', countHeading }, paths, sum(paths)),
    shareTable(
      { id: 'orientations-etats', title: 'Orientations reçues, où elles en sont', countHeading },
      statuses,
      sum(statuses),
    ),
  ];
}

export function sendersTable(senders: readonly SenderCounts[]): Table {
  const cells = (one: SenderCounts): Cell[] => [
    named(one.name),
    ...[one.received, one.answered, one.inTime, one.refused, one.came, one.late].map((count) =>
      number(inFigures(count)),
    ),
    number(delayInFrench(one.median)),
    number(delayInFrench(one.p90)),
  ];
  return {
    caption: 'Par structure qui saisit',
    captionHidden: true,
    head: head(
      ...(['Structure', 'Reçues', 'Réponses', 'Dans le délai', 'Refusées', 'Venues', 'En retard'] as const),
      ...(['Délai médian', '9 sur 10 en'] as const),
    ),
    rows: senders.map((one) => ({ cells: cells(one) })),
    foot: null,
  };
}

/** Level at the sending down, level at the end across: only of the saisines whose end says a level. */
export function levelTable({ facets }: FundFigures): Table | null {
  const levels = facets.filter(({ facet }) => facet === 'level');
  if (levels.length === 0) return null;
  const count = (before: string, after: string) => levels.find(({ code }) => code === `${before}>${after}`)?.count ?? 0;
  const known = Object.entries(levelLabels).filter(([level]) => level !== 'notAssessed');
  return {
    caption: 'Niveau avant et après la saisine',
    captionHidden: false,
    head: head('Avant', ...known.map(([, label]) => `${label} après`)),
    rows: Object.entries(levelLabels)
      .filter(([before]) => known.some(([after]) => count(before, after) > 0))
      .map(([before, label]) => ({
        cells: [named(label), ...known.map(([after]) => number(inFigures(count(before, after))))],
      })),
    foot: null,
  };
}

const programmeLabels: Readonly<Record<string, string>> = { ...workshopProgrammeLabels, none: 'Hors programme' };

export function programmesTable({ programmes }: FundFigures): Table {
  const cells = (one: WorkshopCounts): Cell[] => [
    named(programmeLabels[one.programme] ?? one.programme),
    ...[one.workshops, one.capacity, one.registered].map((count) => number(inFigures(count))),
    number(inPercent(one.registered, one.capacity)),
    ...[one.attended, one.absent].map((count) => number(inFigures(count))),
    number(inPercent(one.absent, one.absent + one.attended)),
    ...[one.walkedIn, one.waited].map((count) => number(inFigures(count))),
  ];
  return {
    caption: 'Ateliers par programme',
    captionHidden: true,
    head: head(
      ...(['Programme', 'Ateliers', 'Places', 'Prises', 'Remplissage', 'Venues', 'Absentes', 'Absences'] as const),
      ...(['Venues sans place', 'En attente'] as const),
    ),
    rows: programmes.map((one) => ({ cells: cells(one) })),
    foot: null,
  };
}

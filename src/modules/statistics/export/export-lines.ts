import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import {
  autonomyLabels,
  durationBucketLabels,
  equipmentLabels,
  locationKindLabels,
  procedureLabels,
  redirectionLabels,
  topicLabels,
  workshopLevelLabels,
} from '../../support-sessions/index.js';
import { levelLabels } from '../../assessments/index.js';
import { workshopProgrammeLabels } from '../../workshops/index.js';
import { monthAndYear } from '../../../platform/time/french.js';
import type { Names } from '../figure-names.queries.js';
import { beyondLines } from './beyond-lines.js';
import type { ExportLine } from './export-line.js';
import { type DayPoint, type Dimension, type Figures, type Line, steps } from '../figures/figures.js';

type Labels = Readonly<Record<string, string>>;

export interface Exported {
  figures: Figures;
  /** Of the twelve months that end with the period. */
  months: readonly DayPoint[];
  names: Pick<Names, 'place' | 'residence' | 'tag'>;
}

/** All the figures, in the order in which La Coop de la médiation numérique exports its own; ours come after. */
export function exportLines({ figures, months, names }: Exported): ExportLine[] {
  const counted = (section: string, dimension: Dimension, labels: Labels, unit?: 'items') =>
    shares(section, figures, named(figures.lines, dimension, labels, unit), unit);
  return [
    ...general(figures),
    ...byMonth(months),
    ...accompaniments(figures),
    ...counted('Thématiques Médiation numérique', 'topic', topicLabels),
    ...counted('Thématiques Démarches administratives', 'procedure', procedureLabels),
    ...counted('Tags', 'tag', names.tag),
    ...counted('Matériel utilisé', 'equipment', equipmentLabels),
    ...counted('Canaux des activités', 'location', locationKindLabels, 'items'),
    ...counted('Durées des activités', 'duration', durationBucketLabels, 'items'),
    ...counted('Nombre d’activités par lieu', 'place', names.place, 'items'),
    ...counted('Genre', 'gender', genderLabels),
    ...counted('Tranches d’âge', 'ageBand', ageBandLabels),
    ...counted('Statuts', 'socialStatus', socialStatusLabels),
    ...counted('Commune de résidence des bénéficiaires', 'residence', names.residence),
    ...counted('Autonomie', 'autonomy', autonomyLabels),
    ...counted('Niveau des ateliers', 'workshopLevel', workshopLevelLabels),
    ...counted('Redirections', 'redirection', redirectionLabels),
    ...counted('Programmes d’ateliers', 'programme', workshopProgrammeLabels),
    ...levels(figures),
    ...beyondLines(figures),
  ];
}

const plain =
  (section: string, unit: string) =>
  (label: string, count: number): ExportLine => ({
    ...{ section, label, count, unit, ofMentions: null, ofAccompaniments: null },
  });

function general({ totals }: Figures): ExportLine[] {
  const { accompaniments: all, followed, anonymous, newFollowed, newAnonymous, minutes } = totals;
  const people = plain('Statistiques générales', 'personnes');
  return [
    plain('Statistiques générales', 'accompagnements')('Accompagnements au total', all),
    people('Bénéficiaires accompagnés', followed + anonymous),
    people('Nouveaux bénéficiaires', newFollowed + newAnonymous),
    people('Bénéficiaires suivis', followed),
    people('Bénéficiaires anonymes', anonymous),
    plain('Statistiques générales', 'minutes')('Durée des activités', minutes),
  ];
}

function byMonth(days: readonly DayPoint[]): ExportLine[] {
  const months = new Map<string, number>();
  for (const { day, people } of days) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + people);
  const line = plain('Accompagnements des 12 derniers mois', 'accompagnements');
  return [...months].map(([month, people]) => line(monthAndYear(`${month}-01`), people));
}

function accompaniments({ totals }: Figures): ExportLine[] {
  const section = 'Statistiques sur vos accompagnements';
  const { accompaniments: all, individual, sessions, workshops } = totals;
  const share = (count: number) => (all === 0 ? null : count / all);
  const people = plain(section, 'accompagnements');
  const acts = plain(section, 'activités');
  return [
    { ...people('Accompagnements individuels', individual), ofAccompaniments: share(individual) },
    acts('Ateliers collectifs', workshops),
    { ...people('Participants aux ateliers collectifs', all - individual), ofAccompaniments: share(all - individual) },
    acts('Activités au total', sessions),
  ];
}

/** What the base alone can name. */
export const exportedNames: ReadonlySet<Dimension> = new Set(['place', 'residence', 'tag']);

function named(
  lines: readonly Line[],
  dimension: Dimension,
  labels: Labels,
  unit: 'items' | 'people' = 'people',
): { label: string; count: number }[] {
  const found = lines.filter((line) => line.dimension === dimension);
  // What the base names comes from the most frequent, our own words in their order.
  const order = exportedNames.has(dimension) ? null : Object.keys(labels);
  const sorted = order ? [...found].sort((one, other) => order.indexOf(one.code) - order.indexOf(other.code)) : found;
  return sorted.map((line) => ({ label: labels[line.code] ?? 'Inconnu', count: line[unit] }));
}

function shares(
  section: string,
  { totals }: Figures,
  lines: readonly { label: string; count: number }[],
  unit: 'items' | 'people' = 'people',
): ExportLine[] {
  const mentions = lines.reduce((sum, { count }) => sum + count, 0);
  const all = totals.accompaniments;
  return lines.map(({ label, count }) => ({
    ...plain(section, unit === 'items' ? 'activités' : 'accompagnements')(label, count),
    ofMentions: mentions === 0 ? null : count / mentions,
    ofAccompaniments: unit === 'items' || all === 0 ? null : count / all,
  }));
}

/** Of the people with a file: the level at the end of the period, and who rose to it. */
function levels({ people }: Figures): ExportLine[] {
  const line = plain('Niveau des personnes suivies à la fin de la période', 'personnes');
  const count = (keep: (row: Figures['people'][number]) => boolean) =>
    people.filter(keep).reduce((sum, row) => sum + row.people, 0);
  const risen = count(({ first, last }) => first !== 'notAssessed' && steps.indexOf(last) > steps.indexOf(first));
  return [
    ...Object.entries(levelLabels).map(([level, label]) =>
      line(
        label,
        count(({ last }) => last === level),
      ),
    ),
    line('Personnes qui ont progressé depuis leur premier niveau', risen),
  ];
}

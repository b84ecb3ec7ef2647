import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import { levelLabels } from '../../assessments/index.js';
import { outcomeLabels, pathLabels, statusLabels } from '../../referrals/index.js';
import {
  autonomyLabels,
  coordinationKindLabels,
  type CoordinationTotal,
  durationBucketLabels,
  equipmentLabels,
  locationKindLabels,
  procedureLabels,
  redirectionLabels,
  sessionKindLabels,
  topicLabels,
  workshopLevelLabels,
} from '../../support-sessions/index.js';
import { dateField, errorSummary, radiosField, selectField, type Field } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { fullDay } from '../../../platform/time/french.js';
import type { Figures, Totals } from '../figures.js';
import type { Period } from '../period.js';
import type { TagFigure } from '../tag-figures.queries.js';
import type { FiguresForm } from './figures.form.js';
import { inDecimals, inFigures, inHours, presetLabels } from './labels.js';
import { paths } from './paths.js';
import { linesOf, shareTable, type ShareTable } from './share-table.js';
import { tagTable } from './tag-table.js';

interface Tile {
  value: string;
  label: string;
  href: string;
  detail: string | null;
}

interface FiguresModel {
  action: string;
  errors: { href: string; text: string }[];
  preset: Field;
  from: Field;
  to: Field;
  structure: Field | null;
  scopeName: string;
  period: string;
  tiles: Tile[];
  empty: boolean;
  sections: { title: string; tables: ShareTable[] }[];
  exportHref: string;
  definitionsHref: string;
  followUpHref: string | null;
  healthSpaceHref: string;
}

interface Shown {
  form: FiguresForm;
  period: Period;
  figures: Figures;
  before: Totals;
  tags: TagFigure[];
  /** What the reader themselves did for the network. */
  coordination: CoordinationTotal[];
  structures: { id: string; name: string }[];
  scopeName: string;
  /** The role may read what became of the referrals. */
  followsUp: boolean;
}

export function figuresPage({
  form,
  period,
  figures,
  before,
  tags,
  coordination,
  structures,
  scopeName,
  followsUp,
}: Shown): View<FiguresModel> {
  const choices = { '': 'Toutes', ...Object.fromEntries(structures.map(({ id, name }) => [id, name])) };
  const model = {
    action: paths.figures.to(),
    errors: errorSummary(form),
    preset: radiosField(form, 'periode', 'Période', presetLabels, { inline: true }),
    from: dateField(form, 'du', 'Du', { required: false }),
    to: dateField(form, 'au', 'Au', { required: false }),
    structure: structures.length > 1 ? selectField(form, 'structure', 'Structure', choices, { required: false }) : null,
    scopeName,
    period: period.from === period.to ? fullDay(period.from) : `du ${fullDay(period.from)} au ${fullDay(period.to)}`,
    tiles: tiles(figures, before),
    empty: figures.totals.sessions === 0,
    sections: [...sections(figures, tags), ...coordinationSection(coordination)],
    exportHref: withQuery('/exports/seances.csv', {
      du: period.from,
      au: period.to,
      structure: form.structureId ?? undefined,
    }),
    definitionsHref: paths.definitions.to(),
    healthSpaceHref: withQuery(paths.healthSpace.to(), { periode: 'custom', du: period.from, au: period.to }),
    followUpHref: followsUp
      ? withQuery(paths.followUp.to(), { periode: 'custom', du: period.from, au: period.to })
      : null,
  };
  return view('statistics/figures', 'Statistiques', model, { wide: true });
}

const people = (totals: Totals): number => totals.followed + totals.anonymous;
const newPeople = (totals: Totals): number => totals.newFollowed + totals.newAnonymous;

function tiles({ totals, referrals }: Figures, before: Totals): Tile[] {
  const tile = (value: string, label: string, definition: string, detail: string | null): Tile => ({
    value,
    label,
    href: `${paths.definitions.to()}#${definition}`,
    detail,
  });
  const sent = referrals.lines.reduce((sum, line) => sum + line.count, 0);
  const earlier = (value: number) => `${inFigures(value)} sur la période précédente`;
  return [
    tile(
      inFigures(totals.accompaniments),
      plural(totals.accompaniments, 'accompagnement'),
      'accompagnement',
      earlier(before.accompaniments),
    ),
    tile(
      inFigures(people(totals)),
      plural(people(totals), 'personne'),
      'personnes',
      `dont ${inFigures(totals.anonymous)} sans fiche`,
    ),
    tile(
      inFigures(newPeople(totals)),
      plural(newPeople(totals), 'nouvelle personne'),
      'nouvelles',
      earlier(newPeople(before)),
    ),
    tile(inHours(totals.minutes), 'd’accompagnement', 'duree', `${inHours(before.minutes)} sur la période précédente`),
    tile(inFigures(sent), plural(sent, 'orientation envoyée'), 'orientations', medianWords(referrals.medianDays)),
  ];
}

/** Each word takes its s from two on. */
const plural = (count: number, words: string): string => (count > 1 ? words.replace(/(?= |$)/g, 's') : words);

const medianWords = (days: number | null): string | null =>
  days === null ? null : `réponse médiane : ${inDecimals(days)}\u00a0jour${days >= 2 ? 's' : ''}`;

function sections(figures: Figures, tags: TagFigure[]): { title: string; tables: ShareTable[] }[] {
  const { totals, breakdowns } = figures;
  const table = (
    id: Parameters<typeof linesOf>[1],
    title: string,
    labels: Readonly<Record<string, string>>,
    order: 'frequency' | 'labels' = 'frequency',
    note?: string,
  ) =>
    shareTable({ id, title, ...(note ? { note } : {}) }, linesOf(breakdowns, id, labels, order), totals.accompaniments);
  const mentions = 'Une séance peut en citer plusieurs.';
  return [
    { title: 'Niveaux et orientations', tables: [levelTable(figures), ...referralTables(figures)] },
    {
      title: 'Ce qui a été fait',
      tables: [
        table('topic', 'Thématiques', topicLabels, 'frequency', mentions),
        table('procedure', 'Démarches', procedureLabels, 'frequency', mentions),
        table('kind', 'Types d’accompagnement', sessionKindLabels, 'labels'),
        table('duration', 'Durées', durationBucketLabels, 'labels'),
        table('location', 'Lieux', locationKindLabels, 'labels'),
        table('equipment', 'Matériel', equipmentLabels, 'labels', mentions),
        table('autonomy', 'Autonomie', autonomyLabels, 'labels'),
        table('workshopLevel', 'Niveau des ateliers', workshopLevelLabels, 'labels'),
        table('redirection', 'Vers qui les personnes ont été redirigées', redirectionLabels),
        tagTable(tags, totals.accompaniments),
      ],
    },
    {
      title: 'Les personnes',
      tables: [
        table('ageBand', 'Âge le jour de la séance', ageBandLabels, 'labels'),
        table('gender', 'Genre', genderLabels, 'labels'),
        table('socialStatus', 'Statut', socialStatusLabels, 'labels'),
      ],
    },
  ].map(({ title, tables }) => ({ title, tables: tables.filter(({ rows }) => rows.length > 0) }));
}

function coordinationSection(totals: CoordinationTotal[]): FiguresModel['sections'] {
  if (totals.length === 0) return [];
  const sum = (key: 'activities' | 'minutes') => totals.reduce((total, line) => total + line[key], 0);
  const note = `${inHours(sum('minutes'))} en tout\u00a0: ${totals
    .map(({ kind, minutes }) => `${coordinationKindLabels[kind].toLowerCase()} ${inHours(minutes)}`)
    .join(', ')}. Vous seul·e voyez ces activités.`;
  const lines = totals.map(({ kind, activities }) => ({ label: coordinationKindLabels[kind], count: activities }));
  const table = { id: 'coordination', title: 'Vos activités de coordination', note, countHeading: 'Activités' };
  return [{ title: 'Coordination', tables: [shareTable(table, lines, sum('activities'))] }];
}

function levelTable({ levels, totals }: Figures): ShareTable {
  const risen = levels.reduce((sum, line) => sum + line.risen, 0);
  const lines = Object.entries(levelLabels).flatMap(([level, label]) => {
    const found = levels.find((line) => line.level === level);
    return found ? [{ label, count: found.people }] : [];
  });
  const note = `${inFigures(risen)} ${risen > 1 ? 'personnes ont' : 'personne a'} progressé depuis le premier repère.`;
  return shareTable(
    { id: 'level', title: 'Niveau des personnes accompagnées', note, countHeading: 'Personnes' },
    lines,
    totals.followed,
  );
}

function referralTables({ referrals }: Figures): ShareTable[] {
  const sent = referrals.lines.reduce((sum, line) => sum + line.count, 0);
  const by = (key: 'path' | 'status' | 'outcome', labels: Readonly<Record<string, string>>) =>
    Object.entries(labels).flatMap(([code, label]) => {
      const count = referrals.lines.filter((line) => line[key] === code).reduce((sum, line) => sum + line.count, 0);
      return count > 0 ? [{ label, count }] : [];
    });
  const countHeading = 'Orientations';
  const sheets = referrals.informationSheets;
  const note = `${inFigures(sheets)} fiche${sheets > 1 ? 's' : ''} d’information remise${sheets > 1 ? 's' : ''}, en plus.`;
  return [
    shareTable(
      { id: 'referral-path', title: 'Orientations, vers quoi', note, countHeading },
      by('path', pathLabels),
      sent,
    ),
    shareTable({ id: 'referral-status', title: 'Où elles en sont', countHeading }, by('status', statusLabels), sent),
    shareTable(
      { id: 'referral-outcome', title: 'Ce qu’elles ont donné', countHeading },
      by('outcome', outcomeLabels),
      sent,
    ),
  ];
}

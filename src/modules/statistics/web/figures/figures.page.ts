import { errorSummary } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { longMoment } from '../../../../platform/time/french.js';
import { crossPaths } from '../../cross/paths.js';
import { definitionHref } from '../../definitions/definitions.js';
import { exportLinks } from '../../export/export-links.js';
import type { Totals } from '../../figures/figures.js';
import {
  filterBar,
  type FilterBar,
  type FilterLists,
  periodWords,
  selectionQuery,
  type SelectionQuery,
  selectionWords,
} from '../../filters/index.js';
import { previousPeriod } from '../../period.js';
import { reportsPaths } from '../../reports/web/paths.js';
import { inFigures, inHours } from '../labels.js';
import { paths } from '../paths.js';
import type { Tile } from './beyond.tables.js';
import { changeWords, plural } from './change-words.js';
import type { ChartFigure } from './chart-figure.js';
import type { Asked, FoundFigures } from './figures-desk.js';
import { type Section, sectionsOf } from './sections.js';
import { type Grain, grainOf, grainsOf } from './series.js';
import { type FigureTable, figureTable, type Query } from './tables.js';

interface SectionModel extends Omit<Section, 'tables'> {
  open: boolean;
  charts: ChartFigure[];
  tables: FigureTable[];
}

interface FiguresModel {
  errors: { href: string; text: string }[];
  styles: string;
  bar: FilterBar;
  scopeName: string;
  /** What is counted, in words; null when it can't be read. */
  words: string | null;
  asOf: string | null;
  asOfHref: string;
  previous: string | null;
  tiles: Tile[];
  empty: boolean;
  resetHref: string;
  series: ChartFigure | null;
  grains: { href: string; text: string; current: boolean }[];
  sections: SectionModel[];
  exportHref: string | null;
  /** These figures as a file, in each format. */
  exports: { href: string; text: string }[];
  crossHref: string;
  reportsHref: string;
  tablesHref: string;
  definitionsHref: string;
}

export interface Charts {
  series: ChartFigure;
  progression: ChartFigure | null;
  map: ChartFigure | null;
}

export interface Shown {
  asked: Asked;
  lists: FilterLists;
  scopeName: string;
  /** Address of the styles of these pages. */
  styles: string;
  /** Null when what is asked can't be counted. */
  found: { figures: FoundFigures; charts: Charts } | null;
}

const GRAINS: Record<Grain, string> = { jour: 'Par jour', semaine: 'Par semaine', mois: 'Par mois' };

export function figuresPage({ asked, lists, scopeName, styles, found }: Shown): View<FiguresModel> {
  const { form, selection, names } = asked;
  const query: Query = { ...selectionQuery(selection, form.preset) };
  const model: FiguresModel = {
    ...{ errors: errorSummary(form), styles, scopeName },
    bar: filterBar(asked, lists, { action: paths.figures.to(), beside: { pas: form.pas } }),
    words: found && selectionWords(selection, names),
    ...(found ? told(asked, found.figures) : nothingTold),
    resetHref: paths.figures.to(),
    series: found?.charts.series ?? null,
    grains: found ? grainLinks(asked, query) : [],
    sections: found ? sectionModels(found, query) : [],
    exports: found ? exportLinks(selection) : [],
    crossHref: withQuery(crossPaths.show.to(), { ...selectionQuery(selection, form.preset) }),
    reportsHref: withQuery(reportsPaths.list.to(), onlyFilters(selectionQuery(selection))),
    tablesHref: withQuery('/exports', { ...selectionQuery(selection) }),
    definitionsHref: paths.definitions.to(),
  };
  return view('statistics/figures', 'Statistiques', model, { wide: true });
}

/** A report is closed over a period of its own. */
const onlyFilters = ({ periode: _, du: __, au: ___, ...filters }: SelectionQuery): Query => filters;

const nothingTold = { asOf: null, asOfHref: '', previous: null, tiles: [], empty: false, exportHref: null };

function told({ selection }: Asked, { figures, before }: FoundFigures) {
  const { from, to } = selection;
  const earlier = previousPeriod({ from, to, preset: 'custom' });
  return {
    asOf: `Chiffres arrêtés le ${longMoment(figures.asOf)}`,
    asOfHref: definitionHref('fraicheur'),
    previous: `Période précédente\u00a0: ${periodWords(earlier.from, earlier.to)}`,
    tiles: tiles(figures.totals, before),
    empty: figures.totals.sessions === 0,
    exportHref: withQuery('/exports/seances.csv', { du: from, au: to, structure: selection.filters.structureId }),
  };
}

function grainLinks({ form, selection }: Asked, query: Query): FiguresModel['grains'] {
  const offered = grainsOf(selection);
  if (offered.length < 2) return [];
  const current = grainOf(selection, form.pas);
  return offered.map((grain) => ({
    href: `${withQuery(paths.figures.to(), { ...query, pas: grain })}#graphique-evolution`,
    text: GRAINS[grain],
    current: grain === current,
  }));
}

function sectionModels(
  { figures: { figures, beside }, charts }: NonNullable<Shown['found']>,
  query: Query,
): SectionModel[] {
  const drawn: Readonly<Record<string, ChartFigure | null>> = { lieux: charts.map, niveaux: charts.progression };
  return sectionsOf(figures, beside).map((section, index) => ({
    ...section,
    links: section.links.map(({ href, text }) => ({ href: href.includes('?') ? href : withQuery(href, query), text })),
    open: index === 0,
    charts: [drawn[section.id] ?? []].flat(),
    tables: section.tables.map((counted) => figureTable(counted, query)),
  }));
}

const people = (totals: Totals): number => totals.followed + totals.anonymous;
const newPeople = (totals: Totals): number => totals.newFollowed + totals.newAnonymous;

function tiles(now: Totals, before: Totals): Tile[] {
  const participations = now.accompaniments - now.individual;
  const counted = (
    of: (totals: Totals) => number,
    [words, definition]: [string, Parameters<typeof definitionHref>[0]],
    more: string | null = null,
  ): Tile => ({
    value: inFigures(of(now)),
    label: plural(of(now), words),
    href: definitionHref(definition),
    detail: [changeWords(of(now), of(before)), more].filter(Boolean).join('. '),
  });
  return [
    counted(
      ({ accompaniments }) => accompaniments,
      ['accompagnement', 'accompagnement'],
      `Dont ${inFigures(participations)} en atelier`,
    ),
    counted(people, ['personne', 'personnes'], `Dont ${inFigures(now.anonymous)} sans fiche`),
    counted(newPeople, ['nouvelle personne', 'nouvelles']),
    {
      value: inHours(now.minutes),
      label: 'd’accompagnement',
      href: definitionHref('duree'),
      detail: changeWords(now.minutes, before.minutes, inHours),
    },
    counted(
      ({ sessions }) => sessions,
      ['séance', 'seance'],
      `Dont ${inFigures(now.workshops)} ${plural(now.workshops, 'atelier')}`,
    ),
  ];
}

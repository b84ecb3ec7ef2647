import type { Dimension } from '../figures/figures.js';
import { countsBeyondSessions } from '../figures/selection.js';
import type { CountTable } from '../reports/count-table.js';
import { lineOf, linesOf, tableOf, UNSAID } from '../reports/count-lines.js';
import type { Reported } from '../reports/full-sections.js';
import type { KeptFigures } from '../reports/report-content.js';
import type { ReportScope } from '../reports/report-scope.js';
import type { ShownSection, ShownTable } from '../reports/shown.js';
import { timeTable } from '../reports/time-table.js';
import { guardedTable, isSmall, shownCount, withheldTable } from './guarded-table.js';
import { publicPeople } from './public-people.js';
import { publicReferrals, publicSaisines, publicWorkshops, publicPaper } from './public-beyond.js';

const TOPIC_WITH_PROCEDURES = 'aide_aux_demarches_administratives';

/**
 * What a report says to anybody: small counts hidden, and nothing that would tell them. Each table is part of a total
 * that everybody reads, and is there only if this total is: what is nested in a hidden count is withheld. No two tables
 * divide the same people by places of two sizes; no structure and no mediator is named. Pure.
 */
export function publicSections(reported: Reported & ReportScope): ShownSection[] {
  const { figures } = reported.content;
  if (figures.totals.accompaniments === 0 || isSmall(figures.totals.accompaniments)) return [];
  const kind = guardedTable(sessionTable(figures, 'kind'));
  const { from, to } = reported.period;
  const beyond = countsBeyondSessions({ from, to, filters: reported.filters })
    ? [publicWorkshops(figures, kind), ...publicReferralSections(figures), publicPaper(figures)]
    : [];
  const sections = [time(reported), visits(figures, kind), work(figures, kind), publicPeople(figures)];
  return [...sections, ...beyond, places(reported)].filter(({ facts, tables }) => facts.length + tables.length > 0);
}

function publicReferralSections(figures: KeptFigures): ShownSection[] {
  const { section, path } = publicReferrals(figures);
  return [section, publicSaisines(figures, path)];
}

export const sessionTable = (figures: KeptFigures, dimension: Dimension, total?: number): CountTable =>
  tableOf(figures, {
    ...{ dimension, measure: 'people', heading: 'Accompagnements' },
    total: total ?? figures.totals.accompaniments,
  });

const filled = (tables: readonly ShownTable[]): ShownTable[] =>
  tables.filter(({ lines, withheld }) => withheld || lines.some(({ code }) => code !== UNSAID));

const section = (id: string, title: string, tables: readonly ShownTable[]): ShownSection => ({
  ...{ id, title, facts: [], tables: filled(tables) },
});

const time = ({ content, period }: Reported): ShownSection =>
  section('time', 'Au fil de la période', [guardedTable(timeTable(content.days, period))]);

const visits = (figures: KeptFigures, kind: ShownTable): ShownSection =>
  section('visits', 'Passages et accompagnements', [
    kind,
    guardedTable(sessionTable(figures, 'location')),
    guardedTable(sessionTable(figures, 'duration')),
  ]);

function work(figures: KeptFigures, kind: ShownTable): ShownSection {
  const topic = guardedTable(sessionTable(figures, 'topic'));
  const nested = (dimension: Dimension, whole: number | null): ShownTable[] => {
    if (linesOf(figures, dimension).length === 0 || whole === 0) return [];
    const table = sessionTable(figures, dimension, whole ?? 0);
    return [whole === null ? withheldTable(table) : guardedTable(table)];
  };
  return section('work', 'Ce qui a été fait', [
    ...nested('procedure', shownCount(topic, TOPIC_WITH_PROCEDURES)),
    topic,
    ...nested('autonomy', shownCount(kind, 'individuel')),
    ...nested('workshopLevel', shownCount(kind, 'collectif')),
    guardedTable(sessionTable(figures, 'equipment')),
  ]);
}

/** Départements for those who count several, else communes; those with few people are named together. */
function places({ content: { figures, names }, scopeKind }: Reported & ReportScope): ShownSection {
  const dimension = scopeKind === 'region' || scopeKind === 'country' ? 'department' : 'commune';
  const total = figures.totals.accompaniments;
  const table = tableOf(figures, { dimension, measure: 'people', heading: 'Accompagnements', total, names });
  const named = table.lines.filter(({ code, count }) => !isSmall(count) && ![UNSAID, '', '+'].includes(code));
  const rest = total - named.reduce((sum, { count }) => sum + count, 0);
  const lines = rest > 0 ? [...named, lineOf('+', 'Ailleurs, ou non précisé', rest)] : named;
  if (named.length === 0) return section('places', 'Où', []);
  return section('places', 'Où', [guardedTable({ ...table, lines, note: null })]);
}

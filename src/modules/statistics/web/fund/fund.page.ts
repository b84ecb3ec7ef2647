import { dateField, errorSummary, type Field, selectField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { definitionHref } from '../../definitions/definitions.js';
import { periodLabels, periodWords } from '../../filters/index.js';
import type { FundFigures } from '../../fund/fund-figures.js';
import type { Period } from '../../period.js';
import { delayInFrench } from '../follow-up-words.js';
import { inFigures, inPercent } from '../labels.js';
import { paths } from '../paths.js';
import type { ShareTable } from '../share-table.js';
import type { Table } from '../table.js';
import type { FundFiguresForm } from './fund.form.js';
import { levelTable, otherTables, programmesTable, saisineTables, sendersTable } from './fund.tables.js';

interface Tile {
  value: string;
  label: string;
  detail: string | null;
  href: string | null;
}

interface FiguresModel {
  tiles: { saisines: Tile[]; workshops: Tile[] };
  senders: Table;
  pages: { summary: null; previousHref: string | null; nextHref: string | null; pages: null } | null;
  saisines: ShareTable[];
  levels: Table | null;
  others: ShareTable[];
  programmes: Table;
}

interface FundModel {
  action: string;
  errors: { href: string; text: string }[];
  preset: Field;
  from: Field;
  to: Field;
  scopeName: string;
  period: string;
  figures: FiguresModel | null;
  definitions: { saisines: string; referrals: string; workshops: string };
}

interface Shown {
  form: FundFiguresForm;
  period: Period;
  scopeName: string;
  /** Null when what was asked can’t be read. */
  figures: FundFigures | null;
}

export function fundFiguresPage({ form, period, scopeName, figures }: Shown): View<FundModel> {
  const model: FundModel = {
    action: paths.fund.to(),
    errors: errorSummary(form),
    preset: selectField(form, 'periode', 'Période', periodLabels),
    from: dateField(form, 'du', 'Du', { required: false }),
    to: dateField(form, 'au', 'Au', { required: false }),
    scopeName,
    period: periodWords(period.from, period.to),
    figures: figures && figuresModel(figures, form, period),
    definitions: {
      saisines: definitionHref('saisines'),
      referrals: definitionHref('suivi-orientations'),
      workshops: definitionHref('ateliers'),
    },
  };
  return view('statistics/fund', 'Statistiques de la caisse', model, { wide: true });
}

function figuresModel(figures: FundFigures, form: FundFiguresForm, period: Period): FiguresModel {
  const at = (page: number) => withQuery(paths.fund.to(), { periode: 'custom', du: period.from, au: period.to, page });
  const previousHref = form.pageNumber > 1 ? at(form.pageNumber - 1) : null;
  const nextHref = figures.hasNext ? at(form.pageNumber + 1) : null;
  return {
    tiles: { saisines: saisineTiles(figures), workshops: workshopTiles(figures) },
    senders: sendersTable(figures.senders),
    pages: previousHref || nextHref ? { summary: null, previousHref, nextHref, pages: null } : null,
    saisines: saisineTables(figures).filter(({ rows }) => rows.length > 0),
    levels: levelTable(figures),
    others: otherTables(figures).filter(({ rows }) => rows.length > 0),
    programmes: programmesTable(figures),
  };
}

/** Each with the period just before beside it, and its definition behind its name. */
function saisineTiles({ saisines, before: { saisines: was } }: FundFigures): Tile[] {
  const tile = (value: string, label: string, detail: string | null): Tile => ({
    ...{ value, label, detail, href: definitionHref('saisines') },
  });
  const earlier = was.median === null ? '' : ` (${delayInFrench(was.median)} et ${delayInFrench(was.p90)} avant)`;
  return [
    tile(
      inFigures(saisines.received),
      some(saisines.received, 'saisine reçue', 'saisines reçues'),
      then(inFigures(was.received)),
    ),
    tile(inPercent(saisines.answered, saisines.received), 'ont une réponse', share(was.answered, was.received)),
    tile(
      delayInFrench(saisines.median),
      'délai médian',
      saisines.p90 === null ? null : `neuf sur dix en ${delayInFrench(saisines.p90)}${earlier}`,
    ),
    tile(
      inPercent(saisines.inTime, saisines.answered),
      'répondues dans le délai annoncé',
      share(was.inTime, was.answered),
    ),
    tile(inFigures(saisines.late), 'en retard à ce jour', 'sans réponse, le délai annoncé est passé'),
  ];
}

function workshopTiles({ workshops, before: { workshops: had } }: FundFigures): Tile[] {
  const tile = (value: string, label: string, detail: string | null): Tile => ({
    ...{ value, label, detail, href: definitionHref('ateliers') },
  });
  const noted = ({ absent, attended }: FundFigures['workshops']) => absent + attended;
  return [
    tile(
      inFigures(workshops.workshops),
      some(workshops.workshops, 'atelier', 'ateliers'),
      then(inFigures(had.workshops)),
    ),
    tile(inPercent(workshops.registered, workshops.capacity), 'des places prises', share(had.registered, had.capacity)),
    tile(inPercent(workshops.absent, noted(workshops)), 'd’absences', share(had.absent, noted(had))),
    tile(inFigures(workshops.waited), 'en attente d’une place', then(inFigures(had.waited))),
  ];
}

const some = (count: number, one: string, several: string): string => (count > 1 ? several : one);

const then = (words: string): string => `${words} sur la période précédente`;

/** Nothing to say of what there was none of. */
const share = (part: number, total: number): string | null => (total === 0 ? null : then(inPercent(part, total)));

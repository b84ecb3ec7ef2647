import { dateField, errorSummary, type Field, radiosField } from '../../../platform/http/forms/fields.js';
import { view, type View } from '../../../platform/http/page.js';
import { withQuery } from '../../../platform/http/paths.js';
import { fullDay } from '../../../platform/time/french.js';
import { type HealthSpaceMeasure, healthSpaceMeasures, type HealthSpaceTable } from '../health-space.js';
import { cellInWords, healthSpaceHeadings, UNKNOWN_COMMUNE } from '../health-space-export.js';
import type { Period } from '../period.js';
import type { HealthSpaceForm } from './health-space.form.js';
import { inFigures, presetLabels } from './labels.js';
import { paths } from './paths.js';
import { number, type Table, text } from './table.js';

interface Shown {
  form: HealthSpaceForm;
  period: Period;
  table: HealthSpaceTable;
  /** Small counts are hidden from who reads. */
  guarded: boolean;
  scopeName: string;
}

interface HealthSpaceModel {
  action: string;
  errors: { href: string; text: string }[];
  preset: Field;
  from: Field;
  to: Field;
  scopeName: string;
  period: string;
  tiles: { value: string; label: string; href: string; detail: string | null }[];
  empty: boolean;
  guarded: boolean;
  table: Table;
  pages: { summary: string; previousHref: string | null; nextHref: string | null; pages: null } | null;
  exportHref: string;
  definitionsHref: string;
}

const PAGE = 50;

const tileLabels: Record<HealthSpaceMeasure, string> = {
  sensitised: 'sensibilisées',
  activated: 'avec un compte activé',
  used: 'l’ont utilisé au moins une fois',
  closed: 's’y sont opposées, ou l’ont fermé',
};

export function healthSpacePage(shown: Shown): View<HealthSpaceModel> {
  const { form, period, table, guarded, scopeName } = shown;
  const definitionsHref = `${paths.definitions.to()}#mon-espace-sante`;
  const model: HealthSpaceModel = {
    action: paths.healthSpace.to(),
    errors: errorSummary(form),
    preset: radiosField(form, 'periode', 'Période', presetLabels, { inline: true }),
    from: dateField(form, 'du', 'Du', { required: false }),
    to: dateField(form, 'au', 'Au', { required: false }),
    scopeName,
    period: period.from === period.to ? fullDay(period.from) : `du ${fullDay(period.from)} au ${fullDay(period.to)}`,
    tiles: healthSpaceMeasures.map((measure) => ({
      value: cellInWords(table.columns[measure].total, inFigures),
      label: tileLabels[measure],
      ...{ href: definitionsHref, detail: null },
    })),
    empty: table.communes.length === 0,
    guarded,
    table: communesTable(shown),
    pages: pagesOf(shown),
    exportHref: withQuery(paths.healthSpaceExport.to(), { du: period.from, au: period.to }),
    definitionsHref,
  };
  const breadcrumbs = [{ href: paths.figures.to(), text: 'Statistiques' }];
  return view('statistics/health-space', 'Mon espace santé', model, { wide: true, breadcrumbs });
}

/** Cut after the small counts are hidden: the same ones are, whatever the page. */
function communesTable({ form, table: { communes, columns } }: Shown): Table {
  const first = (form.pageNumber - 1) * PAGE;
  return {
    caption: 'Personnes, par commune de résidence',
    captionHidden: false,
    head: [
      { text: 'Commune', numeric: false },
      ...healthSpaceMeasures.map((measure) => ({ text: healthSpaceHeadings[measure], numeric: true })),
    ],
    rows: communes.slice(first, first + PAGE).map(({ name }, index) => ({
      cells: [
        { ...text(name ?? UNKNOWN_COMMUNE), header: true },
        ...healthSpaceMeasures.map((measure) => {
          const cell = columns[measure].cells[first + index];
          return number(cell ? cellInWords(cell, inFigures) : '');
        }),
      ],
    })),
    foot: null,
  };
}

function pagesOf({ form, period, table: { communes } }: Shown): HealthSpaceModel['pages'] {
  if (communes.length <= PAGE) return null;
  const { pageNumber } = form;
  const at = (page: number) =>
    withQuery(paths.healthSpace.to(), { periode: 'custom', du: period.from, au: period.to, page });
  const last = Math.ceil(communes.length / PAGE);
  return {
    summary: `${inFigures(communes.length)} communes, page ${pageNumber} sur ${last}`,
    previousHref: pageNumber > 1 ? at(pageNumber - 1) : null,
    nextHref: pageNumber < last ? at(pageNumber + 1) : null,
    pages: null,
  };
}

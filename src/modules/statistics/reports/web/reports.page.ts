import { dateField, errorSummary, type Field, selectField } from '../../../../platform/http/forms/fields.js';
import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { type Day, dayIn } from '../../../../platform/time/day.js';
import { fullDay } from '../../../../platform/time/french.js';
import { paths } from '../../web/paths.js';
import { type Table, text } from '../../web/table.js';
import type { Narrowed } from './narrowed.js';
import { closedPeriods, PAGE_LENGTH, periodCode, periodInWords } from '../report-period.js';
import type { ReportLine } from '../reports.queries.js';
import { type CloseReportForm, OTHER } from './close-report.form.js';
import { reportsPaths } from './paths.js';

interface ReportsModel {
  action: string;
  errors: { href: string; text: string }[];
  period: Field;
  from: Field;
  to: Field;
  filters: string | null;
  hidden: { name: string; value: string }[];
  allHref: string;
  scopeName: string;
  table: Table | null;
  pages: { summary: null; previousHref: null; nextHref: string; pages: null } | null;
  openDataHref: string | null;
}

interface Shown {
  form: CloseReportForm;
  narrowed: Narrowed;
  reports: ReportLine[];
  scopeName: string;
  today: Day;
  /** Whoever may publish the year of their structure. */
  openDataHref: string | null;
}

export function reportsPage({ form, narrowed, reports, scopeName, today, openDataHref }: Shown): View<ReportsModel> {
  const choices = closedPeriods(today).map((period) => [periodCode(period), capital(periodInWords(period))] as const);
  const last = reports.length > PAGE_LENGTH ? reports[PAGE_LENGTH - 1] : undefined;
  const model = {
    action: reportsPaths.list.to(),
    errors: [...errorSummary(form), ...narrowed.errors],
    filters: narrowed.words.length > 0 ? narrowed.words.join(', ') : null,
    hidden: narrowed.hidden,
    allHref: reportsPaths.list.to(),
    period: selectField(form, 'cloture', 'Période terminée', {
      ...Object.fromEntries(choices),
      [OTHER]: 'Autre période (dates ci-dessous)',
    }),
    from: dateField(form, 'du', 'Du', { required: false, hint: 'Pour une autre période.' }),
    to: dateField(form, 'au', 'Au', { required: false, hint: 'Compris.' }),
    scopeName,
    table: reports.length > 0 ? tableOf(reports.slice(0, PAGE_LENGTH)) : null,
    pages: last ? { summary: null, previousHref: null, pages: null, nextHref: after(last.id) } : null,
    openDataHref,
  };
  const breadcrumbs = [{ href: paths.figures.to(), text: 'Statistiques' }];
  return view('statistics/reports/reports', 'Rapports', model, { breadcrumbs });
}

const after = (id: string): string => withQuery(reportsPaths.list.to(), { apres: id });

const tableOf = (reports: readonly ReportLine[]): Table => ({
  ...{ caption: 'Rapports gardés', captionHidden: false, foot: null },
  head: ['Période', 'Arrêté le', 'Par', 'Partagé'].map((words) => ({ text: words, numeric: false })),
  rows: reports.map(({ id, filterWords, takenAt, madeBy, shares, ...period }) => ({
    cells: [
      {
        ...text(capital(periodInWords(period)), filterWords.length > 0 ? filterWords.join(', ') : null),
        ...{ href: reportsPaths.show.to({ id }), header: true },
      },
      text(fullDay(dayIn(takenAt))),
      text(madeBy),
      text(shares === 0 ? 'non' : `${shares}\u00a0lien${shares > 1 ? 's' : ''}`),
    ],
  })),
});

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

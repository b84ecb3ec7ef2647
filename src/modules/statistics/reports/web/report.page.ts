import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { paths } from '../../web/paths.js';
import { changesIn, factsWithToday, withToday } from '../differences.js';
import type { FrozenReport } from '../frozen-report.entity.js';
import { fullSections } from '../full-sections.js';
import { headline } from '../headline.js';
import { asOfInWords, methodNote, type MethodLine } from '../method-note.js';
import type { ReportContent } from '../report-content.js';
import { documentFact, documentSections, previousInWords } from '../report-document.js';
import { modelLabels, type ReportModel, reportModels } from '../report-models.js';
import { periodInWords, periodOf } from '../report-period.js';
import { reportedOf } from '../whole-document.js';
import { allShown, factsShown } from '../shown.js';
import { type SectionModel, sectionModel } from './document-tables.js';
import { documentFormats } from './document.form.js';
import { reportsPaths } from './paths.js';

interface ReportModelShown {
  lede: string;
  filters: string | null;
  taken: string;
  changes: string | null;
  tiles: { value: string; label: string; detail: string | null; href: null }[];
  sections: SectionModel[];
  downloads: { title: string; links: { href: string; text: string; hiddenText: string }[] }[];
  shareHref: string | null;
  method: { rows: { key: string; value: string }[] };
  definitionsHref: string;
}

interface Shown {
  report: FrozenReport;
  today: ReportContent;
  madeBy: string;
  shareHref: string | null;
  definitionsAddress: string;
}

/** The figures of that day; beside each, what it would be today when that is something else. */
export function reportPage({ report, today, madeBy, shareHref, definitionsAddress }: Shown): View<ReportModelShown> {
  const reported = reportedOf(report);
  const { figures, before } = report.content;
  const facts = factsWithToday(headline(figures.totals, before), headline(today.figures.totals, today.before));
  const sections = withToday(fullSections(reported), fullSections({ ...reported, content: today }));
  const period = periodInWords(periodOf(report));
  const model: ReportModelShown = {
    lede: `${report.scopeName}, ${period}`,
    filters: report.filterWords.length > 0 ? report.filterWords.join(', ') : null,
    taken: `Chiffres arrêtés ${asOfInWords(report)} par ${madeBy}.`,
    changes: changesInWords(changesIn(facts, sections)),
    tiles: factsShown(facts).map((fact) => {
      const { value, label, previous, since } = documentFact(fact, true);
      return {
        value,
        label,
        detail: [since, previousInWords(previous)].filter(Boolean).join(' · ') || null,
        href: null,
      };
    }),
    sections: documentSections(allShown(sections), true).map(sectionModel),
    downloads: downloadsOf((model, format) =>
      withQuery(reportsPaths.document.to({ id: report.id }), { modele: model, format }),
    ),
    shareHref,
    method: { rows: methodNote(report, false, definitionsAddress).map(methodRow) },
    definitionsHref: paths.definitions.to(),
  };
  const breadcrumbs = [
    { href: paths.figures.to(), text: 'Statistiques' },
    { href: reportsPaths.list.to(), text: 'Rapports' },
  ];
  return view('statistics/reports/report', `Rapport, ${period}`, model, { wide: true, breadcrumbs });
}

export const methodRow = ({ label, value }: MethodLine): { key: string; value: string } => ({ key: label, value });

function changesInWords(changes: number): string | null {
  if (changes === 0) return null;
  const numbers = changes > 1 ? `${changes} nombres seraient autres` : 'Un nombre serait autre';
  return `${numbers} aujourd’hui\u00a0: des séances ont été ajoutées, corrigées ou supprimées depuis. Le rapport garde ses chiffres, la différence est écrite à côté.`;
}

const FORMATS = { pdf: 'PDF', ods: 'ODS', xlsx: 'XLSX' } as const;

export const downloadsOf = (href: (model: ReportModel, format: string) => string): ReportModelShown['downloads'] =>
  reportModels.map((model) => ({
    title: modelLabels[model],
    links: documentFormats.map((format) => ({
      ...{ href: href(model, format), text: FORMATS[format], hiddenText: modelLabels[model] },
    })),
  }));

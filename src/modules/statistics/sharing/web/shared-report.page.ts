import { view, type View } from '../../../../platform/http/page.js';
import { withQuery } from '../../../../platform/http/paths.js';
import { modelLabels, type ReportModel } from '../../reports/report-models.js';
import { previousInWords } from '../../reports/report-document.js';
import { type SectionModel, sectionModel } from '../../reports/web/document-tables.js';
import { documentFormats } from '../../reports/web/document.form.js';
import type { WholeDocument } from '../../reports/whole-document.js';
import { sharingPaths } from './paths.js';

interface SharedReportModel {
  lede: string;
  filters: string | null;
  tooFew: string | null;
  tiles: { value: string; label: string; detail: string | null; href: null }[];
  sections: SectionModel[];
  downloads: { title: string; links: { href: string; text: string; hiddenText: string }[] }[];
  method: { rows: { key: string; value: string }[] };
  definitions: { term: string; text: string }[];
}

/** The public face of a report: whatever it reads is already without small counts. */
export function sharedReportPage(document: WholeDocument, token: string, usual: ReportModel): View<SharedReportModel> {
  const model: SharedReportModel = {
    lede: `${document.scope}, ${document.period}`,
    filters: document.filters.length > 0 ? document.filters.join(', ') : null,
    tooFew: document.tooFew,
    tiles: document.facts.map(({ value, label, previous }) => ({
      ...{ value, label, detail: previousInWords(previous), href: null },
    })),
    sections: document.sections.map(sectionModel),
    downloads: [...new Set<ReportModel>([usual, 'full'])].map((one) => ({
      title: modelLabels[one],
      links: documentFormats.map((format) => ({
        href: withQuery(sharingPaths.document.to({ token }), { modele: one, format }),
        text: format.toUpperCase(),
        hiddenText: modelLabels[one],
      })),
    })),
    method: { rows: document.method.map(({ label, value }) => ({ key: label, value })) },
    definitions: document.definitions,
  };
  return view('statistics/reports/shared', `Rapport d’activité, ${document.period}`, model, {
    ...{ layout: 'bare', wide: true },
  });
}

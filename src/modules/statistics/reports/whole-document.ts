import { definitions } from '../definitions/definitions.js';
import { publicHeadline } from '../sharing/public-headline.js';
import { publicSections } from '../sharing/public-sections.js';
import type { FrozenReport } from './frozen-report.entity.js';
import { fullSections, type Reported } from './full-sections.js';
import { headline } from './headline.js';
import { type MethodLine, methodNote } from './method-note.js';
import { type DocumentFact, documentFact, type DocumentSection, documentSections } from './report-document.js';
import { modelLabels, type ReportModel, sectionsFor } from './report-models.js';
import { periodInWords, periodOf } from './report-period.js';
import { allShown, factsShown } from './shown.js';

/** A report ready to be printed or written into a sheet: words and numbers, nothing else. */
export interface WholeDocument {
  title: string;
  scope: string;
  period: string;
  filters: string[];
  facts: DocumentFact[];
  sections: DocumentSection[];
  method: MethodLine[];
  definitions: { term: string; text: string }[];
  /** Said in place of the figures: so few people that none can be shown. */
  tooFew: string | null;
}

export const TOO_FEW = 'Moins de cinq accompagnements sur cette période\u00a0: aucun chiffre n’est publié.';

export const reportedOf = (report: FrozenReport): Reported => ({
  ...{ content: report.content, period: periodOf(report), filters: report.filters },
});

/**
 * The figures of the report, never those of today.
 * @param guarded for whoever is outside: small counts hidden
 */
export function wholeDocument(
  report: FrozenReport,
  model: ReportModel,
  guarded: boolean,
  definitionsAddress: string,
): WholeDocument {
  const reported = reportedOf(report);
  const { figures, before } = report.content;
  const shown = guarded ? publicSections({ ...reported, ...report }) : allShown(fullSections(reported));
  const facts = guarded ? publicHeadline(figures.totals, before) : factsShown(headline(figures.totals, before));
  const tooFew = guarded && shown.length === 0;
  return {
    ...{ title: modelLabels[model], scope: report.scopeName, period: periodInWords(periodOf(report)) },
    filters: report.filterWords,
    facts: tooFew ? [] : facts.map((fact) => documentFact(fact, false)),
    sections: documentSections(sectionsFor(model, shown), false),
    method: methodNote(report, guarded, definitionsAddress),
    definitions: definitions.map(({ term, text }) => ({ term, text })),
    tooFew: tooFew ? TOO_FEW : null,
  };
}

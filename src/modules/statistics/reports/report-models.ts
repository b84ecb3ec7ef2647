import type { ReportKind } from './report-period.js';

/** What a report is written for: the page of its own, France services, or those who pay. */
export const reportModels = ['full', 'france-services', 'funders'] as const;
export type ReportModel = (typeof reportModels)[number];

export const modelLabels: Record<ReportModel, string> = {
  full: 'Rapport d’activité complet',
  'france-services': 'Point d’activité France services',
  funders: 'Bilan pour les financeurs',
};

/** Sections of each, in the order of reading: what France services look at every month, what a funder asks once a year. */
const SECTIONS: Record<ReportModel, readonly string[] | null> = {
  full: null,
  'france-services': ['visits', 'work', 'referrals', 'saisines', 'workshops', 'levels', 'paper'],
  funders: ['people', 'time', 'places', 'visits', 'work', 'levels', 'workshops', 'referrals', 'saisines', 'paper'],
};

/** Within them, tables that go too far for the reader of a short document. */
const LEFT_OUT: Record<ReportModel, readonly string[]> = {
  full: [],
  'france-services': ['equipment', 'workshopLevel', 'healthSpace'],
  funders: ['place', 'redirection'],
};

/** The pack for a month or a quarter, the review for a longer or any other time. */
export const usualModel = (kind: ReportKind): ReportModel =>
  kind === 'month' || kind === 'quarter' ? 'france-services' : 'funders';

export function sectionsFor<S extends { id: string; tables: { id: string }[] }>(
  model: ReportModel,
  sections: readonly S[],
): S[] {
  const wanted = SECTIONS[model] ?? sections.map(({ id }) => id);
  return wanted.flatMap((id) => {
    const section = sections.find((one) => one.id === id);
    if (!section) return [];
    return [{ ...section, tables: section.tables.filter((table) => !LEFT_OUT[model].includes(table.id)) }];
  });
}

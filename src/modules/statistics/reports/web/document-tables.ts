import { type DocumentSection, type DocumentTable, previousInWords } from '../report-document.js';

export interface SectionModel {
  id: string;
  title: string;
  facts: { rows: { key: string; values: string[] }[] } | null;
  tables: DocumentTable[];
}

/** A section of a report as the partials read it. */
export const sectionModel = ({ id, title, facts, tables }: DocumentSection): SectionModel => ({
  ...{ id, title, tables },
  facts:
    facts.length === 0
      ? null
      : {
          rows: facts.map(({ label, value, previous, since }) => ({
            key: label,
            values: [value, previousInWords(previous), since].filter((words) => words !== null),
          })),
        },
});

import { number, type Table, text } from '../../web/table.js';
import type { DocumentSection, DocumentTable } from '../report-document.js';

export interface SectionModel {
  id: string;
  title: string;
  facts: { rows: { key: string; value: string; values: string[] | null }[] } | null;
  tables: (Table & { id: string; note: string | null; withheld: string | null })[];
}

/** A section of a report as the partials read it. */
export const sectionModel = ({ id, title, facts, tables }: DocumentSection): SectionModel => ({
  ...{ id, title },
  facts:
    facts.length === 0
      ? null
      : {
          rows: facts.map(({ label, value, since }) => ({
            ...{ key: label, value, values: since === null ? null : [value, since] },
          })),
        },
  tables: tables.map((table) => ({ ...documentTable(table), note: table.note, withheld: table.withheld })),
});

const documentTable = ({ id, title, heading, shares, rows }: DocumentTable): Table & { id: string } => ({
  ...{ id, caption: title, captionHidden: false, foot: null },
  head: [
    { text: 'Libellé', numeric: false },
    { text: heading, numeric: true },
    ...(shares ? [{ text: 'Part', numeric: true }] : []),
  ],
  rows: rows.map(({ label, count, share, since }) => ({
    cells: [{ ...text(label), header: true }, number(count, since), ...(shares ? [number(share)] : [])],
  })),
});

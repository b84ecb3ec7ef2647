import { Readable } from 'node:stream';
import type { CellValue, Sheet } from '../../../platform/spreadsheets/index.js';
import type { DocumentFact, DocumentSection, DocumentTable } from './report-document.js';
import type { WholeDocument } from './whole-document.js';

type Row = readonly CellValue[];
interface Written {
  rows: Row[];
  /** Numbers of the rows in bold, from 1. */
  headings: number[];
}

/** One sheet: the figures first, section after section, then the method and the definitions. Numbers are numbers. */
export function reportSheet(document: WholeDocument): Sheet {
  const written: Written = { rows: [], headings: [] };
  const line = (...cells: CellValue[]) => void written.rows.push(cells);
  const heading = (...cells: CellValue[]) => {
    line(...cells);
    written.headings.push(written.rows.length);
  };
  heading(document.title);
  line(`${document.scope}, ${document.period}`);
  if (document.filters.length > 0) line(`Filtres\u00a0: ${document.filters.join(', ')}`);
  if (document.tooFew !== null) line(document.tooFew);
  if (document.facts.length > 0) {
    line();
    heading('Chiffre', 'Valeur', 'Période précédente');
    for (const fact of document.facts) line(...factCells(fact), fact.previous);
  }
  for (const section of document.sections) writeSection(section, line, heading);
  line();
  heading('Méthode');
  for (const { label, value } of document.method) line(label, value);
  line();
  heading('Définitions');
  for (const { term, text } of document.definitions) line(term, text);
  const { rows, headings } = written;
  return { name: 'Rapport', widths: [52, 24, 34], headings, rows: Readable.from(rows) };
}

type Write = (...cells: CellValue[]) => void;

function writeSection({ title, facts, tables }: DocumentSection, line: Write, heading: Write): void {
  line();
  heading(title);
  for (const fact of facts) line(...factCells(fact), fact.previous);
  for (const table of tables) writeTable(table, line, heading);
}

function writeTable(
  { title, heading: counted, shares, rows, note, withheld }: DocumentTable,
  line: Write,
  heading: Write,
): void {
  line();
  heading(title, counted, ...(shares ? ['Part'] : []));
  if (withheld !== null) line(withheld);
  for (const { label, number, count, share } of rows) line(label, number ?? count, ...(shares ? [share] : []));
  if (note !== null) line(note);
}

/** A number when it is one, else why there is none. */
const factCells = ({ label, number, value }: DocumentFact): [string, CellValue] => [label, number ?? value];

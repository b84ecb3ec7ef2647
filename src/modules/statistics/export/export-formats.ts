import { Readable } from 'node:stream';
import { type CellValue, mediaTypes, writeTable } from '../../../platform/spreadsheets/index.js';
import type { ExportLine } from './export-line.js';

export const exportFormats = { csv: 'CSV', xlsx: 'XLSX', ods: 'ODS', jsonl: 'JSON Lines' } as const;
export type ExportFormat = keyof typeof exportFormats;

export const exportMediaTypes: Record<ExportFormat, string> = {
  ...mediaTypes,
  jsonl: 'application/x-ndjson; charset=utf-8',
};

const ABOUT = 'Informations';
const HEADINGS = ['Rubrique', 'Libellé', 'Nombre', 'Unité', 'Part des mentions (%)', 'Part des accompagnements (%)'];

/** A few hundred lines, one number each: those who read them by program or by eye find the same. */
export function written(
  format: ExportFormat,
  about: readonly [string, string][],
  lines: readonly ExportLine[],
): Readable {
  if (format === 'jsonl') return Readable.from([jsonLines(about, lines)], { objectMode: false });
  const rows: CellValue[][] = [
    HEADINGS,
    ...about.map(([label, text]) => [ABOUT, label, text]),
    ...lines.map((line) => [
      ...[line.section, line.label, line.count, line.unit],
      ...[percent(line.ofMentions), percent(line.ofAccompaniments)],
    ]),
  ];
  const widths = [46, 56, 28, 18, 22, 28];
  return writeTable(format, { name: 'Statistiques', widths, headings: [1], rows });
}

/** To three decimals, as La Coop rounds. */
const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 100_000) / 1000);

const jsonLines = (about: readonly [string, string][], lines: readonly ExportLine[]): string =>
  [{ informations: Object.fromEntries(about) }, ...lines.map(plainLine)]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');

const plainLine = ({ section, label, count, unit, ofMentions, ofAccompaniments }: ExportLine) => ({
  ...{ rubrique: section, libelle: label, nombre: count, unite: unit },
  ...{ partDesMentions: percent(ofMentions), partDesAccompagnements: percent(ofAccompaniments) },
});

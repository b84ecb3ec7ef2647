import { type Column, COLUMNS, emptyRow, isColumn, type RawRow } from './columns.js';
import { isFormerColumn, putCell } from './former-columns.js';
import {
  FRANCE_SERVICES_NOTE,
  franceServicesRow,
  isFranceServices,
  isFranceServicesColumn,
} from './france-services.js';

/** Without these a file is not a directory of places, whatever its other columns. */
const ESSENTIAL: readonly Column[] = ['id', 'nom', 'commune', 'code_postal', 'adresse', 'services'];
/** The standard has 32 columns, its richest producers about 60. */
const MOST_COLUMNS = 1000;

export const FORMER_NOTE =
  'Le fichier suit l’ancien modèle (v0), en tout ou en partie\u00a0: ses mots sont traduits dans ceux du schéma v1.';

/** How a file is laid out. */
export interface Layout {
  /** Sentences about it, in French. */
  readonly notes: readonly string[];
  readonly missing: readonly Column[];
  /** Columns that are not read. */
  readonly unknown: readonly string[];
}

export interface HeaderReading extends Layout {
  /** Cells that a line should have. */
  readonly width: number;
  /** The line as a row of the schema v1: cells past the columns we know are dropped, absent ones read ''. */
  toRow(cells: readonly string[]): RawRow;
}

/**
 * Reads the first line of a file: schema v1, v0 or both, or the list of France services; any order, unknown and absent
 * columns tolerated.
 *
 * @returns the reading, or a French sentence saying why the file cannot be a directory of places
 */
export function readHeaders(cells: readonly string[]): HeaderReading | string {
  if (cells.length > MOST_COLUMNS) {
    return (
      `La première ligne de ce fichier a ${cells.length.toLocaleString('fr-FR')} colonnes\u00a0: ` +
      'l’annuaire national en a 32. Vérifiez que c’est le bon fichier.'
    );
  }
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const repeated = names.find((name, index) => isRead(name) && names.indexOf(name) !== index);
  if (repeated) return `La colonne ${repeated} figure deux fois dans ce fichier. N’en gardez qu’une.`;
  return isFranceServices(names) ? franceServicesReading(cells, names) : nationalReading(cells, names);
}

const isRead = (name: string): boolean => isColumn(name) || isFormerColumn(name) || isFranceServicesColumn(name);

function franceServicesReading(cells: readonly string[], names: readonly string[]): HeaderReading {
  const indexes = new Map(names.map((name, index) => [name, index]));
  return {
    width: names.length,
    missing: [],
    unknown: cells.filter((_, index) => names[index] !== '' && !isFranceServicesColumn(names[index] ?? '')),
    notes: [FRANCE_SERVICES_NOTE],
    toRow: (line) => franceServicesRow((name) => line[indexes.get(name) ?? -1] ?? ''),
  };
}

function nationalReading(cells: readonly string[], names: readonly string[]): HeaderReading | string {
  const layout = layoutOf(names);
  const absent = ESSENTIAL.filter((column) => layout.missing.includes(column));
  if (absent.length > 0) {
    return (
      'Ce fichier n’est pas un annuaire au schéma national «\u00a0lieux de médiation numérique\u00a0»\u00a0: ' +
      `il y manque ${absent.length > 1 ? 'les colonnes' : 'la colonne'} ${absent.join(', ')}. ` +
      'Vérifiez que la première ligne porte les noms des colonnes.'
    );
  }
  return {
    ...layout,
    width: names.length,
    unknown: cells
      .map((cell) => cell.trim())
      .filter((name, index) => name !== '' && layout.unknown.includes(names[index] ?? '')),
    toRow(line) {
      const row = emptyRow();
      names.forEach((name, index) => putCell(row, name, line[index] ?? ''));
      return row;
    },
  };
}

/** What the names of a file's columns say of it, whatever their order. */
export function layoutOf(names: Iterable<string>): Layout {
  const scratch = emptyRow();
  const unknown: string[] = [];
  let former = false;
  for (const name of names) {
    if (isFormerColumn(name)) former = true;
    // A word that any column takes: which columns it lands in says which ones the file has.
    if (!putCell(scratch, name, 'x')) unknown.push(name);
  }
  return {
    missing: COLUMNS.filter((column) => scratch[column] === ''),
    unknown,
    notes: former ? [FORMER_NOTE] : [],
  };
}

/** The 32 columns of the national schema v1, in the order of the standard. */
export const COLUMNS = [
  'id',
  'pivot',
  'nom',
  'commune',
  'code_postal',
  'code_insee',
  'adresse',
  'complement_adresse',
  'latitude',
  'longitude',
  'typologie',
  'telephone',
  'courriels',
  'site_web',
  'horaires',
  'presentation_resume',
  'presentation_detail',
  'source',
  'itinerance',
  'structure_parente',
  'date_maj',
  'services',
  'publics_specifiquement_adresses',
  'prise_en_charge_specifique',
  'frais_a_charge',
  'dispositif_programmes_nationaux',
  'formations_labels',
  'autres_formations_labels',
  'modalites_acces',
  'modalites_accompagnement',
  'fiche_acces_libre',
  'prise_rdv',
] as const;
export type Column = (typeof COLUMNS)[number];

/** One line of a file, by column; an absent column reads ''. */
export type RawRow = Readonly<Record<Column, string>>;

/** Without these a file is not a directory of places, whatever its other columns. */
const ESSENTIAL: readonly Column[] = ['id', 'nom', 'commune', 'code_postal', 'adresse', 'services'];

/** Columns that only the schema v0 had. */
const V0_ONLY = [
  'publics_accueillis',
  'conditions_acces',
  'labels_nationaux',
  'labels_autres',
  'accessibilite',
  'cle_ban',
];

export interface HeaderReading {
  /** For each cell of a line, the column it belongs to; undefined for a column we do not know. */
  readonly columns: ReadonlyArray<Column | undefined>;
  readonly missing: readonly Column[];
  readonly unknown: readonly string[];
}

/**
 * Reads the first line of a file: any order, unknown and absent columns tolerated.
 *
 * @returns the reading, or a French sentence saying why the file cannot be a directory of places
 */
export function readHeaders(cells: readonly string[]): HeaderReading | string {
  const known = new Set<string>(COLUMNS);
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const columns = names.map((name) => (known.has(name) ? (name as Column) : undefined));
  const missing = COLUMNS.filter((column) => !columns.includes(column));
  const absent = ESSENTIAL.filter((column) => missing.includes(column));
  const former = names.filter((name) => V0_ONLY.includes(name));
  if (former.length >= 2) {
    return (
      'Ce fichier suit l’ancien modèle (v0) des lieux de médiation numérique. ' +
      'Demandez à son producteur une version au schéma v1 (32 colonnes).'
    );
  }
  if (absent.length > 0) {
    return (
      'Ce fichier n’est pas un annuaire au schéma national « lieux de médiation numérique » : ' +
      `il y manque ${absent.length > 1 ? 'les colonnes' : 'la colonne'} ${absent.join(', ')}. ` +
      'Vérifiez que la première ligne porte les noms des colonnes.'
    );
  }
  const repeated = columns.find((column, index) => column && columns.indexOf(column) !== index);
  if (repeated) return `La colonne ${repeated} figure deux fois dans ce fichier. N’en gardez qu’une.`;
  return {
    columns,
    missing,
    unknown: cells.map((cell) => cell.trim()).filter((name, index) => name !== '' && !columns[index]),
  };
}

/** The line as a row: cells past the columns we know are dropped, absent ones read ''. */
export function toRow(cells: readonly string[], columns: ReadonlyArray<Column | undefined>): RawRow {
  const row: Record<Column, string> = { ...EMPTY_ROW };
  columns.forEach((column, index) => {
    if (column) row[column] = cells[index] ?? '';
  });
  return row;
}

const EMPTY_ROW = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as Record<Column, string>;

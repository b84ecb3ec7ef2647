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
export type MutableRow = Record<Column, string>;

const NAMES: ReadonlySet<string> = new Set(COLUMNS);
export const isColumn = (name: string): name is Column => NAMES.has(name);

const EMPTY_ROW = Object.fromEntries(COLUMNS.map((column) => [column, ''])) as MutableRow;
export const emptyRow = (): MutableRow => ({ ...EMPTY_ROW });

/** Columns with one value each: a second text for them is not put after the first. */
const SINGLE: ReadonlySet<Column> = new Set<Column>([
  'id',
  'pivot',
  'nom',
  'date_maj',
  'fiche_acces_libre',
  'prise_rdv',
]);

/** Writes a text; in a list that another column of the file has begun (v0 beside v1), after what is there. */
export function put(row: MutableRow, column: Column, text: string): void {
  if (text === '') return;
  const before = row[column];
  if (before === '') row[column] = text;
  else if (!SINGLE.has(column)) row[column] = `${before}|${text}`;
}

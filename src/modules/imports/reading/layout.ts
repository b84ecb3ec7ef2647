import type { TableRow } from '../../../platform/spreadsheets/index.js';
import type { Columns } from './columns.js';
import { headingKey } from './heading-key.js';
import { sessionColumns } from './session-layout.js';

/** What a column may hold, of a person. */
export const PERSON_FIELDS = [
  'lastName',
  'firstName',
  'birthYear',
  'communeName',
  'communeInsee',
  'postalCode',
  'phone',
  'email',
  'gender',
  'socialStatus',
  'notes',
] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

export interface Layout {
  readonly name: 'coop_workbook' | 'coop_people' | 'coop_sessions' | 'other';
  readonly kind: 'people' | 'sessions';
  /** Number of the row of headings; data begins under it. */
  readonly headingRow: number;
  readonly headings: readonly string[];
  readonly columns: Columns;
}

/** By field, the headings under which it is met. */
const KNOWN: Readonly<Record<PersonField, readonly string[]>> = {
  lastName: ['nom', 'nom de famille', 'nom d usage', 'nom usuel', 'nom du beneficiaire', 'nom beneficiaire', 'noms'],
  firstName: ['prenom', 'prenoms', 'prenom usuel', 'prenom du beneficiaire', 'prenom beneficiaire'],
  birthYear: [
    ...['annee de naissance', 'annee naissance', 'naissance', 'date de naissance', 'date naissance', 'ddn'],
    ...['ne le', 'ne e le', 'ne en', 'ne e en'],
  ],
  communeName: [
    ...['commune', 'nom de la commune', 'nom commune', 'ville', 'commune de residence', 'localite'],
    ...['commune du beneficiaire', 'ville de residence'],
  ],
  communeInsee: ['code insee', 'insee', 'code commune', 'code insee commune', 'code insee de la commune'],
  postalCode: ['code postal', 'cp', 'codepostal'],
  phone: [
    ...['telephone', 'n de telephone', 'no de telephone', 'numero de telephone', 'tel', 'portable', 'mobile'],
    ...['telephone portable', 'telephone mobile', 'numero'],
  ],
  email: [
    'e mail',
    'email',
    'mail',
    'courriel',
    'adresse mail',
    'adresse e mail',
    'adresse email',
    'adresse electronique',
  ],
  gender: ['genre', 'sexe', 'civilite'],
  socialStatus: ['statut', 'statut social', 'situation', 'situation professionnelle', 'statut du beneficiaire'],
  notes: [
    'notes supplementaires',
    'notes',
    'note',
    'commentaire',
    'commentaires',
    'remarques',
    'remarque',
    'observations',
  ],
};

/** Which columns hold what, as far as their headings tell; each column once. */
export function guessColumns(headings: readonly string[]): Columns {
  const keys = headings.map(headingKey);
  const found: Record<string, number> = {};
  for (const field of PERSON_FIELDS) {
    const rank = keys.findIndex((key) => KNOWN[field].includes(key));
    if (rank >= 0) found[field] = rank;
  }
  return found;
}

/** La Coop's workbook to be filled: three rows of explanations, then columns by their place (2026). */
const WORKBOOK_COLUMNS: Columns = {
  ...{ lastName: 0, firstName: 1, birthYear: 2, communeName: 3, communeInsee: 4, postalCode: 5 },
  ...{ phone: 6, email: 7, gender: 8, notes: 9 },
};
const WORKBOOK_HEADING_ROW = 3;
export const WORKBOOK_SHEET = 'Bénéficiaires';

/** Headings that La Coop's exports alone have together. */
const COOP_PEOPLE = ['nom', 'prenom', 'nom de la commune', 'nombre d accompagnements'];
export const COOP_SESSIONS = ['date', 'type', 'participants', 'canaux d accompagnement', 'id cra'];

const hasAll = (keys: readonly string[], wanted: readonly string[]): boolean =>
  wanted.every((key) => keys.includes(key));

/** How many rows from the top headings are looked for in: exports begin with what was asked. */
export const ROWS_LOOKED_AT = 40;

/** Which tool a sheet comes from, by its first rows; undefined when nothing is in it. */
export function recognise(sheetName: string, rows: readonly TableRow[]): Layout | undefined {
  const keyed = rows.map((row) => ({ ...row, keys: row.cells.map(headingKey) }));
  const sessions = keyed.find(({ keys }) => hasAll(keys, COOP_SESSIONS));
  if (sessions) {
    return { ...named('coop_sessions', 'sessions', sessions), columns: sessionColumns(sessions.cells) };
  }
  const people = keyed.find(({ keys }) => hasAll(keys, COOP_PEOPLE));
  if (people) return named('coop_people', 'people', people);
  const best = [...keyed].sort((one, other) => guesses(other) - guesses(one))[0];
  const isWorkbook =
    headingKey(sheetName) === headingKey(WORKBOOK_SHEET) && !(best && best.number === 1 && guesses(best) > 3);
  if (isWorkbook) {
    const cells = rows.find(({ number }) => number === WORKBOOK_HEADING_ROW)?.cells ?? [];
    const headings = { number: WORKBOOK_HEADING_ROW, cells };
    return { ...named('coop_workbook', 'people', headings), columns: WORKBOOK_COLUMNS };
  }
  const top = best && guesses(best) > 0 ? best : rows[0];
  return top && named('other', 'people', top);
}

const guesses = ({ cells }: Pick<TableRow, 'cells'>): number => Object.keys(guessColumns(cells)).length;

const named = (
  name: Layout['name'],
  kind: Layout['kind'],
  { number, cells }: Pick<TableRow, 'number' | 'cells'>,
): Layout => ({ name, kind, headingRow: number, headings: cells, columns: guessColumns(cells) });

import { isEmail } from 'class-validator';
import { parsePhone } from '../../../platform/contact/phone.js';
import type { TableRow } from '../../../platform/spreadsheets/index.js';
import type { Day } from '../../../platform/time/day.js';
import type { ImportedPerson } from '../../beneficiaries/index.js';
import { type CellMessage, RowMessages } from './cell-message.js';
import { readGender, readSocialStatus } from './codes.js';
import type { Columns } from './columns.js';
import { PersonField } from './layout.js';
import { type CommuneReader, type FoundCommune } from './read-commune.js';
import { isSensitive, screened } from './screening.js';

export interface ReadPerson {
  /** Undefined when the row is refused. */
  readonly person: ImportedPerson | undefined;
  readonly messages: readonly CellMessage[];
  /** Cells of a row that is refused, without what must not be kept. */
  readonly raw: readonly string[];
}

export interface ReadingContext {
  readonly communes: CommuneReader;
  readonly today: Day;
}

const LONGEST_NAME = 100;
const LONGEST_NOTES = 2_000;

/** How people say « nothing » in a cell. */
const NOTHING = /^(?:[-–—/.x?]+|n\/?a|nc|aucun[e]?|néant|neant|non renseigné[e]?|inconnu[e]?|null)$/i;

const SECRET =
  'Cette cellule semble contenir un numéro de sécurité sociale, de carte, de compte, ou un mot de passe. Elle n’est pas gardée\u00a0: retirez-le du fichier.';

/** What a row says of a person. A name that is missing refuses the row; any other cell that is wrong is set aside. */
export function readPerson(row: TableRow, columns: Columns, { communes, today }: ReadingContext): ReadPerson {
  const messages = new RowMessages();
  const cells = new RowCells(row, columns, messages);
  const lastName = cells.name('lastName', 'Le nom manque. Écrivez-le, puis envoyez de nouveau cette ligne.');
  const firstName = cells.name('firstName', 'Le prénom manque. Écrivez-le, puis envoyez de nouveau cette ligne.');
  const person: ImportedPerson = {
    lastName,
    firstName,
    birthYear: readBirthYear(cells, Number(today.slice(0, 4))),
    ...readResidence(cells, communes),
    phone: readPhone(cells),
    email: readEmail(cells),
    gender: cells.code('gender', readGender, 'Genre non reconnu\u00a0: écrivez F, M ou N.') ?? 'non_communique',
    socialStatus:
      cells.code(
        'socialStatus',
        readSocialStatus,
        'Statut non reconnu\u00a0: écrivez Retraité, Sans emploi, En emploi ou Scolarisé.',
      ) ?? 'non_communique',
    notes: readNotes(cells),
  };
  if (messages.refused) return { person: undefined, messages: messages.list, raw: screened(row.cells) };
  return { person, messages: messages.list, raw: [] };
}

/** The cells of one row by what they hold, and what is said of them. */
class RowCells {
  constructor(
    private readonly row: TableRow,
    private readonly columns: Columns,
    private readonly messages: RowMessages,
  ) {}

  text(field: PersonField): string {
    const column = this.columns[field];
    const read = (column === undefined ? '' : (this.row.cells[column] ?? '')).normalize('NFC').trim();
    if (read === '' || NOTHING.test(read)) return '';
    if (column !== undefined && this.row.formulas.includes(column)) {
      this.say(
        'repaired',
        field,
        read,
        'Cette cellule contient une formule\u00a0: sa dernière valeur est reprise, en texte.',
      );
    }
    return read;
  }

  name(field: 'lastName' | 'firstName', missing: string): string {
    const text = this.text(field)
      .replace(/[\p{Cc}\s]+/gu, ' ')
      .trim();
    if (text === '') this.say('refused', field, '', missing);
    else if (isSensitive(text)) this.say('refused', field, '', SECRET);
    else if (text.length > LONGEST_NAME) {
      this.say('refused', field, text, `C’est trop long pour un nom\u00a0: ${LONGEST_NAME} caractères au plus.`);
    } else if (!/\p{L}/u.test(text))
      this.say('refused', field, text, 'Ce n’est pas un nom\u00a0: il n’a pas une lettre.');
    return text;
  }

  code<T>(field: PersonField, read: (text: string) => T | undefined, unknown: string): T | undefined {
    const text = this.text(field);
    if (text === '') return undefined;
    const code = read(text);
    if (code === undefined) this.say('set_aside', field, isSensitive(text) ? '' : text, unknown);
    return code;
  }

  say(kind: CellMessage['kind'], field: PersonField, read: string, words: string): void {
    this.messages.add(kind, this.columns[field], read, words);
  }
}

function readBirthYear(cells: RowCells, thisYear: number): number | null {
  const text = cells.text('birthYear');
  if (text === '') return null;
  const date = /^(?:\d{1,2}[/. -]\d{1,2}[/. -](\d{4})|(\d{4})-\d{2}-\d{2}(?: .*)?)$/.exec(text);
  const year = Number(date?.[1] ?? date?.[2] ?? (/^\d{4}$/.test(text) ? text : NaN));
  if (!(year >= 1900 && year <= thisYear)) {
    const words = `Écrivez l’année en quatre chiffres, de 1900 à ${thisYear}. La ligne est gardée sans elle.`;
    cells.say('set_aside', 'birthYear', isSensitive(text) ? '' : text, words);
    return null;
  }
  if (date) cells.say('repaired', 'birthYear', '', 'Seule l’année est gardée, pas la date de naissance entière.');
  return year;
}

function readPhone(cells: RowCells): string | null {
  const text = cells.text('phone');
  if (text === '') return null;
  const parts = text.split(/\s*(?:[/;,\n]| ou | et )\s*/).filter((part) => part !== '');
  for (const part of [text, ...parts]) {
    // A spreadsheet takes the 0 off a number that it believes to be a sum.
    const digits = part.replace(/[^\d+]/g, '');
    const phone = parsePhone(part) ?? (/^[1-9]\d{8}$/.test(digits) ? parsePhone(`0${digits}`) : undefined);
    if (phone === undefined) continue;
    if (parts.length > 1) cells.say('repaired', 'phone', text, 'Un seul numéro est gardé\u00a0: le premier.');
    return phone;
  }
  cells.say(
    'set_aside',
    'phone',
    isSensitive(text) ? '' : text,
    'Ce numéro n’existe pas. La ligne est gardée sans lui.',
  );
  return null;
}

function readEmail(cells: RowCells): string | null {
  const text = cells
    .text('email')
    .replace(/^mailto:/i, '')
    .toLowerCase();
  if (text === '') return null;
  if (text.length <= 254 && isEmail(text, { allow_utf8_local_part: true })) return text;
  const words = 'Cette adresse mail est incomplète ou mal écrite. La ligne est gardée sans elle.';
  cells.say('set_aside', 'email', isSensitive(text) ? '' : text, words);
  return null;
}

function readNotes(cells: RowCells): string | null {
  const text = cells.text('notes');
  if (text === '') return null;
  if (isSensitive(text)) {
    cells.say('set_aside', 'notes', '', SECRET);
    return null;
  }
  if (text.length <= LONGEST_NOTES) return text;
  const most = LONGEST_NOTES.toLocaleString('fr-FR');
  cells.say(
    'set_aside',
    'notes',
    text,
    `Ces notes sont trop longues\u00a0: ${most} caractères au plus. Raccourcissez-les.`,
  );
  return null;
}

const nowhere = { communeInsee: null, communeName: null, postalCode: null };

function readResidence(cells: RowCells, communes: CommuneReader): FoundCommune | typeof nowhere {
  const [inseeCode, postcode] = [padded(cells.text('communeInsee')), padded(cells.text('postalCode'))];
  const name = cells.text('communeName');
  const read = name || postcode || inseeCode;
  if (read === '') return nowhere;
  const field = name ? 'communeName' : postcode ? 'postalCode' : 'communeInsee';
  const found = communes.read({ inseeCode, postcode, name });
  if (found.kind === 'found') {
    if (!found.exact) cells.say('repaired', field, read, `Commune retenue\u00a0: ${found.commune.communeName}.`);
    return found.commune;
  }
  const words =
    found.kind === 'several'
      ? `${found.count} communes portent ce nom ou ce code postal\u00a0: ajoutez le code Insee. La ligne est gardée sans commune.`
      : 'Cette commune n’est pas trouvée\u00a0: vérifiez son nom et son code postal. La ligne est gardée sans commune.';
  cells.say('set_aside', field, isSensitive(read) ? '' : read, words);
  return nowhere;
}

/** A spreadsheet takes the 0 off « 01000 ». */
const padded = (code: string): string => (/^\d{4}$/.test(code) ? `0${code}` : code.toUpperCase().replace(/\s/g, ''));

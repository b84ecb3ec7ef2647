import { v5 as uuidFor } from 'uuid';
import type { TableRow } from '../../../platform/spreadsheets/index.js';
import { type Day, isDay } from '../../../platform/time/day.js';
import { type CellMessage, RowMessages } from './cell-message.js';
import { readGender, readSocialStatus } from './codes.js';
import type { Columns } from './columns.js';
import type { CommuneReader } from './read-commune.js';
import { isSensitive, screened } from './screening.js';
import * as codes from './session-codes.js';
import type { SessionField } from './session-layout.js';
import { SessionPlaces, type Where } from './session-places.js';
import type { SessionRow } from './session-row.js';

export interface ReadSession {
  readonly session: SessionRow | undefined;
  readonly externalId: string;
  readonly messages: readonly CellMessage[];
  readonly raw: readonly string[];
}

export interface SessionContext {
  /** Names what makes a session the same one: the structure. */
  readonly structureId: string;
  readonly communes: CommuneReader;
  readonly places: SessionPlaces;
  readonly today: Day;
}

const MOST_MINUTES = 1_439;
const MOST_PEOPLE = 10_000;
const SECRET =
  'Cette cellule semble contenir un numéro ou un mot de passe qui ne doit pas être gardé. Elle n’est pas reprise.';

/** What a row says of a session and of one of its people. Without a day, a duration, a topic or a number it is refused. */
export function readSession(row: TableRow, columns: Columns, context: SessionContext): ReadSession {
  const messages = new RowMessages();
  const cells = new SessionCells(row, columns, messages);
  const externalId = cells.text('externalId');
  if (externalId === '')
    cells.say(
      'refused',
      'externalId',
      'L’identifiant du CRA manque\u00a0: sans lui, une séance pourrait être reprise deux fois.',
    );
  const kind = codes.readKind(cells.text('kind'));
  if (!kind)
    cells.say(
      'refused',
      'kind',
      'Ce type d’activité n’est pas repris\u00a0: seulement les accompagnements individuels et les ateliers.',
    );
  const day = readDay(cells, context.today);
  const durationMinutes = readDuration(cells);
  const about = readTopics(cells);
  const where = readWhere(cells, context);
  const people = readPeople(cells);
  if (messages.refused || !kind || !day || !durationMinutes || !where) {
    return { session: undefined, externalId, messages: messages.list, raw: screened(row.cells) };
  }
  const level = cells.text('level');
  const session: SessionRow = {
    formKey: uuidFor(externalId, context.structureId),
    people: kind === 'collectif' ? people : 1,
    content: {
      ...{ kind, day, durationMinutes, ...where, ...about },
      title: kind === 'collectif' ? cells.words('title', 200) : null,
      workshopLevel: kind === 'collectif' ? (codes.readWorkshopLevel(level) ?? null) : null,
      procedureName: cells.words('procedureName', 200),
      equipment: readEquipment(cells),
      autonomy: kind === 'individuel' ? (codes.readAutonomy(level) ?? null) : null,
      redirection: readRedirection(cells),
      notes: cells.words('notes', 2_000),
    },
    person: {
      name: cells.text('person') || null,
      gender: readGender(cells.text('gender')) ?? 'non_communique',
      ageBand: codes.readAgeBand(cells.text('ageBand')) ?? 'non_communique',
      socialStatus: readSocialStatus(cells.text('socialStatus')) ?? 'non_communique',
      residenceInsee: readResidence(cells, context),
    },
  };
  return { session, externalId, messages: messages.list, raw: [] };
}

class SessionCells {
  constructor(
    private readonly row: TableRow,
    private readonly columns: Columns,
    private readonly messages: RowMessages,
  ) {}

  text(field: SessionField): string {
    const column = this.columns[field];
    return column === undefined ? '' : (this.row.cells[column] ?? '').normalize('NFC').trim();
  }

  lines(field: SessionField): string[] {
    return this.text(field)
      .split(/\r?\n|\s*\|\s*/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  /** Free words: never what must not be kept. */
  words(field: SessionField, most: number): string | null {
    const text = this.text(field);
    if (text === '') return null;
    if (isSensitive(text)) {
      this.messages.add('set_aside', this.columns[field], '', SECRET);
      return null;
    }
    if (text.length <= most) return text;
    this.say('set_aside', field, `C’est trop long\u00a0: ${most} caractères au plus.`);
    return null;
  }

  say(kind: CellMessage['kind'], field: SessionField, words: string, read = this.text(field)): void {
    this.messages.add(kind, this.columns[field], isSensitive(read) ? '' : read, words);
  }
}

function readDay(cells: SessionCells, today: Day): Day | undefined {
  const text = cells.text('day').slice(0, 10);
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const day = year ? `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}` : text;
  if (!isDay(day)) {
    cells.say('refused', 'day', 'Écrivez un jour qui existe, par exemple 24/11/2026.');
    return undefined;
  }
  if (day <= today) return day;
  cells.say('refused', 'day', 'Cette date est à venir\u00a0: une séance se note une fois faite.');
  return undefined;
}

function readDuration(cells: SessionCells): number | undefined {
  const minutes = Number(cells.text('duration').replace(',', '.'));
  if (Number.isInteger(minutes) && minutes >= 1 && minutes <= MOST_MINUTES) return minutes;
  cells.say('refused', 'duration', 'Écrivez la durée en minutes, de 1 à 1\u00a0439.');
  return undefined;
}

/** `1`, or `i/n` in a workshop of n. */
function readPeople(cells: SessionCells): number {
  const text = cells.text('participants');
  const people = Number(/^(?:\d+\s*\/\s*)?(\d+)$/.exec(text)?.[1] ?? 1);
  if (people >= 1 && people <= MOST_PEOPLE) return people;
  cells.say(
    'set_aside',
    'participants',
    'Nombre de participants hors de 1 à 10\u00a0000\u00a0: les lignes de l’atelier sont comptées.',
  );
  return 1;
}

function readTopics(cells: SessionCells) {
  const labels = cells.lines('topics');
  const topics = labels.flatMap((label) => codes.readTopic(label) ?? []);
  const procedures = labels.flatMap((label) => codes.readProcedure(label) ?? []);
  const unknown = labels.filter((label) => !codes.readTopic(label) && !codes.readProcedure(label));
  for (const label of unknown) cells.say('set_aside', 'topics', 'Thématique inconnue, laissée de côté.', label);
  if (topics.length === 0 && procedures.length === 0) {
    cells.say(
      'refused',
      'topics',
      'Aucune thématique reconnue\u00a0: écrivez-en une au moins, avec son libellé national.',
    );
  }
  return { topics, procedures };
}

function readEquipment(cells: SessionCells) {
  const labels = cells.lines('equipment');
  const found = labels.flatMap((label) => codes.readEquipment(label) ?? []);
  for (const label of labels.filter((one) => !codes.readEquipment(one))) {
    cells.say('set_aside', 'equipment', 'Matériel inconnu, laissé de côté.', label);
  }
  // « Pas de matériel » beside some is a slip.
  return found.length > 1 ? found.filter((code) => code !== 'aucun') : found;
}

function readRedirection(cells: SessionCells) {
  const label = cells.text('redirection');
  const redirection = codes.readRedirection(label);
  const isRedirected = /^(?:oui|vrai|1)$/i.test(cells.text('redirected'));
  if (redirection) return redirection;
  if (label !== '') cells.say('set_aside', 'redirection', 'Structure de redirection inconnue, laissée de côté.');
  else if (isRedirected)
    cells.say(
      'set_aside',
      'redirected',
      '«\u00a0Réorienté\u00a0» sans dire vers quoi\u00a0: la séance est gardée sans cela.',
    );
  return null;
}

function readWhere(cells: SessionCells, { places, communes }: SessionContext): Where | undefined {
  const locationKind = codes.readLocation(cells.text('location')) ?? 'autre';
  if (locationKind === 'a_distance') return { locationKind, placeId: null, communeInsee: null };
  const found = communes.read({
    inseeCode: cells.text('communeInsee').toUpperCase(),
    postcode: cells.text('postalCode'),
    name: cells.text('communeName'),
  });
  const communeInsee = found.kind === 'found' ? found.commune.communeInsee : null;
  const place = locationKind === 'lieu_activite' ? places.find(cells.text('placeName'), communeInsee) : undefined;
  if (place) return { locationKind, placeId: place.id, communeInsee: place.communeInsee };
  if (communeInsee === null) {
    cells.say('refused', 'communeName', 'La commune du lieu n’est pas trouvée\u00a0: ajoutez son code Insee.');
    return undefined;
  }
  if (locationKind === 'domicile') return { locationKind, placeId: null, communeInsee };
  if (locationKind === 'lieu_activite') {
    cells.say(
      'repaired',
      'placeName',
      'Ce lieu n’est pas rattaché à votre structure\u00a0: noté «\u00a0Autre lieu\u00a0», avec sa commune.',
    );
  }
  return { locationKind: 'autre', placeId: null, communeInsee };
}

function readResidence(cells: SessionCells, { communes }: SessionContext): string | null {
  const [inseeCode, postcode] = [cells.text('residenceInsee').toUpperCase(), cells.text('residencePostalCode')];
  const name = cells.text('residenceName');
  if (`${inseeCode}${postcode}${name}` === '') return null;
  const found = communes.read({ inseeCode, postcode, name });
  if (found.kind === 'found') return found.commune.communeInsee;
  cells.say('set_aside', 'residenceName', 'Commune de la personne non trouvée, laissée de côté.');
  return null;
}

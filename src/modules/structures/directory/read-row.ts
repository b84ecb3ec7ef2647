import { createHash } from 'node:crypto';
import type { CommuneIndex } from '../communes/commune-index.js';
import type { Position } from '../communes/distance.js';
import { type CommuneResolution, resolveCommune } from '../communes/resolve-commune.js';
import type { Column, RawRow } from './columns.js';
import type { DirectoryPlace } from './directory-place.js';
import type { Cleaned } from './fields/cleaned.js';
import { cleanEmails } from './fields/email.js';
import { cleanFreeList } from './fields/list.js';
import { cleanPhone } from './fields/phone.js';
import { cleanPivot } from './fields/pivot.js';
import { cleanPosition } from './fields/position.js';
import { cleanInseeCode, cleanPostcode } from './fields/postcode.js';
import { cleanAddress, cleanPresentation, cleanText } from './fields/text.js';
import { cleanUpdateDay } from './fields/update-day.js';
import { cleanUrl, cleanUrls } from './fields/url.js';
import { readLists } from './read-lists.js';
import { situate } from './situate.js';

/** Something mended, or an optional value left out (`after` is then empty). `rule` is in French words. */
export interface Repair {
  readonly field: Column;
  readonly before: string;
  readonly after: string;
  readonly rule: string;
}

export type RowReading =
  | { readonly kind: 'accepted'; readonly place: DirectoryPlace; readonly repairs: readonly Repair[] }
  | { readonly kind: 'refused'; readonly motives: readonly string[] };

export interface RowContext {
  readonly communes: CommuneIndex;
  /** YYYY-MM-DD: a later update date is impossible. */
  readonly today: string;
}

export const NO_ID = 'Il manque l’identifiant (colonne id).';
export const NO_NAME = 'Il manque le nom du lieu (colonne nom).';
export const NO_COMMUNE =
  'La commune n’est pas reconnue et le code postal n’est pas utilisable (colonnes commune, code_postal, code_insee).';
export const NO_ADDRESS = 'Il n’y a ni adresse ni position utilisable (colonnes adresse, latitude, longitude).';
export const LONG_ID = 'identifiant de plus de 500 caractères, remplacé par son empreinte';

/** A unique index of PostgreSQL takes 2,704 bytes at most; merged sources write ids longer than that. */
const ID_MAX = 500;

/**
 * Reads one row. It is refused, with every motive, only when its id, its name, its commune, or both its address and
 * its position are unusable; a bad optional value empties its field and costs no place.
 */
export function readRow(row: RawRow, context: RowContext): RowReading {
  const notes = new Notes(row);
  const id = notes.take('id', readId(row.id));
  const name = notes.take('nom', cleanText(row.nom));
  const address = notes.take('adresse', cleanAddress(row.adresse));
  const clues = {
    name: notes.take('commune', cleanText(row.commune)),
    postcode: notes.take('code_postal', cleanPostcode(row.code_postal)),
    inseeCode: notes.take('code_insee', cleanInseeCode(row.code_insee)),
    position: notes.take('latitude', cleanPosition(row.latitude, row.longitude), positionText),
  };
  const resolution = resolveCommune(context.communes, clues);
  const motives = [
    ...(id === undefined ? [NO_ID] : []),
    ...(name === undefined ? [NO_NAME] : []),
    ...(!resolution && context.communes.communesOf(clues.postcode ?? '').length === 0 ? [NO_COMMUNE] : []),
    ...(address === undefined && clues.position === undefined ? [NO_ADDRESS] : []),
  ];
  if (id === undefined || name === undefined || motives.length > 0) return { kind: 'refused', motives };

  noteCommune(notes, row, resolution);
  const site = situate(clues, resolution, context.communes);
  if (site.rule)
    notes.add({ field: 'latitude', before: positionText(clues.position), after: site.after, rule: site.rule });
  const department = resolution?.commune.departmentCode;
  const { summary, details } = cleanPresentation(row.presentation_resume, row.presentation_detail);
  const place = {
    sourceId: id,
    pivot: notes.take('pivot', cleanPivot(row.pivot, department)),
    name,
    communeName: resolution?.commune.name ?? clues.name ?? '',
    postalCode: clues.postcode,
    communeInsee: resolution?.commune.inseeCode,
    address,
    addressExtra: notes.take('complement_adresse', cleanText(row.complement_adresse)),
    latitude: site.position?.latitude,
    longitude: site.position?.longitude,
    positionStatus: site.status,
    phone: notes.take('telephone', cleanPhone(row.telephone, department)),
    emails: notes.take('courriels', cleanEmails(row.courriels)),
    websites: notes.take('site_web', cleanUrls(row.site_web)),
    openingHours: notes.take('horaires', cleanText(row.horaires)),
    summary: notes.take('presentation_resume', summary),
    details: notes.take('presentation_detail', details),
    parentStructure: notes.take('structure_parente', cleanText(row.structure_parente)),
    updatedOn: notes.take('date_maj', cleanUpdateDay(row.date_maj, context.today)),
    otherLabels: notes.take('autres_formations_labels', cleanFreeList(row.autres_formations_labels)),
    ...readLists(row, (field, cleaned) => notes.take(field, cleaned)),
    accessibilityUrl: notes.take('fiche_acces_libre', cleanUrl(row.fiche_acces_libre)),
    bookingUrl: notes.take('prise_rdv', cleanUrl(row.prise_rdv)),
    collectedBy: notes.take('source', cleanText(row.source)),
    unknownValues: notes.unknownValues,
  };
  return { kind: 'accepted', place, repairs: notes.repairs };
}

/** Collects what each cleaner says, beside the values. */
class Notes {
  readonly repairs: Repair[] = [];
  readonly unknownValues: Record<string, readonly string[]> = {};

  constructor(private readonly row: RawRow) {}

  take<T>(field: Column, cleaned: Cleaned<T>, write: (value: T) => string = written): T {
    for (const rule of cleaned.rules) {
      this.add({ field, before: this.before(field), after: write(cleaned.value), rule });
    }
    if (cleaned.leftOut.length > 0) this.unknownValues[field] = cleaned.leftOut;
    return cleaned.value;
  }

  add(repair: Repair): void {
    this.repairs.push(repair);
  }

  private before(field: Column): string {
    return field === 'latitude' ? `${this.row.latitude} ${this.row.longitude}`.trim() : this.row[field];
  }
}

function written(value: unknown): string {
  if (Array.isArray(value)) return value.join(' | ');
  return typeof value === 'string' ? value : '';
}

function positionText(position: Position | undefined): string {
  return position ? `${position.latitude} ${position.longitude}` : '';
}

function readId(raw: string): Cleaned<string | undefined> {
  const id = cleanText(raw);
  if (id.value === undefined || id.value.length <= ID_MAX) return id;
  const hash = createHash('sha256').update(id.value).digest('hex');
  return { value: `sha256:${hash}`, rules: [LONG_ID], leftOut: [id.value] };
}

const COMMUNE_RULES: Readonly<Record<CommuneResolution['by'], string | undefined>> = {
  insee: undefined,
  'former-insee': 'ancienne commune rattachée à la commune actuelle',
  'postcode-and-name': 'commune retrouvée par le code postal et le nom',
  'postcode-and-close-name': 'commune retrouvée par le code postal et un nom proche',
  'department-and-name': 'commune retrouvée par le nom et le département',
  postcode: 'commune retrouvée par le code postal seul',
  position: 'commune retrouvée par la position (centre connu à moins de 5 km)',
};
export const UNKNOWN_COMMUNE = 'commune non reconnue : le lieu n’est situé que par son code postal';

function noteCommune(notes: Notes, row: RawRow, resolution: CommuneResolution | undefined): void {
  const before = [row.code_insee, row.code_postal, row.commune].filter((part) => part !== '').join(' ');
  const rule = resolution ? COMMUNE_RULES[resolution.by] : UNKNOWN_COMMUNE;
  if (!rule) return;
  const after = resolution ? `${resolution.commune.inseeCode} ${resolution.commune.name}` : '';
  notes.add({ field: 'code_insee', before, after, rule });
}

import { emptyRow, type RawRow } from './columns.js';
import { remember } from './remember.js';

const DAYS = [
  ['h_lundi', 'Mo', 'lundi'],
  ['h_mardi', 'Tu', 'mardi'],
  ['h_mercredi', 'We', 'mercredi'],
  ['h_jeudi', 'Th', 'jeudi'],
  ['h_vendredi', 'Fr', 'vendredi'],
  ['h_samedi', 'Sa', 'samedi'],
] as const;

const ESSENTIAL = ['id_fs', 'lib_fs', 'adresse', 'code_postal', 'lib_com'];
const READ = new Set([
  ...ESSENTIAL,
  ...DAYS.map(([name]) => name),
  ...['complement_adresse', 'insee_com', 'latitude', 'longitude', 'mail', 'telephone', 'commentaire', 'prise_rdv'],
  ...['itinerance', 'format_fs', 'groupe', 'groupe_fs'],
]);
/** Said again by other columns, or of no use to somebody who is sent there. */
const IGNORED = new Set(['insee_dep', 'type_fs', 'labellisation', 'labellisation_fs']);

export const FRANCE_SERVICES_NOTE =
  'Liste nationale des espaces France services\u00a0: chaque ligne reçoit le type « RFS », le dispositif « France Services », ' +
  'le service « Aide aux démarches administratives » et la gratuité, que cette liste ne répète pas.';

/** The national list of France services, published with columns of its own. */
export const isFranceServices = (names: readonly string[]): boolean =>
  ESSENTIAL.every((column) => names.includes(column));

export const isFranceServicesColumn = (name: string): boolean => READ.has(name) || IGNORED.has(name);

/**
 * A line of the list as a row of the national schema. What every France services is by its charter (programme, help
 * with procedures, free of charge) is added.
 */
export function franceServicesRow(cell: (name: string) => string): RawRow {
  const row = emptyRow();
  row.id = cell('id_fs');
  row.nom = cell('lib_fs');
  row.adresse = cell('adresse');
  row.complement_adresse = cell('complement_adresse');
  row.code_insee = cell('insee_com');
  row.code_postal = cell('code_postal');
  row.commune = cell('lib_com');
  row.latitude = cell('latitude');
  row.longitude = cell('longitude');
  row.courriels = cell('mail');
  row.telephone = cell('telephone');
  row.horaires = hours(cell);
  row.presentation_detail = cell('commentaire');
  if (/^oui$/i.test(cell('prise_rdv'))) {
    row.presentation_detail = [row.presentation_detail, 'Prise de rendez-vous possible.'].filter(Boolean).join('\n');
  }
  row.itinerance = roaming(cell);
  row.structure_parente = cell('groupe_fs') || cell('groupe');
  row.typologie = 'RFS';
  row.services = 'Aide aux démarches administratives';
  row.frais_a_charge = 'Gratuit';
  row.dispositif_programmes_nationaux = 'France Services';
  row.source = 'France services';
  return row;
}

function roaming(cell: (name: string) => string): string {
  if (/^oui$/i.test(cell('itinerance'))) return 'Itinérant';
  const format = cell('format_fs');
  if (/bus|itin/i.test(format)) return 'Itinérant';
  return /^fixe/i.test(format) || /^non$/i.test(cell('itinerance')) ? 'Fixe' : '';
}

/** OSM opening_hours, days with the same hours together; in French words as they are when one of them is unclear. */
function hours(cell: (name: string) => string): string {
  const week = DAYS.map(([name, code, french]) => ({ code, french, text: cell(name).trim() }))
    .filter(({ text }) => text !== '' && text !== '-')
    .map((day) => ({ ...day, spans: readSpans(day.text) }));
  if (week.some(({ spans }) => spans === undefined)) {
    return week.map(({ french, text }) => `${french}\u00a0: ${text.replace(/\s+/g, ' ')}`).join('\u00a0; ');
  }
  const groups = new Map<string, string[]>();
  for (const { code, spans = '' } of week) groups.set(spans, [...(groups.get(spans) ?? []), code]);
  return [...groups].map(([spans, days]) => `${dayList(days)} ${spans}`).join('; ');
}

const ORDER: readonly string[] = DAYS.map(([, code]) => code);

function dayList(days: readonly string[]): string {
  const first = ORDER.indexOf(days[0] ?? '');
  const last = ORDER.indexOf(days.at(-1) ?? '');
  return days.length > 2 && last - first === days.length - 1 ? `${days[0]}-${days.at(-1)}` : days.join(',');
}

/** « 09:00 - 12:00 / 13:30 - 17:00 » as « 09:00-12:00,13:30-17:00 ». */
const readSpans = remember((text): string | undefined => {
  const compact = text.replace(/\s+/g, ' ').replace(/ ?([-:]) ?/g, '$1');
  const spans = compact.split(/ ?[/,] ?| /).filter((part) => part !== '');
  return spans.every((span) => /^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/.test(span))
    ? spans.join(',')
    : undefined;
});

import { type Column, isColumn, type MutableRow, put } from './columns.js';

type Place = (piece: string) => Column;
const PIECES = /[|;\n]/;

/** « Adultes » was everybody who is not in another group: today, an empty list. */
const EVERYBODY = /^adultes$/i;

/** Groups of the schema v0 that became « prise en charge spécifique ». */
const CARE = /surdit|handicap|illettr|langues? |visuel/i;
/** National labels of the schema v0 that became labels of training; the others are programmes. */
const TRAINING = /^fabriques? de territoires?$/i;

/** Columns of the schema v0 (2022 to 2024): where each of their words goes in v1. The address key of the BAN is left. */
const FORMER: Readonly<Record<string, Column | Place | null>> = {
  courriel: 'courriels',
  conditions_acces: 'frais_a_charge',
  // As the national file of the conseillers numériques wrote it.
  conditions_access: 'frais_a_charge',
  publics_accueillis: (piece) => (CARE.test(piece) ? 'prise_en_charge_specifique' : 'publics_specifiquement_adresses'),
  labels_nationaux: (piece) => (TRAINING.test(piece) ? 'formations_labels' : 'dispositif_programmes_nationaux'),
  labels_autres: 'autres_formations_labels',
  accessibilite: 'fiche_acces_libre',
  cle_ban: null,
};

export const isFormerColumn = (name: string): boolean => Object.hasOwn(FORMER, name);

/** Writes the text of a column into a row, whether of the schema v1 or of v0; false when the column is in neither. */
export function putCell(row: MutableRow, name: string, text: string): boolean {
  if (isColumn(name)) {
    put(row, name, text);
    return true;
  }
  if (!isFormerColumn(name)) return false;
  const target = FORMER[name];
  if (typeof target === 'string') put(row, target, text);
  else if (target) putPieces(row, target, text);
  return true;
}

function putPieces(row: MutableRow, placeOf: Place, text: string): void {
  for (const piece of text.split(PIECES)) {
    const word = piece.trim();
    if (word !== '' && !EVERYBODY.test(word)) put(row, placeOf(word), word);
  }
}

import type { Role } from '../../../platform/access/actor.js';
import { monthAndYear } from '../../../platform/time/french.js';
import { levelLabels } from '../../assessments/index.js';
import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import {
  autonomyLabels,
  durationBucketLabels,
  equipmentLabels,
  locationKindLabels,
  procedureLabels,
  redirectionLabels,
  sessionKindLabels,
  topicLabels,
  workshopLevelLabels,
} from '../../support-sessions/index.js';
import { workshopProgrammeLabels } from '../../workshops/index.js';
import type { NamedDimension } from '../figure-names.queries.js';
import { type CrossCode, crossCodes } from './dimensions.js';

export const crossLabels: Record<CrossCode, string> = {
  mois: 'Mois',
  type: 'Type d’accompagnement',
  canal: 'Canal',
  duree: 'Durée',
  thematique: 'Thématique',
  demarche: 'Démarche',
  materiel: 'Matériel',
  autonomie: 'Autonomie',
  'niveau-atelier': 'Niveau de l’atelier',
  redirection: 'Redirection',
  programme: 'Programme d’atelier',
  commune: 'Commune de la séance',
  lieu: 'Lieu d’activité',
  structure: 'Structure',
  mediateur: 'Médiateur·rice',
  departement: 'Département de la structure',
  genre: 'Genre',
  age: 'Tranche d’âge',
  statut: 'Statut',
  residence: 'Commune de résidence',
  niveau: 'Niveau le jour de la séance',
};

/** Codes of our own vocabulary, in its order. */
const vocabularies: Partial<Record<CrossCode, Readonly<Record<string, string>>>> = {
  type: sessionKindLabels,
  canal: locationKindLabels,
  duree: durationBucketLabels,
  thematique: topicLabels,
  demarche: procedureLabels,
  materiel: equipmentLabels,
  autonomie: autonomyLabels,
  'niveau-atelier': workshopLevelLabels,
  redirection: redirectionLabels,
  programme: workshopProgrammeLabels,
  genre: genderLabels,
  age: ageBandLabels,
  statut: socialStatusLabels,
  niveau: levelLabels,
};

/** Codes whose names stand in the base. */
export const namedKinds: Partial<Record<CrossCode, NamedDimension>> = {
  commune: 'commune',
  residence: 'residence',
  lieu: 'place',
  structure: 'structure',
  mediateur: 'mediator',
  departement: 'department',
};

/** What a code is called where nothing was said: some say that there was none. */
const unsaid: Partial<Record<CrossCode, string>> = {
  demarche: 'Sans démarche',
  redirection: 'Sans redirection',
  programme: 'Hors programme',
  lieu: 'Hors d’un lieu d’activité',
};

export const REST = '+';

/** Codes in the order in which they are shown: that of the vocabulary, of time, or from the most frequent; the rest last. */
export function inOrder(dimension: CrossCode, codes: Iterable<string>): string[] {
  const found = [...codes];
  const vocabulary = vocabularies[dimension];
  const last = (code: string) => (code === REST ? 2 : code === '' ? 1 : 0);
  const order = vocabulary ? Object.keys(vocabulary) : dimension === 'mois' ? [...found].sort() : found;
  return found.sort((one, other) => last(one) - last(other) || order.indexOf(one) - order.indexOf(other));
}

/** @param names of the codes that stand in the base */
export function codeInWords(dimension: CrossCode, code: string, names: Readonly<Record<string, string>>): string {
  if (code === REST) return 'Autres';
  if (code === '') return unsaid[dimension] ?? 'Non précisé';
  if (dimension === 'mois') return monthAndYear(`${code}-01`);
  return vocabularies[dimension]?.[code] ?? names[code] ?? 'Inconnu';
}

/** One structure, one mediator: nothing to cross. */
const hidden: Partial<Record<Role, readonly CrossCode[]>> = {
  mediator: ['structure', 'departement', 'mediateur'],
  counter: ['structure', 'departement', 'mediateur'],
  structure_manager: ['structure', 'departement'],
};

export const crossChoices = (role: Role): Record<string, string> =>
  Object.fromEntries(
    crossCodes.filter((code) => !hidden[role]?.includes(code)).map((code) => [code, crossLabels[code]]),
  );

import { levelLabels } from '../../assessments/index.js';
import {
  equipmentLabels,
  procedureLabels,
  sessionFilterFields,
  sessionKindLabels,
  topicLabels,
} from '../../support-sessions/index.js';
import { workshopProgrammeLabels } from '../../workshops/index.js';
import type { Filters } from '../figures/selection.js';

/** What is chosen from the lists of the base: those that the reader may name. */
export const listedFields = [
  'structure',
  'lieu',
  'commune',
  'epci',
  'departement',
  'region',
  'mediateur',
  'equipe',
  'etiquette',
] as const;
export type ListedField = (typeof listedFields)[number];

/** What is chosen from our own vocabulary. */
export const codedChoices = {
  type: sessionKindLabels,
  thematique: topicLabels,
  demarche: procedureLabels,
  materiel: equipmentLabels,
  niveau: levelLabels,
  programme: workshopProgrammeLabels,
} as const satisfies Record<string, Readonly<Record<string, string>>>;
export type CodedField = keyof typeof codedChoices;

export type FilterField = ListedField | CodedField;

/** The filters by their names in the address. */
export const filterKeys: typeof sessionFilterFields & Record<FilterField, keyof Filters> = sessionFilterFields;

export const filterFields = Object.keys(filterKeys) as FilterField[];

export const isCoded = (field: FilterField): field is CodedField => Object.hasOwn(codedChoices, field);

/** Above its field. */
export const filterLabels: Record<FilterField, string> = {
  structure: 'Structure',
  lieu: 'Lieu d’activité',
  commune: 'Commune de la séance',
  epci: 'Intercommunalité',
  departement: 'Département',
  region: 'Région',
  mediateur: 'Médiateur·rice',
  equipe: 'Équipe',
  type: 'Type',
  thematique: 'Thématique',
  demarche: 'Démarche',
  materiel: 'Matériel',
  niveau: 'Niveau',
  programme: 'Programme d’atelier',
  etiquette: 'Étiquette',
};

/** One name for all those of the base: they come from no list of ours. */
export type FilterNames = Partial<Record<ListedField, string>>;

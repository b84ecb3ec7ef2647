import { levelLabels } from '../../assessments/index.js';
import { ageBandLabels, genderLabels, socialStatusLabels } from '../../beneficiaries/index.js';
import { outcomeLabels, pathLabels, saisineStepLabels, statusLabels } from '../../referrals/index.js';
import {
  autonomyLabels,
  durationBucketLabels,
  equipmentLabels,
  healthSpaceStepLabels,
  locationKindLabels,
  procedureLabels,
  redirectionLabels,
  sessionKindLabels,
  topicLabels,
  workshopLevelLabels,
} from '../../support-sessions/index.js';
import { workshopProgrammeLabels } from '../../workshops/index.js';
import type { Dimension } from '../figures/figures.js';
import type { TableKind } from './count-table.js';

type Labels = Readonly<Record<string, string>>;

export interface DimensionWords {
  title: string;
  kind: TableKind;
  labels: Labels;
  /** The most frequent first, or as the labels stand. */
  order: 'frequency' | 'labels';
}

const words = (
  title: string,
  kind: TableKind,
  labels: Labels = {},
  order: DimensionWords['order'] = 'labels',
): DimensionWords => ({ title, kind, labels, order });

const levels = Object.fromEntries(Object.entries(levelLabels));

/** What each dimension of a report is called, and how its lines go together. */
export const dimensionWords: Partial<Record<Dimension, DimensionWords>> = {
  kind: words('Types d’accompagnement', 'parts', sessionKindLabels),
  location: words('Comment', 'parts', locationKindLabels),
  duration: words('Durées', 'parts', durationBucketLabels),
  topic: words('Thématiques', 'mentions', topicLabels, 'frequency'),
  procedure: words('Démarches administratives', 'mentions', procedureLabels, 'frequency'),
  equipment: words('Matériel', 'mentions', equipmentLabels),
  autonomy: words('Mode d’accompagnement', 'parts', autonomyLabels),
  workshopLevel: words('Niveau des ateliers', 'parts', workshopLevelLabels),
  redirection: words('Vers qui les personnes ont été orientées à la fin', 'parts', redirectionLabels, 'frequency'),
  healthSpace: words('Mon espace santé, ce qui a été fait', 'mentions', healthSpaceStepLabels),
  commune: words('Communes', 'parts', {}, 'frequency'),
  place: words('Lieux', 'parts', {}, 'frequency'),
  structure: words('Structures', 'parts', {}, 'frequency'),
  department: words('Départements', 'parts', {}, 'frequency'),
  residence: words('Communes où les personnes habitent', 'parts', {}, 'frequency'),
  gender: words('Genre', 'parts', genderLabels),
  ageBand: words('Âge le jour de la séance', 'parts', ageBandLabels),
  socialStatus: words('Statut', 'parts', socialStatusLabels),
  referralPath: words('Vers quoi', 'parts', pathLabels),
  referralStatus: words('Où elles en sont', 'parts', statusLabels),
  referralOutcome: words('Ce qu’elles ont donné', 'parts', outcomeLabels),
  workshopProgramme: words('Programmes', 'parts', { ...workshopProgrammeLabels, none: 'Autre atelier' }),
  saisineStatus: words('Saisines de la caisse', 'parts', saisineStepLabels),
};

/** The levels of the Repère numérique, from the lowest. */
export const stepLabels: Labels = {
  beginner: levels['beginner'] ?? '',
  intermediate: levels['intermediate'] ?? '',
  independent: levels['independent'] ?? '',
  notAssessed: levels['notAssessed'] ?? '',
};

export const seatLabels: Labels = {
  capacity: 'Places proposées',
  registered: 'Inscriptions',
  attended: 'Présences',
  absent: 'Absences',
  walkIn: 'Venues sans inscription',
  waiting: 'Sur liste d’attente',
};

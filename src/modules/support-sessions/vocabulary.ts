import { TOPICS, type Topic, WORKSHOP_LEVELS, type WorkshopLevel } from '../workshops/index.js';

export { TOPICS, type Topic, WORKSHOP_LEVELS, type WorkshopLevel };

/**
 * Codes and labels of an individual accompaniment in national statistics (La Coop de la médiation numérique), kept word
 * for word so that figures compare. Gender, age band and social status belong to the person: see beneficiaries.
 */
export const LOCATION_KINDS = {
  lieu_activite: 'Lieu d’activité',
  autre: 'Autre lieu',
  domicile: 'À domicile',
  a_distance: 'À distance',
} as const;
export type LocationKind = keyof typeof LOCATION_KINDS;

export const EQUIPMENT = {
  ordinateur: 'Ordinateur',
  telephone: 'Téléphone',
  tablette: 'Tablette',
  autre: 'Autre',
  aucun: 'Pas de matériel',
} as const;
export type Equipment = keyof typeof EQUIPMENT;

/** The one topic that opens the list of procedures. */
export const TOPIC_WITH_PROCEDURES = 'aide_aux_demarches_administratives' satisfies Topic;

export const PROCEDURES = {
  papiers_elections_citoyennete: 'Papiers - Élections - Citoyenneté',
  famille_scolarite: 'Famille - Scolarité',
  social_sante: 'Social - Santé',
  travail_formation: 'Travail - Formation - Entreprise',
  logement: 'Logement',
  transports_mobilite: 'Transports - Mobilité',
  argent_impots: 'Argent - Impôts',
  justice: 'Justice',
  etrangers_europe: 'Étrangers - Europe',
  loisirs_sports_culture: 'Loisirs - Sports - Culture',
  associations: 'Associations',
} as const;
export type Procedure = keyof typeof PROCEDURES;

/** From the least to the most autonomous. */
export const AUTONOMY = {
  entierement_accompagne: 'Avec guidage',
  partiellement_autonome: 'Autonome avec guidage en cas de besoin',
  autonome: 'Autonome',
} as const;
export type Autonomy = keyof typeof AUTONOMY;

export const REDIRECTIONS = {
  administration: 'Administration (mairie, préfecture…)',
  mediation_numerique: 'Autre structure de médiation numérique',
  operateur_ou_organisme_en_charge: 'Opérateur ou organisme en charge de la démarche administrative',
  aide_sociale: 'Structure d’aide sociale (maison des solidarités, centre social…)',
  insertion_professionnelle:
    'Structure d’insertion professionnelle (France Travail, mission locale, chambre de commerce…)',
  aide_aux_demarches_administratives: 'Structure d’aide aux démarches administratives (France Services…)',
  autre: 'Autre',
} as const;
export type Redirection = keyof typeof REDIRECTIONS;

export const SESSION_KINDS = {
  individuel: 'Accompagnement individuel',
  collectif: 'Atelier collectif',
} as const;
export type SessionKind = keyof typeof SESSION_KINDS;

/** What was done with Mon espace santé. Ours: national statistics have no such list. Never what a document holds. */
export const HEALTH_SPACE_STEPS = {
  decouverte: 'Présentation de Mon espace santé',
  compte_active: 'Compte activé',
  connexion_seule: 'Connexion faite par la personne',
  document_ajoute: 'Document ajouté',
  messagerie_ouverte: 'Messagerie ouverte',
  agenda: 'Agenda utilisé',
  catalogue: 'Catalogue d’applications consulté',
  confidentialite: 'Réglages de confidentialité revus',
  opposition_cloture: 'Opposition, ou clôture du compte',
} as const;
export type HealthSpaceStep = keyof typeof HEALTH_SPACE_STEPS;

/** What comes next with Mon espace santé: codes alone, so that nothing about health can be written. */
export const HEALTH_SPACE_NEXT = {
  retrouver_code: 'Retrouver la lettre ou le mail avec le code',
  apporter_pieces: 'Revenir avec la carte Vitale et un téléphone ou une boîte mail',
  compte_active: 'Activer le compte',
  connexion_seule: 'Se connecter sans aide',
  document_ajoute: 'Ajouter un document',
  messagerie_ouverte: 'Ouvrir la messagerie',
  agenda: 'Utiliser l’agenda',
  catalogue: 'Voir le catalogue d’applications',
  confidentialite: 'Revoir les réglages de confidentialité',
} as const;
export type HealthSpaceNext = keyof typeof HEALTH_SPACE_NEXT;

/** The one topic that opens Mon espace santé. */
export const TOPIC_WITH_HEALTH_SPACE = 'sante' satisfies Topic;

/** The durations offered as buttons, in minutes; any other is typed. */
export const DURATION_CHOICES = [15, 30, 45, 60, 90, 120] as const;

export const DURATION_BUCKETS = {
  under_30: 'Moins de 30 min',
  from_30_to_60: '30min à 1 h',
  from_60_to_120: '1 h à 2 h',
  from_120: '2 h et plus',
} as const;
export type DurationBucket = keyof typeof DURATION_BUCKETS;

/** Each bucket holds its lower bound: 30 minutes are « 30min à 1 h ». */
export function durationBucket(minutes: number): DurationBucket {
  if (minutes < 30) return 'under_30';
  if (minutes < 60) return 'from_30_to_60';
  if (minutes < 120) return 'from_60_to_120';
  return 'from_120';
}

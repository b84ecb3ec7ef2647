/** The three kinds of activity of coordination in national statistics, their codes and labels kept word for word. */
export const COORDINATION_KINDS = {
  animation: 'Animation',
  evenement: 'Évènement',
  partenariat: 'Partenariat',
} as const;
export type CoordinationKind = keyof typeof COORDINATION_KINDS;

export const ANIMATION_TYPES = {
  assemblee: 'Assemblée / présentation officielle',
  comite: 'Comité technique / de pilotage',
  groupe_de_travail: 'Groupe de travail',
  echange: 'Moment d’échange / aide / soutien',
  reunion_coordination: 'Réunion de coordination',
  webinaire: 'Webinaire',
  autre: 'Autre',
} as const;
export type AnimationType = keyof typeof ANIMATION_TYPES;

export const INITIATIVES = {
  initiative: 'Intervention à mon initiative',
  demande: 'Réponse à un besoin/une problématique',
} as const;
export type Initiative = keyof typeof INITIATIVES;

export const ANIMATION_TOPICS = {
  partage: 'Échanges de bonnes pratiques / partage d’informations',
  reseau: 'Maillage territorial - faire réseau / créer du lien',
  soutien: 'Soutien technique et/ou organisationnel',
  professionnel: 'Projet / Parcours professionnel',
  rh: 'Soutien RH auprès des structures',
  autre: 'Autre thématique',
} as const;
export type AnimationTopic = keyof typeof ANIMATION_TOPICS;

export const EVENT_TYPES = {
  grand_public: 'Évènement grand public',
  national: 'Évènement national',
  inclusion_numerique: 'Journée d’inclusion numérique',
  nec_local: 'NEC local',
  autre: 'Autre',
} as const;
export type EventType = keyof typeof EVENT_TYPES;

export const PARTNER_TYPES = {
  commune: 'Une commune',
  epci: 'Un EPCI',
  departement: 'Le département',
  region: 'La région',
  association: 'Une association',
  entreprise: 'Une entreprise',
  hub: 'Un Hub',
  etat: 'État',
  groupement: 'Un groupement',
  autre: 'Autre',
} as const;
export type PartnerType = keyof typeof PARTNER_TYPES;

export const ORGANIZERS = { ma_structure: 'Ma structure', ...PARTNER_TYPES } as const;
export type Organizer = keyof typeof ORGANIZERS;

export const PARTNERSHIP_NATURES = {
  parcours_usager: 'Conception de parcours usager',
  subvention: 'Recherche de subvention',
  coordination_departementale: 'Journée de coordination départementale',
  rdv_elu: 'Rendez-vous avec un·e élu·e',
  autre: 'Autre',
} as const;
export type PartnershipNature = keyof typeof PARTNERSHIP_NATURES;

export const TERRITORIAL_LEVELS = {
  communal: 'Communal',
  intercommunal: 'Intercommunal',
  departemental: 'Départemental',
  regional: 'Régional',
  national: 'National',
} as const;
export type TerritorialLevel = keyof typeof TERRITORIAL_LEVELS;

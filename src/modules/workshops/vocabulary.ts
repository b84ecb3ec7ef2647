/**
 * Topics and level of an activity in national statistics (La Coop de la médiation numérique), word for word: a workshop
 * announces them, the session that closes it counts them.
 */
export const TOPICS = {
  diagnostic_numerique: 'Diagnostic numérique',
  prendre_en_main_du_materiel: 'Prendre en main du matériel',
  maintenance_de_materiel: 'Maintenance de matériel',
  gere_ses_contenus_numeriques: 'Gérer ses contenus numériques',
  navigation_sur_internet: 'Navigation sur internet',
  email: 'E-mail',
  bureautique: 'Bureautique',
  reseaux_sociaux: 'Réseaux sociaux communication',
  sante: 'Santé',
  banque_et_achats_en_ligne: 'Banque et achats en ligne',
  entrepreneuriat: 'Accompagner un professionnel',
  insertion_professionnelle: 'Insertion professionnelle',
  securite_numerique: 'Prévention en sécurité numérique',
  parentalite: 'Parentalité',
  scolarite_et_numerique: 'Scolarité et numérique',
  creer_avec_le_numerique: 'Créer avec le numérique',
  culture_numerique: 'Culture numérique',
  intelligence_artificielle: 'Intelligence artificielle (IA)',
  aide_aux_demarches_administratives: 'Aide aux démarches administratives',
} as const;
export type Topic = keyof typeof TOPICS;

/** A property of the workshop, never of the people who come. */
export const WORKSHOP_LEVELS = {
  debutant: 'Débutant',
  intermediaire: 'Intermédiaire',
  avance: 'Avancé',
} as const;
export type WorkshopLevel = keyof typeof WORKSHOP_LEVELS;

/** For whom: ours. */
export const AUDIENCES = {
  people: 'Tout public',
  professionals: 'Professionnels',
  helpers: 'Proches aidants',
} as const;
export type Audience = keyof typeof AUDIENCES;

export const FORMATS = { group: 'En groupe', individual: 'Individuel' } as const;
export type WorkshopFormat = keyof typeof FORMATS;

export const MODES = { place: 'Sur place', phone: 'Par téléphone', remote: 'À distance' } as const;
export type WorkshopMode = keyof typeof MODES;

export const DEVICES = { laptop: 'Ordinateurs portables', tablet: 'Tablettes', phone: 'Téléphones' } as const;
export type DeviceKind = keyof typeof DEVICES;

/** Our own programmes, ready to be announced; their content stands in `organising/programmes.ts`. */
export const PROGRAMME_CODES = [
  'mon-espace-sante',
  'compte-ameli',
  'messagerie',
  'arnaques',
  'franceconnect',
  'smartphone',
  'proches-aidants',
] as const;
export type ProgrammeCode = (typeof PROGRAMME_CODES)[number];

/** Former words, without what followed their colon (« Seul : j’ai accès à du matériel »), which is not looked at. */
type Aliases = Readonly<Record<string, string>>;

const ACCESS_HELP = 'Aide aux démarches administratives';
const BASICS = 'Maîtrise des outils numériques du quotidien';
const CULTURE = 'Compréhension du monde numérique';
const JOBS = 'Insertion professionnelle via le numérique';
const ACCESS = 'Accès internet et matériel informatique';

/** Labels of the schema v0 (2022 to 2024), mapped as the national tools map them. */
export const SERVICE_ALIASES: Aliases = {
  'Devenir autonome dans les démarches administratives': ACCESS_HELP,
  'Réaliser des démarches administratives avec un accompagnement': ACCESS_HELP,
  'Accompagner les démarches de santé': ACCESS_HELP,
  'Prendre en main un smartphone ou une tablette': BASICS,
  'Prendre en main un ordinateur': BASICS,
  'Utiliser le numérique au quotidien': BASICS,
  'Approfondir ma culture numérique': CULTURE,
  'Promouvoir la citoyenneté numérique': CULTURE,
  'Favoriser mon insertion professionnelle': JOBS,
  'Créer et développer mon entreprise': JOBS,
  'Accéder à une connexion internet': ACCESS,
  'Accéder à du matériel': ACCESS,
  "S'équiper en matériel informatique": 'Acquisition de matériel informatique à prix solidaire',
  'Créer avec le numérique': 'Loisirs et créations numériques',
  'Soutenir la parentalité et l’éducation avec le numérique': 'Parentalité et éducation avec le numérique',
  'Soutenir la parentalité': 'Parentalité et éducation avec le numérique',
};

export const FEE_ALIASES: Aliases = {
  'Pass numérique': 'Gratuit sous condition',
  'Accepte le Pass numérique': 'Gratuit sous condition',
  Adhésion: 'Payant',
};

export const ACCOMPANIMENT_ALIASES: Aliases = {
  'À distance (par téléphone ou en visioconférence)': 'À distance',
  'En autonomie (seul)': 'En autonomie',
  Seul: 'En autonomie',
  "Avec de l'aide": 'Accompagnement individuel',
  'Accompagnement individuel (seul avec un médiateur)': 'Accompagnement individuel',
  'A ma place': 'Accompagnement individuel',
  'Dans un atelier': 'Dans un atelier collectif',
};

export const ACCESS_MODE_ALIASES: Aliases = {
  'Prendre rendez-vous en ligne': 'Prendre un RDV en ligne',
  'Prendre rdv en ligne': 'Prendre un RDV en ligne',
  'Contacter par e-mail': 'Contacter par mail',
};

export const LABEL_ALIASES: Aliases = {
  'Étapes numériques(La Poste)': 'Étapes numériques (La Poste)',
  'Les Éclaireurs du numérique': 'Les Éclaireurs du numérique (Drôme)',
};

export const PUBLIC_ALIASES: Aliases = {
  'Familles/enfants': 'Familles et/ou enfants',
  'Jeunes (16-26 ans)': 'Jeunes',
  'Seniors (+ 65 ans)': 'Seniors',
  'Uniquement femmes': 'Femmes',
};

export const CARE_ALIASES: Aliases = {
  'Handicap moteur': 'Handicaps moteurs',
  'Handicap mental': 'Handicaps mentaux',
  'Handicaps psychiques': 'Handicaps mentaux',
  'Personnes en situation d’illettrisme': 'Illettrisme',
  'Langue étrangère (anglais)': 'Langues étrangères (anglais)',
  'Langues étrangères (autre)': 'Langues étrangères (autres)',
  'Public langues étrangères': 'Langues étrangères (autres)',
};

export const PROGRAMME_ALIASES: Aliases = {
  CNFS: 'Conseillers numériques',
  'Grandes écoles du numérique': 'Grande école du numérique',
  'Point relais CAF': "Point d'accès numérique CAF",
  'Point numérique CAF': "Point d'accès numérique CAF",
  'Bibliothèques numériques de référence': 'Bibliothèques numérique de référence',
  'Bibliothèque numérique de référence': 'Bibliothèques numérique de référence',
  'Conseiller numérique': 'Conseillers numériques',
  'France Service': 'France Services',
};

export const TYPOLOGY_ALIASES: Aliases = { PE: 'FT' };

export const NO_ALIASES: Aliases = {};

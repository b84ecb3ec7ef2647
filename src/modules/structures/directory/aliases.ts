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
  'Gratuit : Je peux accéder gratuitement au lieu et à ses services': 'Gratuit',
  'Gratuit sous condition : La gratuité est conditionnée à des critères': 'Gratuit sous condition',
  'Pass numérique': 'Gratuit sous condition',
  'Payant : L’accès au lieu et/ou à ses services est payant': 'Payant',
  Adhésion: 'Payant',
};

export const ACCOMPANIMENT_ALIASES: Aliases = {
  'À distance (par téléphone ou en visioconférence)': 'À distance',
  'En autonomie (seul)': 'En autonomie',
  Seul: 'En autonomie',
  "Seul : j'ai accès à du matériel et une connexion": 'En autonomie',
  "Avec de l'aide": 'Accompagnement individuel',
  "Avec de l'aide : je suis accompagné seul dans l'usage du numérique": 'Accompagnement individuel',
  'Accompagnement individuel (seul avec un médiateur)': 'Accompagnement individuel',
  'A ma place : une personne fait les démarches à ma place': 'Accompagnement individuel',
  'A ma place': 'Accompagnement individuel',
  'Dans un atelier': 'Dans un atelier collectif',
  "Dans un atelier : j'apprends collectivement à utiliser le numérique": 'Dans un atelier collectif',
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

export const PROGRAMME_ALIASES: Aliases = {
  'Bibliothèques numériques de référence': 'Bibliothèques numérique de référence',
  'Bibliothèque numérique de référence': 'Bibliothèques numérique de référence',
  'Conseiller numérique': 'Conseillers numériques',
  'France Service': 'France Services',
};

export const TYPOLOGY_ALIASES: Aliases = { PE: 'FT' };

export const NO_ALIASES: Aliases = {};

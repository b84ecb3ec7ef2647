/** Made-up content for each component, as the platform's field builders and the pages would give it. */
const blank = {
  hint: null,
  value: '',
  error: null,
  required: true,
  type: 'text',
  inputmode: null,
  autocomplete: 'off',
  spellcheck: false,
  width: null,
  rows: 4,
  options: [] as object[],
  legendSize: 's',
  inline: false,
  max: null,
  accept: null,
};

const field = (name: string, label: string, settings: object = {}) => ({
  ...blank,
  id: name,
  name,
  label,
  ...settings,
});

const option = (id: string, text: string, hint: string | null = null, selected = false) => ({
  id,
  value: id,
  text,
  hint,
  selected,
});

const beginner = { level: 'beginner', label: 'Débutant', reason: 'aucune pratique d’Internet récente' };
const intermediate = {
  level: 'intermediate',
  label: 'Intermédiaire',
  reason: 'se débrouille, hésite devant un compte',
};
const independent = { level: 'independent', label: 'Autonome', reason: 'fait ses démarches sans aide' };
const notAssessed = { level: 'notAssessed', label: 'Non évalué', reason: null };

const details = {
  rows: [
    { key: 'Téléphone', value: '03 83 00 00 00', values: null, href: '#', action: null },
    { key: 'Adresse', value: null, values: ['12 rue d’Exemple', '54330 Vézelise'], href: '#', action: 'Corriger' },
    { key: 'Préférence', value: 'un appel le matin', values: null, href: null, action: null },
  ],
};

export const caseFile = {
  csrfToken: 'jeton',
  person: {
    name: 'Personne d’exemple',
    facts: [
      { text: '70 ans et plus', href: null },
      { text: 'Vézelise (54330)', href: null },
      { text: '03 83 00 00 00', href: 'tel:+33383000000' },
      { text: 'pas d’adresse mail', href: null },
      { text: 'préfère un appel le matin', href: null },
    ],
    actions: [
      { text: 'Noter une séance', href: '#', main: true },
      { text: 'Orienter', href: '#', main: false },
      { text: 'Donner un rendez-vous', href: '#', main: false },
      { text: 'Imprimer la fiche', href: '#', main: false },
    ],
  },
  tabs: {
    label: 'Parties de la fiche',
    items: [
      { href: '#', text: 'Aujourd’hui', current: true },
      { href: '#', text: 'Niveau', current: false },
      { href: '#', text: 'Orientations', current: false },
      { href: '#', text: 'Accords', current: false },
    ],
  },
  level: beginner,
  history: {
    items: [
      {
        when: 'Aujourd’hui, 9 h 40',
        datetime: '2026-11-14T09:40',
        text: 'Orientation acceptée : premier rendez-vous le mardi 24 novembre à 14 h',
        href: '#',
        detail: 'Nous la recevrons avec plaisir.\nQu’elle apporte sa tablette.',
        by: 'Camille, médiathèque de Toul',
      },
      {
        when: '12 novembre',
        datetime: '2026-11-12',
        text: 'Orientation envoyée, accord donné à l’oral',
        href: null,
        detail: null,
        by: null,
      },
      { when: '12 novembre', datetime: '2026-11-12', text: 'Premier accueil', href: null, detail: null, by: null },
    ],
  },
  details,
  noAppointment: {
    title: 'Aucun rendez-vous',
    text: 'Proposez un premier créneau à la personne.',
    href: '#',
    action: 'Donner un rendez-vous',
  },
};

export const form = {
  csrfToken: 'jeton',
  errors: [
    { href: '#birthYear', text: 'Écrivez l’année de naissance en quatre chiffres, par exemple 1951' },
    { href: '#agreement', text: 'Indiquez si la personne est d’accord' },
  ],
  steps: {
    label: 'Étapes',
    items: [
      { text: 'La personne', state: 'done' },
      { text: 'Son niveau', state: 'current' },
      { text: 'Où l’orienter', state: 'todo' },
    ],
  },
  texts: [
    field('firstName', 'Prénom', { value: 'Personne' }),
    field('birthYear', 'Année de naissance', {
      hint: 'Par exemple 1951',
      error: 'Écrivez l’année de naissance en quatre chiffres, par exemple 1951',
      value: '51',
      inputmode: 'numeric',
      width: '4',
    }),
    field('phone', 'Téléphone', { required: false, type: 'tel', inputmode: 'tel', width: '20' }),
  ],
  commune: field('commune', 'Commune', {
    options: [option('54563', 'Vézelise', null, true), option('54528', 'Toul')],
  }),
  contact: field('contact', 'Comment préfère-t-elle être jointe ?', {
    required: false,
    inline: true,
    options: [option('contact', 'Appel'), option('contact-2', 'SMS', null, true), option('contact-3', 'Courrier')],
  }),
  agreement: field('agreement', 'La personne est-elle d’accord pour être orientée ?', {
    legendSize: 'm',
    hint: 'Son accord peut être donné à l’oral.',
    error: 'Indiquez si la personne est d’accord',
    options: [option('agreement', 'Oui', 'Notez comment elle l’a dit.'), option('agreement-2', 'Non')],
  }),
  wishes: field('wishes', 'Ses souhaits', {
    required: false,
    options: [
      option('wishes', 'Grands caractères', null, true),
      option('wishes-2', 'Interprète', 'Précisez la langue.'),
    ],
  }),
  day: field('day', 'Jour de la visite', { type: 'date', max: '2026-11-14', value: '2026-11-12' }),
  notes: field('notes', 'Ce qui a été fait', { required: false, value: 'Première ligne\n  seconde ligne' }),
  letter: field('letter', 'Courrier reçu', { required: false, accept: '.pdf' }),
  password: field('password', 'Mot de passe', { autocomplete: 'current-password' }),
};

const head = [
  { text: 'Personne' },
  { text: 'Niveau' },
  { text: 'Vers' },
  { text: 'État' },
  { text: 'Jours', numeric: true },
];

export const figures = {
  csrfToken: 'jeton',
  from: field('from', 'Du', { type: 'date', value: '2026-11-01' }),
  to: field('to', 'Au', { type: 'date', value: '2026-11-30' }),
  stats: [
    { value: '1 284', label: 'séances', detail: '+ 12 % sur un an', href: null },
    { value: '612', label: 'personnes', detail: null, href: '#' },
    { value: '38 min', label: 'durée moyenne', detail: null, href: null },
    { value: '94', label: 'orientations', detail: '71 acceptées', href: null },
  ],
  referrals: {
    caption: 'Orientations envoyées en novembre',
    captionHidden: true,
    head,
    rows: [
      {
        cells: [
          { header: true, text: 'Personne d’exemple', href: '#', hint: 'Vézelise' },
          { level: beginner },
          { text: 'Médiathèque de Toul' },
          { tag: { text: 'Acceptée', tone: 'success' } },
          { text: '2', numeric: true },
        ],
      },
      {
        cells: [
          { header: true, text: 'Autre personne d’exemple', href: '#' },
          { level: intermediate },
          { text: 'Atelier de la caisse' },
          { tag: { text: 'Réponse attendue', tone: 'attention' } },
          { text: '11', numeric: true },
        ],
      },
    ],
    foot: {
      cells: [
        { header: true, text: 'Ensemble' },
        { text: '' },
        { text: '' },
        { text: '' },
        { text: '13', numeric: true },
      ],
    },
  },
  pages: {
    summary: 'Lignes 11 à 20 sur 94',
    previousHref: '#',
    nextHref: '#',
    pages: [
      { number: '1', href: '#', current: false },
      { number: '2', href: '#', current: true },
      { number: '3', href: '#', current: false },
    ],
  },
  levels: [beginner, intermediate, independent, notAssessed],
};

export const signIn = {
  csrfToken: 'jeton',
  email: field('email', 'Adresse électronique', { type: 'email', autocomplete: 'username' }),
  password: form.password,
};

export const search = { csrfToken: 'jeton', query: { ...field('query', 'Nom ou téléphone'), name: 'q' } };

export const sheet = { details, level: intermediate };

const names = [
  'Aujourd’hui',
  'Bénéficiaires',
  'Orientations',
  'Ateliers',
  'Rendez-vous',
  'Séances',
  'Annuaire',
  'Chiffres',
];

export const layout = {
  lang: 'fr',
  titlePrefix: '',
  csrfToken: 'jeton',
  demo: true,
  wide: false,
  home: '/',
  flash: { kind: 'success', text: 'La séance est notée.' },
  breadcrumbs: [{ href: '#', text: 'Bénéficiaires' }],
  search: { action: '/beneficiaires' },
  account: {
    name: 'Dominique Exemple',
    workplace: 'Guichet d’exemple',
    accountPath: '/mon-compte',
    signOutPath: '/deconnexion',
    switchPath: '/lieu',
  },
  nav: names.map((text) => ({ href: '#', text, current: text === 'Bénéficiaires' })),
  requestId: '',
};

/**
 * « Repère numérique v1 »: twelve questions said aloud at a desk, in about four minutes. A conversation aid, not a test:
 * its weights are expert judgement, not validated statistically.
 */
export const GRID = 'repere-numerique-v1';
export const MAX_SCORE = 22;

export type Form = 'full' | 'express';
export type InternetUse = 'never' | 'over3months' | 'helped' | 'alone';
export type EmailUse = 'none' | 'relative' | 'helped' | 'alone';
/** 0 no or never, 1 with help, 2 alone. */
export type Skill = 0 | 1 | 2;
/** 0 not at all, 1 rather not, 2 rather, 3 quite. */
export type Ease = 0 | 1 | 2 | 3;

/** Not scored: serves routing and printing. */
export interface Circumstances {
  devices?: readonly Device[] | undefined;
  connections?: readonly Connection[] | undefined;
  contacts?: readonly ContactWay[] | undefined;
  wishes?: readonly Wish[] | undefined;
}

/** An absent answer means « ne sait pas ou ne souhaite pas répondre », which is always possible. */
export interface Answers {
  q1?: InternetUse | undefined;
  q2?: EmailUse | undefined;
  q3?: Skill | undefined;
  q4?: Skill | undefined;
  q5?: Skill | undefined;
  q6?: Skill | undefined;
  q7?: Skill | undefined;
  q8?: Skill | undefined;
  q9?: Skill | undefined;
  q10?: Skill | undefined;
  q11?: Ease | undefined;
  q12?: Circumstances | undefined;
}

export const DEVICES = {
  none: 'Aucun appareil',
  smartphone: 'Smartphone',
  tablet: 'Tablette',
  computer: 'Ordinateur',
} as const;
export type Device = keyof typeof DEVICES;

export const CONNECTIONS = {
  none: 'Aucune connexion',
  mobile: 'Connexion mobile seule',
  fixed: 'Connexion fixe (box)',
} as const;
export type Connection = keyof typeof CONNECTIONS;

export const CONTACT_WAYS = { call: 'Appel', sms: 'SMS', email: 'Mail', letter: 'Courrier' } as const;
export type ContactWay = keyof typeof CONTACT_WAYS;

/** Worded as a wish for the service, never as a disability: no health data enters here. */
export const WISHES = {
  large_type: 'Gros caractères',
  oral: 'À l’oral',
  interpreter: 'Interprète',
  with_helper: 'Avec un proche',
} as const;
export type Wish = keyof typeof WISHES;

export const UNANSWERED_LABEL = 'Ne sait pas ou ne souhaite pas répondre';

export type ScoredQuestion = Exclude<keyof Answers, 'q12'>;

export interface Option {
  value: InternetUse | EmailUse | Skill | Ease;
  label: string;
}

export interface Question {
  id: ScoredQuestion;
  /** To say aloud, as it stands. */
  text: string;
  /** For the person who asks. */
  hint: string;
  options: readonly Option[];
  /** Asked in the express form too. */
  express: boolean;
}

const SKILL: readonly Option[] = [
  { value: 0, label: 'Non, jamais' },
  { value: 1, label: 'Avec de l’aide' },
  { value: 2, label: 'Seul(e)' },
];

export const QUESTIONS: readonly Question[] = [
  {
    id: 'q1',
    text: 'Ces 3 derniers mois, avez-vous utilisé Internet (téléphone, tablette ou ordinateur)\u00a0?',
    hint: 'Regarder une vidéo ou une photo reçue sur un téléphone compte aussi.',
    options: [
      { value: 'never', label: 'Jamais de ma vie' },
      { value: 'over3months', label: 'Pas depuis plus de 3\u00a0mois' },
      { value: 'helped', label: 'Oui, avec quelqu’un' },
      { value: 'alone', label: 'Oui, seul(e)' },
    ],
    express: true,
  },
  {
    id: 'q2',
    text: 'Avez-vous une adresse mail\u00a0?',
    hint: 'Ne demandez ni l’adresse ni le mot de passe ici.',
    options: [
      { value: 'none', label: 'Non' },
      { value: 'relative', label: 'Oui, mais un proche la gère ou je n’y accède plus' },
      { value: 'helped', label: 'Oui, je la lis avec de l’aide' },
      { value: 'alone', label: 'Oui, je la lis seul(e)' },
    ],
    express: true,
  },
  {
    id: 'q3',
    text: 'Savez-vous envoyer un message avec une photo ou un document joint\u00a0?',
    hint: 'Par mail, par SMS ou avec une application de messages.',
    options: SKILL,
    express: false,
  },
  {
    id: 'q4',
    text: 'Savez-vous allumer l’appareil, taper au clavier ou toucher l’écran, ouvrir une application\u00a0?',
    hint: 'Sur l’appareil que la personne utilise le plus.',
    options: SKILL,
    express: false,
  },
  {
    id: 'q5',
    text: 'Savez-vous trouver une information, par exemple les horaires de votre caisse\u00a0?',
    hint: 'En cherchant sur Internet.',
    options: SKILL,
    express: false,
  },
  {
    id: 'q6',
    text: 'Savez-vous vous connecter à un compte avec un mot de passe, et le refaire s’il est perdu\u00a0?',
    hint: '«\u00a0Seul(e)\u00a0» seulement si la personne sait faire les deux.',
    options: SKILL,
    express: false,
  },
  {
    id: 'q7',
    text: 'Ces 12 derniers mois, avez-vous fait une démarche administrative en ligne\u00a0?',
    hint: 'Impôts, caisse, retraite, préfecture… Cette question compte double.',
    options: [
      { value: 0, label: 'Non, ou on l’a faite pour moi' },
      { value: 1, label: 'Oui, avec de l’aide' },
      { value: 2, label: 'Oui, seul(e)' },
    ],
    express: true,
  },
  {
    id: 'q8',
    text: 'Utilisez-vous votre compte ameli ou Mon espace santé\u00a0?',
    hint: 'Ou le compte de sa propre caisse.',
    options: [
      { value: 0, label: 'Pas de compte, ou un proche le fait' },
      { value: 1, label: 'Avec de l’aide' },
      { value: 2, label: 'Seul(e)' },
    ],
    express: false,
  },
  {
    id: 'q9',
    text: 'Savez-vous photographier ou scanner un papier et l’ajouter à un dossier en ligne\u00a0?',
    hint: 'Par exemple une feuille de soins ou un justificatif.',
    options: SKILL,
    express: false,
  },
  {
    id: 'q10',
    text: 'Un SMS vous demande votre numéro de carte. Que faites-vous\u00a0?',
    hint: 'Laissez la personne répondre avant de lire les choix.',
    options: [
      { value: 0, label: 'Je clique, ou je ne sais pas' },
      { value: 1, label: 'Je demande à quelqu’un' },
      { value: 2, label: 'Je ne réponds pas, je supprime ou je signale' },
    ],
    express: false,
  },
  {
    id: 'q11',
    text: 'Vous sentez-vous à l’aise avec Internet\u00a0?',
    hint: 'C’est le ressenti de la personne qui compte, même si elle sait faire.',
    options: [
      { value: 0, label: 'Pas du tout' },
      { value: 1, label: 'Plutôt pas' },
      { value: 2, label: 'Plutôt' },
      { value: 3, label: 'Tout à fait' },
    ],
    express: false,
  },
];

/** The twelfth: one question said aloud, four short lists to tick. */
export const CIRCUMSTANCES_QUESTION = {
  id: 'q12',
  text: 'Chez vous, avec quoi allez-vous sur Internet, comment vous joindre, et que souhaitez-vous\u00a0?',
  hint: 'Ne compte pas dans le résultat\u00a0: sert à choisir le lieu et à imprimer les documents.',
  lists: [
    { id: 'devices', text: 'Appareil', options: DEVICES },
    { id: 'connections', text: 'Connexion', options: CONNECTIONS },
    { id: 'contacts', text: 'Comment vous joindre', options: CONTACT_WAYS },
    { id: 'wishes', text: 'Souhaits', options: WISHES },
  ],
} as const;

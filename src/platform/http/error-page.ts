import { view, type View } from './page.js';

interface ErrorWords {
  status: number;
  title: string;
  words: string[];
}

/** A page for each kind of failure, in plain words: what happened, what is safe, what to do. */
const pages = {
  notFound: {
    status: 404,
    title: 'Page introuvable',
    words: [
      'Cette page n’existe pas, ou vous n’y avez pas accès avec le rôle choisi aujourd’hui.',
      'Vérifiez l’adresse, ou revenez à l’accueil.',
    ],
  },
  conflict: {
    status: 409,
    title: 'La situation a changé entre-temps',
    words: ['Revenez à la fiche pour voir où elle en est.'],
  },
  expired: {
    status: 403,
    title: 'Le formulaire a expiré',
    words: [
      'Par sécurité, ce formulaire n’est plus valable : la connexion a changé depuis son ouverture.',
      'Revenez à la page précédente, rechargez-la, puis envoyez à nouveau. Rien n’a été enregistré.',
    ],
  },
  tooLarge: {
    status: 413,
    title: 'Le fichier ou le texte est trop lourd',
    words: ['Rien n’a été enregistré. Réduisez la taille, puis envoyez à nouveau.'],
  },
  badRequest: {
    status: 400,
    title: 'La demande est illisible',
    words: ['Rien n’a été enregistré. Revenez à la page précédente et recommencez.'],
  },
  tooMany: {
    status: 429,
    title: 'Trop d’essais',
    words: ['Attendez quelques minutes, puis recommencez.'],
  },
  failure: {
    status: 500,
    title: 'Le service a rencontré un problème',
    words: [
      'La dernière action n’a peut-être pas été enregistrée : vérifiez avant de recommencer.',
      'Si cela se reproduit, donnez le numéro ci-dessous à la personne qui administre l’outil.',
    ],
  },
  unavailable: {
    status: 503,
    title: 'Le service est momentanément indisponible',
    words: ['Nos données ne répondent pas. Attendez une minute, puis rechargez la page.'],
  },
  unequipped: {
    status: 503,
    title: 'Impossible sur cette machine',
    words: ['Rien n’a été perdu. Parlez-en à la personne qui administre l’outil.'],
  },
} as const satisfies Record<string, ErrorWords>;

export type ErrorKind = keyof typeof pages;

export function errorPage(kind: ErrorKind, requestId: string, detail?: string): { view: View; status: number } {
  const { status, title, words } = pages[kind];
  const model = { title, words: detail ? [detail, ...words] : [...words], requestId, showId: status >= 500 };
  return { view: view('errors/error', title, model, { layout: 'bare' }), status };
}

import type { Criterion } from '../routing/weights.js';

/** Each criterion as the pages say it, and what makes a place do well on it. */
export const criterionLabels: Record<Criterion, { name: string; meaning: string }> = {
  accompaniment: {
    name: 'Accompagnement annoncé',
    meaning: 'Le lieu dit accompagner comme le niveau de la personne le demande. S’il ne dit rien, il garde un quart.',
  },
  needs: {
    name: 'Réponse au besoin',
    meaning: 'Ses services, et la langue si un interprète est souhaité, répondent à ce que la personne demande.',
  },
  distance: {
    name: 'Proximité',
    meaning: 'À vol d’oiseau, depuis le centre de la commune de la personne. La note est de moitié à 5\u00a0km.',
  },
  access_mode: {
    name: 'Facilité pour orienter',
    meaning: 'Le lieu répond dans Passerelle, sinon par un lien envoyé par mail, sinon au téléphone.',
  },
  opening_hours: {
    name: 'Jours et horaires',
    meaning: 'Ouvert les jours voulus\u00a0; sans jour voulu, ouvert assez longtemps dans la semaine (20\u00a0h).',
  },
  freshness: {
    name: 'Fiche à jour',
    meaning: 'Toute la note jusqu’à 6\u00a0mois, puis de moins en moins\u00a0; plus rien à 2\u00a0ans, ou sans date.',
  },
  capacity: {
    name: 'Places libres',
    meaning: 'Des places restent dans ses ateliers. Sans information, la note est de moitié.',
  },
  load: {
    name: 'Orientations en attente',
    meaning: 'Moins il a d’orientations en attente de réponse, mieux il est classé. De moitié à 5.',
  },
  answer_delay: {
    name: 'Délai de réponse',
    meaning:
      'D’après nos orientations des 12\u00a0derniers mois, à partir de 3\u00a0réponses. De moitié à 3\u00a0jours.',
  },
  answer_rate: {
    name: 'Réponses données',
    meaning: 'La part de nos orientations des 12\u00a0derniers mois qui ont eu une réponse, à partir de 3.',
  },
  fees: {
    name: 'Gratuité',
    meaning: 'Gratuit, puis gratuit sous condition, puis non précisé, puis payant.',
  },
};

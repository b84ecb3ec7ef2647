import type { ReferralStatus } from './referral-status.js';

const already: Record<ReferralStatus, string> = {
  draft: 'Cette orientation est encore un brouillon\u00a0: elle n’est pas partie. Rien n’a été enregistré.',
  sent: 'Cette orientation vient d’être envoyée. Rien d’autre n’a été enregistré\u00a0: ouvrez-la pour la suivre.',
  accepted:
    'Cette orientation vient d’être acceptée. Votre choix n’a pas été enregistré\u00a0: ouvrez-la pour lire la réponse.',
  refused:
    'Cette orientation vient d’être refusée. Votre choix n’a pas été enregistré\u00a0: ouvrez-la pour lire la réponse.',
  withdrawn: 'Cette orientation vient d’être retirée. Votre choix n’a pas été enregistré.',
  expired:
    'Cette orientation est restée trop longtemps sans réponse\u00a0: elle a pris fin. Votre choix n’a pas été enregistré.',
  closed:
    'Cette orientation vient d’être terminée. Votre choix n’a pas été enregistré\u00a0: ouvrez-la pour lire le résultat.',
};

/** Told to someone whose act came too late: what happened meanwhile, and that theirs was not kept. */
export const alreadyMessage = (status: ReferralStatus): string => already[status];

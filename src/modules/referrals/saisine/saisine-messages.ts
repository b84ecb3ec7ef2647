import type { FundPart } from '../../structures/index.js';
import type { SaisineStep } from './saisine-status.js';

const NOTHING_KEPT = 'Votre choix n’a pas été enregistré\u00a0: ouvrez la saisine pour lire où elle en est.';

const already: Record<SaisineStep, string> = {
  draft: 'Cette saisine est encore un brouillon\u00a0: elle n’est pas partie.',
  transmitted: 'Cette saisine vient d’être transmise, personne n’y a encore répondu.',
  acknowledged: 'L’accusé de réception de cette saisine est noté.',
  called_back: 'Il est noté que la personne a été recontactée.',
  workshop_offered: 'Un atelier est proposé à la personne.',
  workshop_attended: 'Il est noté que l’atelier a été suivi.',
  unreachable: 'Il est noté que la personne est injoignable.',
  redirected: 'Il est noté que la personne a été réorientée.',
  refused: 'Cette saisine vient d’être refusée.',
  withdrawn: 'Cette saisine vient d’être retirée.',
  expired: 'Cette saisine est restée trop longtemps sans réponse\u00a0: elle a pris fin.',
  closed: 'Cette saisine est close.',
};

/** Told to someone whose step does not follow the present one: most often, a colleague was quicker. */
export const alreadyAt = (step: SaisineStep): string => `${already[step]} ${NOTHING_KEPT}`;

/** Told to someone who sends a second request while one is running. */
export const alreadyRunning =
  'Une saisine est déjà en cours auprès de cette caisse pour la même personne et le même motif. ' +
  'Rien n’est parti\u00a0: suivez celle qui est en cours, ou choisissez un autre motif.';

const asked: Record<FundPart, string> = {
  need_details: 'le besoin précis',
  call_back: 'au moins un moment où rappeler la personne',
  language: 'la langue de la personne',
  helper: 'le proche aidant',
  signature: 'l’accord de la personne par signature',
  attachment: 'un document joint',
};

/** Told to someone who sends without what the caisse requires. */
export const missing = (parts: readonly FundPart[]): string =>
  `Cette caisse demande aussi\u00a0: ${parts.map((part) => asked[part]).join(', ')}. Rien n’est parti\u00a0: modifiez le brouillon, puis envoyez.`;

export const helperUnknown =
  'Pour passer par un proche aidant, notez d’abord sur la fiche son nom et l’accord de la personne. Rien n’est parti.';

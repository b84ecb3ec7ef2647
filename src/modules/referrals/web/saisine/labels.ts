import type { Day } from '../../../../platform/time/day.js';
import { fullDay } from '../../../../platform/time/french.js';
import type { CallBackSlot, Language, SaisineNeed } from '../../saisine/saisine-codes.js';
import type { SaisineStep } from '../../saisine/saisine-status.js';

export const stepLabels: Record<SaisineStep, string> = {
  draft: 'Brouillon',
  transmitted: 'Transmise',
  acknowledged: 'Accusé reçu',
  called_back: 'Assuré recontacté',
  workshop_offered: 'Atelier proposé',
  workshop_attended: 'Atelier suivi',
  unreachable: 'Injoignable',
  redirected: 'Réorientée',
  refused: 'Refusée',
  withdrawn: 'Retirée',
  expired: 'Sans réponse, terminée',
  closed: 'Close',
};

export const stepTones: Record<SaisineStep, string> = {
  draft: 'neutral',
  transmitted: 'attention',
  acknowledged: 'attention',
  called_back: 'success',
  workshop_offered: 'success',
  workshop_attended: 'success',
  unreachable: 'warning',
  redirected: 'info',
  refused: 'warning',
  withdrawn: 'neutral',
  expired: 'warning',
  closed: 'info',
};

/** A step as it is told among what happened: « Atelier proposé le 3 décembre 2026 ». */
export const stepInWords = (step: SaisineStep, workshopOn: Day | null): string =>
  `Saisine\u00a0: ${stepLabels[step].toLowerCase()}${workshopOn ? ` pour le ${fullDay(workshopOn)}` : ''}`;

export const saisineNeedLabels: Record<SaisineNeed, string> = {
  ameli_account: 'Compte ameli',
  mon_espace_sante: 'Mon espace santé',
  email: 'Adresse mail',
  other_service: 'Autre téléservice',
};

export const callBackDayLabels = {
  mon: 'Lundi',
  tue: 'Mardi',
  wed: 'Mercredi',
  thu: 'Jeudi',
  fri: 'Vendredi',
} as const;

export const callBackHalfLabels = { am: 'matin', pm: 'après-midi' } as const;

/** « Lundi matin ». */
export function slotLabel(slot: CallBackSlot): string {
  const [day, half] = slot.split('_') as [keyof typeof callBackDayLabels, keyof typeof callBackHalfLabels];
  return `${callBackDayLabels[day]} ${callBackHalfLabels[half]}`;
}

export const languageLabels: Record<Language, string> = {
  fr: 'Français',
  ar: 'Arabe',
  hy: 'Arménien',
  en: 'Anglais',
  es: 'Espagnol',
  fa: 'Persan, dari',
  ka: 'Géorgien',
  ps: 'Pachto',
  pt: 'Portugais',
  ro: 'Roumain',
  ru: 'Russe',
  sq: 'Albanais',
  tr: 'Turc',
  uk: 'Ukrainien',
  zh: 'Chinois',
  fsl: 'Langue des signes française',
  other: 'Autre langue',
};

import type { Gender, SocialStatus } from '../../beneficiaries/index.js';
import { headingKey } from './heading-key.js';

/** « F », « Femme », « Mme », « Féminin »; « M », « Homme », « Masculin »; « N », « Non communiqué ». */
export function readGender(text: string): Gender | undefined {
  const key = headingKey(text);
  if (/^(?:f|mme|mlle|madame|mademoiselle)/.test(key)) return 'feminin';
  if (/^(?:m|h)/.test(key)) return 'masculin';
  return /^(?:n|autre)/.test(key) ? 'non_communique' : undefined;
}

const STATUSES: readonly [RegExp, SocialStatus][] = [
  [/^retrait/, 'retraite'],
  [/^(?:sans emploi|demandeu|chom|inactif)/, 'sans_emploi'],
  [/^(?:en emploi|en activite|salari|actif|independant|fonctionnaire)/, 'en_emploi'],
  [/^(?:scolaris|etudiant|eleve|lyceen|collegien|apprenti)/, 'scolarise'],
  [/^(?:non communique|heterogene|inconnu)/, 'non_communique'],
];

export function readSocialStatus(text: string): SocialStatus | undefined {
  const key = headingKey(text);
  return STATUSES.find(([pattern]) => pattern.test(key))?.[1];
}

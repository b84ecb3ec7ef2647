import type { LikenessReason } from '../duplicates/likeness.js';

/** Why two files look like one person’s, and what weighs against it. */
export const likenessLabels: Readonly<Record<LikenessReason, string>> = {
  same_phone: 'même téléphone',
  same_email: 'même adresse mail',
  same_name: 'même nom et même prénom',
  names_swapped: 'nom et prénom inversés',
  names_sound_alike: 'noms qui se prononcent pareil',
  name_in_common: 'un nom en commun (nom d’usage\u00a0?)',
  last_name_near: 'noms à une lettre près',
  other_last_name: 'noms de famille différents',
  first_name_near: 'prénoms à une lettre près',
  first_name_shortened: 'prénom composé, ou abrégé',
  same_year: 'même année de naissance',
  year_near: 'années de naissance à un an près',
  year_missing: 'année de naissance à vérifier',
  other_year: 'années de naissance différentes',
  same_commune: 'même commune',
  other_commune: 'communes différentes',
  common_name: 'nom courant ici',
};

/** « Même téléphone · même année de naissance ». */
export function likenessWords(reasons: readonly LikenessReason[]): string {
  const words = reasons.map((reason) => likenessLabels[reason]).join(' · ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

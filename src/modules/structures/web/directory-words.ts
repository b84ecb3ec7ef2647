/** Words of the search that its form and its page share. */

export const RADII_KM = ['5', '10', '20', '30', '50', '100'] as const;
export const USUAL_RADIUS_KM = 30;

/** « maintenant », or a weekday in order from Monday. */
export const OPENINGS = [
  'maintenant',
  'lundi',
  'mardi',
  'mercredi',
  'jeudi',
  'vendredi',
  'samedi',
  'dimanche',
] as const;

export const HEALTH_SPACE_LABEL = 'Formé à « Mon Espace Santé »';

export const NOT_PUBLIC = "Ce lieu n'accueille pas de public";

/** As pages write the words of the national list: curly apostrophes, no-break spaces inside quotation marks. */
export const typographic = (word: string): string =>
  word.replaceAll("'", '’').replaceAll('« ', '«\u00a0').replaceAll(' »', '\u00a0»');

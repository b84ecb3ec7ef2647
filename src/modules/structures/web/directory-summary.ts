import { publicHoliday } from '../opening-hours/index.js';
import type { PlaceFilters } from '../place-filters.js';
import { dayIn } from '../../../platform/time/day.js';
import { communeText } from './commune-text.js';
import { radiusOf } from './directory-filters.js';
import { addressOf, pairsOf, withPair } from './directory-query.js';
import { RADII_KM } from './directory-words.js';
import type { Shown } from './directory-shown.js';

export interface Empty {
  title: string;
  text: string;
  href: string;
  action: string;
}

/** « 37 lieux à moins de 30 km de Vézelise (54330), les plus proches d’abord ». */
export function directorySummary({ communes, point, found, form, filters }: Shown): string {
  if (communes && communes.length > 1)
    return `Plusieurs communes répondent à «\u00a0${form.commune ?? ''}\u00a0». Laquelle\u00a0?`;
  const { total } = found;
  const count = total === 0 ? 'Aucun lieu' : `${total.toLocaleString('fr-FR')}\u00a0lieu${total > 1 ? 'x' : ''}`;
  if (communes?.length === 0)
    return `La commune «\u00a0${form.commune ?? ''}\u00a0» n’est pas trouvée. ${count} dans tout l’annuaire, par nom.`;
  const [commune] = communes ?? [];
  const where = point?.label ?? (commune && communeText(commune));
  if (where === undefined && total === 0) return 'Aucun lieu ne répond à cette recherche.';
  if (where === undefined) return total > 1 ? `${count}, par nom` : count;
  const within = `${count} à moins de ${radiusOf(form)}\u00a0km de ${where}`;
  if (total < 2) return within;
  return wishesOf(filters)
    ? `${within}, dans l’ordre de ce qu’ils disent puis de la distance`
    : `${within}, les plus proches d’abord`;
}

/** Whether something is asked that many places say nothing of. */
const wishesOf = ({ accompaniment, accessModes, publics, fees, specificCare }: PlaceFilters): boolean =>
  [accompaniment, accessModes, publics, fees, specificCare].some((values) => values.length > 0);

/** What a reader must know to trust the order. */
export function notesOf({ form, filters, point, now }: Shown): string[] {
  const holiday = publicHoliday(dayIn(now), null);
  return [
    ...(form.point && !form.commune && !point
      ? ['L’adresse n’est gardée que quelques heures\u00a0: cherchez-la de nouveau.']
      : []),
    ...(point?.approximate
      ? ['Position approximative\u00a0: les distances sont comptées depuis le centre de la commune.']
      : []),
    ...(wishesOf(filters)
      ? [
          'D’abord les lieux qui disent répondre à votre demande, puis ceux qui n’en disent rien\u00a0: trois lieux sur quatre ne disent pas comment ils accompagnent ni comment y accéder. Un appel le dira.',
        ]
      : []),
    ...(filters.open === undefined ? [] : ['Les lieux dont les horaires ne sont pas connus ne sont pas montrés.']),
    ...(filters.open === 'now' && holiday ? [`Jour férié (${holiday})\u00a0: appelez d’abord.`] : []),
  ];
}

/** Nothing was found: the next wider circle, else everything. */
export function emptyList({ form, filters }: Shown, here: string): Empty {
  const wider = filters.around && RADII_KM.find((km) => Number(km) > radiusOf(form));
  if (wider) {
    return {
      title: 'Aucun lieu trouvé',
      text: `Cherchez plus loin, ou avec moins de filtres.`,
      href: addressOf(here, withPair(pairsOf(form), 'rayon', wider)),
      action: `Chercher jusqu’à ${wider}\u00a0km`,
    };
  }
  return {
    title: 'Aucun lieu trouvé',
    text: 'Essayez avec un seul mot, une commune voisine, ou moins de filtres.',
    href: addressOf(here, []),
    action: 'Tout l’annuaire',
  };
}

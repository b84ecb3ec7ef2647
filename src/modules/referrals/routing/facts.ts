import { type Day, daysBetween } from '../../../platform/time/day.js';
import type { PlaceCandidate } from './candidates.js';
import { answerRate, usualDelay } from './criteria.js';
import { BY_PRESCRIPTION, has, offers, speaksLanguages, spoken, suitsNeeds } from './directory-words.js';
import type { Scene } from './scene.js';
import type { Criterion } from './weights.js';
import { distanceInFrench, listed, usually } from './wording.js';

/** What is known of a place on a criterion, as it reads in the middle of a sentence. */
export function fact(criterion: Criterion, place: PlaceCandidate, scene: Scene): string {
  switch (criterion) {
    case 'accompaniment':
      return offers(place, scene.wanted) === 'yes'
        ? `annonce ${spoken(scene.wanted.filter((mode) => has(place.accompaniment, mode)))}`
        : 'ne dit pas comment il accompagne';
    case 'needs':
      return needsFact(place, scene);
    case 'distance':
      return distanceInFrench(place).replace(/^D/, 'd');
    case 'access_mode':
      return accessFact(place);
    case 'opening_hours':
      return openingFact(place, scene.input.constraints.days);
    case 'freshness':
      return freshnessFact(place.updatedOn, scene);
    case 'capacity':
      return seatsFact(place.seatsLeft);
    case 'load':
      return waiting(place.record?.pending ?? 0);
    case 'answer_delay': {
      const hours = usualDelay(place.record);
      return hours === undefined ? 'délai de réponse non connu' : usually(hours);
    }
    case 'answer_rate':
      return rateFact(place);
    case 'fees':
      return place.fees.length > 0 ? listed(place.fees.map((fee) => fee.toLowerCase())) : 'ne dit pas si c’est gratuit';
  }
}

/** The same, told of a place that another is before. */
export function lack(criterion: Criterion, place: PlaceCandidate, scene: Scene): string {
  if (criterion === 'access_mode' && !place.hasAccount) return 'ne répond pas dans Passerelle';
  return fact(criterion, place, scene);
}

function needsFact(place: PlaceCandidate, { input, services }: Scene): string {
  const words = [
    ...(services.length > 0
      ? [
          {
            yes: 'ses services répondent au besoin',
            unknown: 'ne dit pas ses services',
            no: 'ses services ne citent pas le besoin',
          }[suitsNeeds(place, services)],
        ]
      : []),
    ...(input.person.wishes.includes('interpreter')
      ? [speaksLanguages(place) ? 'accueille en langue étrangère' : 'ne dit pas accueillir en langue étrangère']
      : []),
  ];
  return words.length > 0 ? listed(words) : 'aucun besoin précisé';
}

function accessFact({ hasAccount, hasEmail, accessModes }: PlaceCandidate): string {
  if (hasAccount) return 'répond dans Passerelle';
  if (hasEmail) return 'peut répondre par un lien';
  if (has(accessModes, BY_PRESCRIPTION)) return 'accepte les orientations par mail';
  return accessModes.length > 0 ? 'dit comment y venir' : 'ne dit pas comment y venir';
}

function openingFact({ opening }: PlaceCandidate, days: readonly number[]): string {
  if (!opening) return 'horaires non connus';
  if (days.length === 0) return `ouvert ${Math.round(opening.hours)}\u00a0h par semaine`;
  const open = days.filter((day) => opening.days.includes(day)).length;
  if (open === days.length) return days.length > 1 ? 'ouvert les jours voulus' : 'ouvert le jour voulu';
  if (open > 0) return 'fermé une partie des jours voulus';
  return days.length > 1 ? 'fermé les jours voulus' : 'fermé le jour voulu';
}

function freshnessFact(updatedOn: Day | null, { input, freshFrom }: Scene): string {
  if (updatedOn === null) return 'fiche sans date';
  if (updatedOn >= freshFrom) return 'fiche à jour';
  const months = Math.floor(daysBetween(updatedOn, input.today) / 30.4);
  return months < 24 ? `fiche de ${months}\u00a0mois` : `fiche de ${Math.floor(months / 12)}\u00a0ans`;
}

function seatsFact(seats: number | undefined): string {
  if (seats === undefined) return 'places en atelier non connues';
  if (seats === 0) return 'complet';
  return seats === 1 ? 'une place libre' : `${seats}\u00a0places libres`;
}

function waiting(pending: number): string {
  if (pending === 0) return 'aucune orientation en attente';
  return pending === 1 ? 'une orientation en attente' : `${pending}\u00a0orientations en attente`;
}

function rateFact({ record }: PlaceCandidate): string {
  const rate = answerRate(record);
  if (rate === undefined) return 'trop peu d’orientations pour savoir s’il répond';
  return `répond à ${Math.round(rate * 100)}\u00a0% des orientations`;
}

import type { Likeness } from '../duplicates/index.js';

/** Why two places look like one, in French. */
export function likenessWords({ nameScore, streetScore, distanceMetres, samePivot, samePhone }: Likeness): string[] {
  return [
    nameScore === 100 ? 'Même nom' : `Noms proches à ${nameScore}\u00a0%`,
    streetWords(streetScore),
    distanceMetres === null
      ? 'Position inconnue ou approximative pour l’un des deux\u00a0: la distance ne compte pas'
      : distanceWords(distanceMetres),
    ...(samePivot ? ['Même numéro SIRET (il peut être partagé par plusieurs lieux)'] : []),
    ...(samePhone ? ['Même téléphone'] : []),
  ];
}

function streetWords(score: number): string {
  if (score === 100) return 'Même adresse';
  return score === 0 ? 'Adresses différentes, ou l’une des deux est absente' : `Adresses proches à ${score}\u00a0%`;
}

const distanceWords = (metres: number): string =>
  metres < 10 ? 'Au même endroit' : `À ${metres.toLocaleString('fr-FR')}\u00a0m l’un de l’autre`;

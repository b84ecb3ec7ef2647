import { meanPosition } from '../communes/commune-centres.js';
import type { CommuneIndex } from '../communes/commune-index.js';
import { distanceKm, type Position } from '../communes/distance.js';
import type { CommuneClues, CommuneResolution } from '../communes/resolve-commune.js';
import type { PositionStatus } from './directory-place.js';
import { isInFrance } from './fields/position.js';

export const ABROAD = 'position hors de France : douteuse, écartée de la recherche au plus proche';
export const FAR = 'position trop loin de la commune : douteuse, écartée de la recherche au plus proche';

export interface Site {
  readonly position: Position | undefined;
  readonly status: PositionStatus;
  /** Why the position is doubtful, in French; `after` names the distance. */
  readonly rule?: string;
  readonly after: string;
}

/**
 * Where a place is: its own position, doubtful when it is outside France or too far from its commune (a homonym, a
 * lost minus sign: never guessed); without one, the centre of the commune or of its postcode, marked approximate.
 */
export function situate(
  { position, postcode }: CommuneClues,
  resolution: CommuneResolution | undefined,
  communes: CommuneIndex,
): Site {
  if (!position) {
    const centre =
      resolution?.commune.centre ?? meanPosition(communes.communesOf(postcode ?? '').map((commune) => commune.centre));
    return { position: centre, status: centre ? 'approximate' : 'none', after: '' };
  }
  if (!isInFrance(position)) return { position, status: 'doubtful', rule: ABROAD, after: '' };
  if (!resolution) return { position, status: 'exact', after: '' };
  const km = distanceKm(position, resolution.commune.centre);
  if (km <= communes.farKm(resolution.commune)) return { position, status: 'exact', after: '' };
  return { position, status: 'doubtful', rule: FAR, after: `à ${Math.round(km)} km de ${resolution.commune.name}` };
}

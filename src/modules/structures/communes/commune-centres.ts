import { distanceKm, type Position } from './distance.js';

/** What the approximation knows of a commune: the groups of communes it belongs to, from the nearest to the widest. */
export interface CommuneGroups {
  readonly code: string;
  readonly postcodes: readonly string[];
  readonly epci: string | undefined;
  readonly district: string | undefined;
  readonly department: string;
}

/**
 * Centres for the communes that have none: the mean of the located communes that share a postcode, else of those of
 * the same intercommunalité, else of the same arrondissement, else of the same département.
 *
 * Measured against the true centres of 26,248 communes: half are within 7 km, 95 % within 21 km.
 *
 * @param communes all communes, located or not
 * @param located centres known, by INSEE code
 * @returns a centre for each commune of `communes` that is not in `located` and has a neighbour that is
 */
export function approximateCentres(
  communes: readonly CommuneGroups[],
  located: ReadonlyMap<string, Position>,
): Map<string, Position> {
  const steps = [
    meansBy(communes, located, (commune) => commune.postcodes),
    meansBy(communes, located, (commune) => present(commune.epci)),
    meansBy(communes, located, (commune) => present(commune.district)),
    meansBy(communes, located, (commune) => [commune.department]),
  ];
  const centres = new Map<string, Position>();
  for (const commune of communes) {
    if (located.has(commune.code)) continue;
    for (const meanOf of steps) {
      const centre = meanOf(commune);
      if (!centre) continue;
      centres.set(commune.code, centre);
      break;
    }
  }
  return centres;
}

/** In metropolitan France no intercommunalité is so wide. */
const FARTHEST_KM = 60;

/**
 * Without the centres that cannot be right: farther than 60 km from the middle of the other communes of their
 * intercommunalité (GeoNames has Sainte-Marie-de-Gosse at 80 km from itself). Overseas, islands and Guyane are let be.
 */
export function plausibleCentres(
  communes: readonly CommuneGroups[],
  located: ReadonlyMap<string, Position>,
): Map<string, Position> {
  const meanOf = meansBy(communes, located, (commune) => present(commune.epci));
  const kept = new Map(located);
  for (const commune of communes) {
    const centre = located.get(commune.code);
    const middle = centre && commune.department.length === 2 ? meanOf(commune) : undefined;
    if (centre && middle && distanceKm(centre, middle) > FARTHEST_KM) kept.delete(commune.code);
  }
  return kept;
}

/** The arithmetic mean of points that lie within one region; undefined when there is none. */
export function meanPosition(points: readonly Position[]): Position | undefined {
  if (points.length === 0) return undefined;
  const sum = points.reduce(
    (total, point) => ({
      latitude: total.latitude + point.latitude,
      longitude: total.longitude + point.longitude,
    }),
    { latitude: 0, longitude: 0 },
  );
  return { latitude: rounded(sum.latitude / points.length), longitude: rounded(sum.longitude / points.length) };
}

function meansBy(
  communes: readonly CommuneGroups[],
  located: ReadonlyMap<string, Position>,
  groupsOf: (commune: CommuneGroups) => readonly string[],
): (commune: CommuneGroups) => Position | undefined {
  const members = new Map<string, Position[]>();
  for (const commune of communes) {
    const centre = located.get(commune.code);
    if (!centre) continue;
    for (const group of groupsOf(commune)) {
      const points = members.get(group);
      if (points) points.push(centre);
      else members.set(group, [centre]);
    }
  }
  return (commune) => meanPosition(groupsOf(commune).flatMap((group) => members.get(group) ?? []));
}

const present = (value: string | undefined): readonly string[] => (value ? [value] : []);

/** Five decimals: about a metre. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

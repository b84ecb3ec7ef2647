import type { Position } from './distance.js';

const at = (latitude: number, longitude: number): Position => ({ latitude, longitude });

/**
 * Middles of the arrondissements of Paris and Lyon, to about a kilometre: GeoNames, as packaged, has those of
 * Marseille only, and one centre for the whole of Paris would send people to the other bank.
 */
export const DISTRICT_CENTRES: ReadonlyMap<string, Position> = new Map([
  ['75101', at(48.863, 2.336)],
  ['75102', at(48.868, 2.343)],
  ['75103', at(48.863, 2.36)],
  ['75104', at(48.854, 2.357)],
  ['75105', at(48.844, 2.35)],
  ['75106', at(48.849, 2.333)],
  ['75107', at(48.856, 2.312)],
  ['75108', at(48.873, 2.312)],
  ['75109', at(48.877, 2.337)],
  ['75110', at(48.876, 2.36)],
  ['75111', at(48.859, 2.38)],
  ['75112', at(48.841, 2.388)],
  ['75113', at(48.828, 2.362)],
  ['75114', at(48.829, 2.326)],
  ['75115', at(48.84, 2.293)],
  ['75116', at(48.86, 2.275)],
  ['75117', at(48.887, 2.307)],
  ['75118', at(48.892, 2.348)],
  ['75119', at(48.887, 2.385)],
  ['75120', at(48.863, 2.401)],
  ['69381', at(45.77, 4.829)],
  ['69382', at(45.749, 4.826)],
  ['69383', at(45.753, 4.869)],
  ['69384', at(45.779, 4.824)],
  ['69385', at(45.757, 4.802)],
  ['69386', at(45.773, 4.852)],
  ['69387', at(45.733, 4.838)],
  ['69388', at(45.735, 4.87)],
  ['69389', at(45.782, 4.808)],
]);

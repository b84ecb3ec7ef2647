import type { CommuneIndex, IndexedCommune } from './commune-index.js';
import { communeKey, departmentsOf, isCloseKey, isPartOfKey, withoutArticle, withoutDistrict } from './commune-name.js';
import { distanceKm, type Position } from './distance.js';

/** What a row says of its commune; each part may be missing or wrong. */
export interface CommuneClues {
  readonly inseeCode?: string | undefined;
  readonly postcode?: string | undefined;
  readonly name?: string | undefined;
  readonly position?: Position | undefined;
}

export interface CommuneResolution {
  readonly commune: IndexedCommune;
  readonly by:
    | 'insee'
    | 'former-insee'
    | 'postcode-and-name'
    | 'postcode-and-close-name'
    | 'department-and-name'
    | 'postcode'
    | 'position';
}

/** The centre must be known and close for a position alone to name a commune. */
const POSITION_KM = 5;

/**
 * The commune a row means: by INSEE code unless the postcode and the position both contradict it, else by postcode
 * and name, else by name within the département, else by a postcode that one commune alone bears, else by position.
 * Never by name alone: there are dozens of Saint-Martin, and the next one is in another region.
 */
export function resolveCommune(index: CommuneIndex, clues: CommuneClues): CommuneResolution | undefined {
  const coded = byCode(index, clues.inseeCode);
  if (coded && agrees(index, coded.commune, clues)) return coded;
  return (
    byPostcodeAndName(index, clues) ??
    (coded && clues.name && named(index, [coded.commune], clues.name).length > 0 ? coded : undefined) ??
    byDepartmentAndName(index, clues) ??
    byPostcodeOrPosition(index, clues)
  );
}

function byCode(index: CommuneIndex, code: string | undefined): CommuneResolution | undefined {
  if (!code) return undefined;
  const present = index.withCode(code);
  if (present) return { commune: present, by: 'insee' };
  const successor = index.successorOf(code);
  return successor && { commune: successor, by: 'former-insee' };
}

function agrees(index: CommuneIndex, commune: IndexedCommune, { postcode, position }: CommuneClues): boolean {
  if (!postcode || commune.postalCodes.includes(postcode)) return true;
  if (departmentsOf(postcode).includes(commune.departmentCode)) return true;
  return position !== undefined && distanceKm(position, commune.centre) <= index.farKm(commune);
}

function byPostcodeAndName(index: CommuneIndex, { postcode, name }: CommuneClues): CommuneResolution | undefined {
  if (!postcode || !name) return undefined;
  const candidates = index.communesOf(postcode);
  const exact = one(named(index, candidates, name));
  if (exact) return { commune: exact, by: 'postcode-and-name' };
  const key = withoutDistrict(communeKey(name));
  const close = one(candidates.filter((commune) => index.keysOf(commune).some((known) => isCloseKey(key, known))));
  const part = one(candidates.filter((commune) => index.keysOf(commune).some((known) => isPartOfKey(key, known))));
  const commune = close ?? part;
  return commune && { commune, by: 'postcode-and-close-name' };
}

function byDepartmentAndName(index: CommuneIndex, clues: CommuneClues): CommuneResolution | undefined {
  const key = clues.name && withoutDistrict(communeKey(clues.name));
  if (!key) return undefined;
  const departments = departmentsOf(clues.postcode ?? clues.inseeCode ?? '');
  const found = departments.flatMap((department) => index.namedIn(department, key));
  const commune = one(presentNameFirst(found, key));
  return commune && { commune, by: 'department-and-name' };
}

function byPostcodeOrPosition(
  index: CommuneIndex,
  { postcode, position }: CommuneClues,
): CommuneResolution | undefined {
  const candidates = postcode ? index.communesOf(postcode) : [];
  const only = one(candidates);
  if (only) return { commune: only, by: 'postcode' };
  if (!position) return undefined;
  const located = [...(candidates.length > 0 ? candidates : index.all())].filter(
    (commune) => commune.centreSource === 'geonames',
  );
  const commune = nearest(located, position);
  return commune && { commune, by: 'position' };
}

/** Those that bear the name, or bore it; else those that bear it but for an article or a district number. */
function named(index: CommuneIndex, candidates: readonly IndexedCommune[], name: string): readonly IndexedCommune[] {
  const key = communeKey(name);
  const exact = candidates.filter((commune) => index.keysOf(commune).includes(key));
  if (exact.length > 0) return presentNameFirst(exact, key);
  const loose = withoutArticle(withoutDistrict(key));
  return candidates.filter((commune) => index.keysOf(commune).some((known) => withoutArticle(known) === loose));
}

/** A commune that bears the name today goes before one into which a namesake has merged. */
function presentNameFirst(communes: readonly IndexedCommune[], key: string): readonly IndexedCommune[] {
  const present = communes.filter((commune) => communeKey(commune.name) === key);
  return present.length > 0 ? present : communes;
}

function nearest(communes: readonly IndexedCommune[], position: Position): IndexedCommune | undefined {
  let best: IndexedCommune | undefined;
  let bestKm = POSITION_KM;
  for (const commune of communes) {
    const km = distanceKm(commune.centre, position);
    if (km >= bestKm) continue;
    best = commune;
    bestKm = km;
  }
  return best;
}

function one<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

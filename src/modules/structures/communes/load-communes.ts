import type { DataSource, QueryRunner } from 'typeorm';
import { CommuneIndex, type IndexedCommune } from './commune-index.js';
import {
  type FormerCommune,
  type PackagedCommune,
  packagedFormerCommunes,
  packagedTerritory,
  packagedVersion,
} from './packaged-communes.js';

const REFERENCE = 'communes';

/**
 * Fills `region`, `department`, `epci` and `commune` from the packages, when their version is not the one already loaded.
 * Nothing is ever deleted: a commune that has merged since may still be the one where a person was met.
 * To be called at start, after the migrations; safe when two processes do it at once.
 *
 * @param now written as the date of loading
 * @returns how many communes were written; 0 when the tables were up to date
 */
export async function loadCommunes(dataSource: DataSource, now: Date): Promise<number> {
  const version = packagedVersion();
  if ((await loadedVersion(dataSource)) === version) return 0;
  const runner = dataSource.createQueryRunner();
  try {
    await runner.startTransaction();
    await runner.query('LOCK TABLE reference_data IN SHARE ROW EXCLUSIVE MODE');
    if ((await loadedVersion(runner)) === version) {
      await runner.commitTransaction();
      return 0;
    }
    const written = await write(runner);
    await runner.query(
      `INSERT INTO reference_data (name, version, loaded_at) VALUES ($1, $2, $3)
       ON CONFLICT (name) DO UPDATE SET version = excluded.version, loaded_at = excluded.loaded_at`,
      [REFERENCE, version, now],
    );
    await runner.commitTransaction();
    return written;
  } catch (error) {
    if (runner.isTransactionActive) await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

/** Read once: a few thousand names out of a file of 12 MB. */
let formerCommunes: readonly FormerCommune[] | undefined;

/** The communes of the database and the former names of the package, ready to resolve the rows of a file. */
export async function readCommuneIndex(database: Database): Promise<CommuneIndex> {
  const rows = (await database.query(`
    SELECT insee_code, name, postal_codes, department_code, latitude, longitude, centre_source FROM commune
  `)) as CommuneRow[];
  const communes = rows.map((row): IndexedCommune => ({
    inseeCode: row.insee_code,
    name: row.name,
    postalCodes: row.postal_codes,
    departmentCode: row.department_code,
    centre: { latitude: row.latitude, longitude: row.longitude },
    centreSource: row.centre_source,
  }));
  return new CommuneIndex(communes, (formerCommunes ??= packagedFormerCommunes()));
}

/** A data source or a query runner: only plain statements are sent. */
interface Database {
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

interface CommuneRow {
  readonly insee_code: string;
  readonly name: string;
  readonly postal_codes: string[];
  readonly department_code: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly centre_source: IndexedCommune['centreSource'];
}

async function loadedVersion(database: Database): Promise<string | undefined> {
  const rows = (await database.query('SELECT version FROM reference_data WHERE name = $1', [REFERENCE])) as {
    version: string;
  }[];
  return rows[0]?.version;
}

async function write(runner: QueryRunner): Promise<number> {
  const { regions, departments, epcis, communes, formerCommunes } = packagedTerritory();
  await runner.query(
    `INSERT INTO region (code, name) SELECT * FROM unnest($1::text[], $2::text[])
     ON CONFLICT (code) DO UPDATE SET name = excluded.name`,
    [regions.map((region) => region.code), regions.map((region) => region.name)],
  );
  await runner.query(
    `INSERT INTO department (code, name, region_code) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, region_code = excluded.region_code`,
    [
      departments.map((department) => department.code),
      departments.map((department) => department.name),
      departments.map((department) => department.regionCode),
    ],
  );
  await runner.query(
    `INSERT INTO epci (code, name, kind) SELECT * FROM unnest($1::text[], $2::text[], $3::text[])
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind`,
    [epcis.map(({ code }) => code), epcis.map(({ name }) => name), epcis.map(({ kind }) => kind)],
  );
  const formerNames = new Map<string, Set<string>>();
  for (const { communeInsee, name } of formerCommunes) {
    formerNames.set(communeInsee, (formerNames.get(communeInsee) ?? new Set()).add(name));
  }
  await writeCommunes(runner, communes, formerNames);
  return communes.length;
}

/** One statement for all; people also find a commune by its postcodes and by the names that merged into it. */
async function writeCommunes(
  runner: QueryRunner,
  communes: readonly PackagedCommune[],
  formerNames: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<void> {
  await runner.query(
    `INSERT INTO commune (insee_code, name, postal_codes, department_code, population, latitude, longitude,
       centre_source, search_text, epci_code)
     SELECT insee_code, name, string_to_array(postal_codes, ' '), department_code, population, latitude, longitude,
       centre_source, search_normalise(concat_ws(' ', name, postal_codes, former_names)), epci_code
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::float8[], $7::float8[], $8::text[],
       $9::text[], $10::text[]) AS packaged (insee_code, name, postal_codes, department_code, population, latitude, longitude,
       centre_source, former_names, epci_code)
     ON CONFLICT (insee_code) DO UPDATE SET name = excluded.name, postal_codes = excluded.postal_codes,
       department_code = excluded.department_code, population = excluded.population, latitude = excluded.latitude,
       longitude = excluded.longitude, centre_source = excluded.centre_source, search_text = excluded.search_text,
       epci_code = excluded.epci_code`,
    [
      communes.map((commune) => commune.inseeCode),
      communes.map((commune) => commune.name),
      communes.map((commune) => commune.postalCodes.join(' ')),
      communes.map((commune) => commune.departmentCode),
      communes.map((commune) => commune.population),
      communes.map((commune) => commune.centre.latitude),
      communes.map((commune) => commune.centre.longitude),
      communes.map((commune) => commune.centreSource),
      communes.map((commune) => [...(formerNames.get(commune.inseeCode) ?? [])].join(' ')),
      communes.map((commune) => commune.epciCode),
    ],
  );
}

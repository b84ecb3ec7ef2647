import type { DataSource } from 'typeorm';
import { newId } from '../../src/platform/ids.js';

let count = 0;

/** Three communes of Meurthe-et-Moselle and one of Moselle, with their true codes. */
export const communes = {
  nancy: { code: '54395', name: 'Nancy', postcode: '54000', department: '54', latitude: 48.6921, longitude: 6.1844 },
  vezelise: {
    code: '54563',
    name: 'Vézelise',
    postcode: '54330',
    department: '54',
    latitude: 48.4814,
    longitude: 6.0892,
  },
  toul: { code: '54528', name: 'Toul', postcode: '54200', department: '54', latitude: 48.675, longitude: 5.8917 },
  metz: { code: '57463', name: 'Metz', postcode: '57000', department: '57', latitude: 49.1193, longitude: 6.1757 },
} as const;

/** Puts the four communes in the base, unless they are there already. */
export async function createCommunes(db: DataSource): Promise<void> {
  await db.query(`INSERT INTO region (code, name) VALUES ('44', 'Grand Est') ON CONFLICT DO NOTHING`);
  await db.query(
    `INSERT INTO department (code, name, region_code)
     VALUES ('54', 'Meurthe-et-Moselle', '44'), ('57', 'Moselle', '44') ON CONFLICT DO NOTHING`,
  );
  for (const commune of Object.values(communes)) {
    await db.query(
      `INSERT INTO commune (insee_code, name, postal_codes, department_code, population, latitude, longitude,
                            centre_source, search_text)
       VALUES ($1, $2, ARRAY[$3], $4, 10000, $5, $6, 'geonames', search_normalise($2 || ' ' || $3))
       ON CONFLICT DO NOTHING`,
      [commune.code, commune.name, commune.postcode, commune.department, commune.latitude, commune.longitude],
    );
  }
}

interface StructureSettings {
  name?: string;
  kind?: 'mediation' | 'france_services' | 'fund' | 'other';
  communeInsee?: string | null;
  email?: string | null;
  phone?: string | null;
  fundScheme?: 'general' | 'msa' | 'other';
  fundDepartments?: string[];
}

export async function createStructure(db: DataSource, settings: StructureSettings = {}): Promise<string> {
  count += 1;
  const id = newId();
  const kind = settings.kind ?? 'mediation';
  await db.query(
    `INSERT INTO structure (id, name, kind, commune_insee, email, phone, fund_scheme, fund_departments, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '2026-01-05')`,
    [
      id,
      settings.name ?? `Structure ${count}`,
      kind,
      settings.communeInsee ?? null,
      settings.email ?? null,
      settings.phone ?? null,
      kind === 'fund' ? (settings.fundScheme ?? 'general') : null,
      settings.fundDepartments ?? (kind === 'fund' ? ['54'] : []),
    ],
  );
  return id;
}

interface PlaceSettings {
  name?: string;
  structureId?: string | null;
  commune?: (typeof communes)[keyof typeof communes];
  latitude?: number;
  longitude?: number;
  accompaniment?: string[];
  services?: string[];
  accessModes?: string[];
  emails?: string[];
}

/** A place of the directory, at its commune's centre unless told. Its commune must be in the base. */
export async function createPlace(db: DataSource, settings: PlaceSettings = {}): Promise<string> {
  count += 1;
  const id = newId();
  const commune = settings.commune ?? communes.nancy;
  await db.query(
    `INSERT INTO place (id, structure_id, source, source_id, content_hash, name, commune_name, postal_code, commune_insee,
       address, latitude, longitude, position_status, accompaniment, services, access_modes, emails, first_seen_at,
       last_changed_at)
     VALUES ($1::uuid, $2, 'essai', $1::uuid::text, 'x', $3, $4, $5, $6, '1 rue de l’Essai', $7, $8, 'exact', $9, $10, $11, $12,
             '2026-01-05', '2026-01-05')`,
    [
      id,
      settings.structureId ?? null,
      settings.name ?? `Lieu ${count}`,
      commune.name,
      commune.postcode,
      commune.code,
      settings.latitude ?? commune.latitude,
      settings.longitude ?? commune.longitude,
      settings.accompaniment ?? ['Accompagnement individuel'],
      settings.services ?? ['Maîtrise des outils numériques du quotidien'],
      settings.accessModes ?? ['Se présenter'],
      settings.emails ?? [],
    ],
  );
  return id;
}

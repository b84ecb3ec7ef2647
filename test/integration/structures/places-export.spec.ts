import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fromSchemaLieuDeMediationNumerique } from '@gouvfr-anct/lieux-de-mediation-numerique';
import { parse } from 'csv-parse/sync';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { AuditTrail } from '../../../src/platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import { FixedClock } from '../../../src/platform/time/clock.js';
import { loadCommunes } from '../../../src/modules/structures/index.js';
import { PlacesExport } from '../../../src/modules/structures/export/places-export.js';
import { dropTestDatabase, testDatabaseUrl, testDataSource } from '../../setup/database.js';
import { aRow, csv, Files, importerOf } from './directory-files.js';

const SHARED = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'lieux');
const withShared = existsSync(join(SHARED, 'schema.json')) ? it : it.skip;

const files = new Files();
const clock = new FixedClock('2026-11-24T09:40:00+01:00');
let dataSource: DataSource;
let pool: pg.Pool;

beforeAll(async () => {
  dataSource = await testDataSource();
  await loadCommunes(dataSource, clock.now());
  pool = new pg.Pool({ connectionString: await testDatabaseUrl() });
}, 60_000);
afterAll(async () => {
  files.remove();
  await pool.end();
  await dropTestDatabase();
});

type Row = Record<string, string>;

async function load(path: string, source: string): Promise<void> {
  await importerOf(dataSource, clock).run({ path, source });
}

async function exported(): Promise<{ raw: string; rows: Row[] }> {
  const work = new UnitOfWork(dataSource);
  const raw = await text(await new PlacesExport(work, new AuditTrail(work, clock), pool).file());
  return { raw, rows: parse(raw, { columns: true }) };
}

describe('the directory, exported', () => {
  it('is a file of the national schema, its cells as they are', async () => {
    const rows = [
      aRow(1, {
        nom: '=Maison, « des essais »',
        presentation_detail: 'Un\nDeux',
        courriels: 'a@exemple.fr|b@exemple.fr',
        formations_labels: 'Étapes numériques(La Poste)',
      }),
      aRow(2, { adresse: '', pivot: '35600000000048', latitude: '', longitude: '', date_maj: '', code_postal: '' }),
      aRow(3, { latitude: '', longitude: '' }),
    ];
    await load(files.write('a.csv', csv(rows)), 'essais');
    await load(files.write('b.csv', csv([aRow(1, { nom: 'Autre source' })])), 'autre');
    await dataSource.query(`UPDATE place SET gone_at = now() WHERE source_id = 'essai-3'`);
    const { raw, rows: out } = await exported();
    expect(raw.split('\n')[0]).toBe(
      'id,pivot,nom,commune,code_postal,code_insee,adresse,complement_adresse,latitude,longitude,typologie,telephone,' +
        'courriels,site_web,horaires,presentation_resume,presentation_detail,source,itinerance,structure_parente,' +
        'date_maj,services,publics_specifiquement_adresses,prise_en_charge_specifique,frais_a_charge,' +
        'dispositif_programmes_nationaux,formations_labels,autres_formations_labels,modalites_acces,' +
        'modalites_accompagnement,fiche_acces_libre,prise_rdv',
    );
    expect(out.map(({ id, nom }) => [id, nom])).toEqual([
      ['autre__essai-1', 'Autre source'],
      ['essais__essai-1', '=Maison, « des essais »'],
    ]);
    expect(out[1]).toMatchObject({
      ...{ pivot: '00000000000000', code_postal: '54000', courriels: 'a@exemple.fr|b@exemple.fr' },
      ...{ presentation_detail: 'Un\nDeux', telephone: '+33383000001', date_maj: '2026-02-03' },
      services: 'Maîtrise des outils numériques du quotidien|Utilisation sécurisée du numérique',
      formations_labels: 'Étapes numériques (La Poste)',
    });
    const [event] = await dataSource.query<{ details: object }[]>(
      `SELECT details FROM audit_event WHERE verb = 'directory.export'`,
    );
    expect(event?.details).toEqual({ rows: 2, leftOut: 0 });
  });

  it('writes what producers write where the standard asks for what is not known', async () => {
    await dataSource.query('TRUNCATE place, directory_import CASCADE');
    const unknown = { adresse: '', pivot: '', date_maj: '', code_postal: '' };
    await load(files.write('c.csv', csv([aRow(2, unknown), aRow(3, { latitude: '', longitude: '' })])), 'essais');
    const { rows } = await exported();
    expect(rows[0]).toMatchObject({
      ...{ adresse: 'Nancy', pivot: '00000000000000', date_maj: '1970-01-01', code_postal: '54000' },
    });
    expect(rows[1]).toMatchObject({ latitude: '', longitude: '' });
  });
});

/** Faults of the library itself: names with parentheses or signs that the standard allows, and it does not. */
const LIBRARY_REFUSES = ['CommuneError', 'VoieError', 'ComplementAdresseError'];

function readByLibrary(row: Row): string | undefined {
  const filled = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''));
  const numbers = Object.fromEntries(
    ['latitude', 'longitude'].flatMap((name) => (row[name] ? [[name, Number(row[name])]] : [])),
  );
  try {
    fromSchemaLieuDeMediationNumerique({ ...filled, ...numbers } as never);
    return undefined;
  } catch (error) {
    return (error as Error).constructor.name;
  }
}

/** Official patterns are not anchored at their start: items are looked at one by one. */
function faults(row: Row, fields: SchemaField[]): string[] {
  return fields.flatMap(({ name, constraints }) => {
    const value = row[name] ?? '';
    if (value === '') return constraints?.required ? [`${name} is empty`] : [];
    const most = constraints?.maxLength ?? Infinity;
    if ([...value].length > most) return [`${name} is too long`];
    if (!constraints?.pattern) return [];
    const pattern = new RegExp(constraints.pattern);
    const items = constraints.pattern.startsWith('(?:(?:^|\\|)') ? value.split('|') : [value];
    // The schema has no space in this label; its own library, and every real file, have one.
    const read = items.map((item) => item.replace('Étapes numériques (La Poste)', 'Étapes numériques(La Poste)'));
    return read.filter((item) => pattern.exec(item)?.[0] !== item).map((item) => `${name}: ${item}`);
  });
}

interface SchemaField {
  name: string;
  constraints?: { required?: boolean; pattern?: string; maxLength?: number };
}

withShared(
  'is valid row by row, by the national schema and by its library (real files beside the project)',
  async () => {
    await dataSource.query('TRUNCATE place, directory_import CASCADE');
    await load(join(SHARED, 'lieux-mediation-numerique.v1.csv'), 'national');
    await load(join(SHARED, 'france-services-2024-08-01.csv'), 'france-services');
    const { rows } = await exported();
    expect(rows.length).toBeGreaterThan(14_000);
    const { fields } = JSON.parse(readFileSync(join(SHARED, 'schema.json'), 'utf8')) as { fields: SchemaField[] };
    expect(rows.flatMap((row) => faults(row, fields))).toEqual([]);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const refused = rows.map(readByLibrary).filter((error) => error !== undefined);
    expect([...new Set(refused)].filter((error) => !LIBRARY_REFUSES.includes(error))).toEqual([]);
  },
  120_000,
);

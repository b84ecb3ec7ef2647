import type pg from 'pg';
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { to as copyTo } from 'pg-copy-streams';
import { drawnFromSql, drawSql, oneOfSql } from './bulk.js';

/** Writes a directory of made-up places at the national schema v1, with some of the faults that real files have. */
export async function writeDirectory(client: pg.Client, path: string, rows: number): Promise<void> {
  const copy = client.query(copyTo(`COPY (${directorySql(rows)}) TO STDOUT WITH (FORMAT csv, HEADER)`)) as Readable;
  await pipeline(copy, createWriteStream(path));
}

/** One row in 90 has its point far away, one in 40 unreadable hours, two in three no SIRET, one in 12 no date. */
const directorySql = (rows: number): string => `
  WITH seat AS (
    SELECT insee_code, name, postal_codes, latitude, longitude, row_number() OVER (ORDER BY insee_code, copy) - 1 AS number
      FROM commune, generate_series(0, population / 2000) copy)
  SELECT 'Banc_' || n AS id, CASE n % 3 WHEN 0 THEN '35600000000048' ELSE '00000000000000' END AS pivot,
    'Espace numérique, ' || seat.name || ' ' || n AS nom, seat.name AS commune, postal_codes[1] AS code_postal,
    CASE WHEN n % 100 > 0 THEN insee_code END AS code_insee, n % 200 || ' rue de la République' AS adresse,
    CASE WHEN n % 7 = 0 THEN 'Bâtiment B' END AS complement_adresse,
    CASE WHEN n % 90 = 0 THEN 44.1 ELSE latitude + ${drawSql(1, 200)} / 10000.0 END AS latitude,
    longitude + ${drawSql(2, 200)} / 10000.0 AS longitude, ${oneOfSql(3, ['RFS', 'MUNI', 'ASSO|EVS', 'BIB'])} AS typologie,
    '+333' || lpad(${drawSql(4, 100_000_000)}::text, 8, '0') AS telephone, 'lieu' || n || '@exemple.test' AS courriels,
    CASE WHEN n % 3 = 0 THEN 'https://lieu' || n || '.exemple.test' END AS site_web,
    CASE WHEN n % 40 = 0 THEN 'Fr 08:30-12:15-13:30' WHEN n % 4 > 0 THEN 'Mo-Fr 09:00-12:00,14:00-17:30; Sa 09:00-12:00' END
      AS horaires,
    CASE WHEN n % 2 = 0 THEN 'Un lieu ouvert à tout le monde, avec des ordinateurs et quelqu’un pour aider.' END
      AS presentation_resume,
    NULL AS presentation_detail, 'Banc d’essai' AS source, 'Fixe' AS itinerance, NULL AS structure_parente,
    CASE WHEN n % 12 = 0 THEN '1970-01-01' ELSE '2026-0' || 1 + n % 9 || '-15' END AS date_maj,
    'Aide aux démarches administratives|Maîtrise des outils numériques du quotidien' AS services,
    CASE WHEN n % 10 = 0 THEN 'Seniors|Femmes' END AS publics_specifiquement_adresses,
    CASE WHEN n % 12 = 0 THEN 'Illettrisme' END AS prise_en_charge_specifique, 'Gratuit' AS frais_a_charge,
    CASE WHEN n % 3 > 0 THEN 'France Services' END AS dispositif_programmes_nationaux, NULL AS formations_labels,
    NULL AS autres_formations_labels, CASE WHEN n % 4 = 0 THEN 'Se présenter|Téléphoner' END AS modalites_acces,
    CASE WHEN n % 4 = 1 THEN 'Accompagnement individuel' END AS modalites_accompagnement, NULL AS fiche_acces_libre,
    NULL AS prise_rdv
  FROM ${drawnFromSql('seat', 6, String(rows))}
  ORDER BY n`;

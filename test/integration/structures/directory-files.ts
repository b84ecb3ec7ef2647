import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { COLUMNS, type Column } from '../../../src/modules/structures/directory/columns.js';
import { DirectoryImporter } from '../../../src/modules/structures/directory/directory-importer.js';
import { AuditTrail } from '../../../src/platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../src/platform/db/index.js';
import type { Clock } from '../../../src/platform/time/clock.js';

type Values = Partial<Record<Column, string>>;

/** A made-up row of the national schema, clean unless told otherwise. */
export const aRow = (number: number, values: Values = {}): Values => ({
  id: `essai-${number}`,
  pivot: '00000000000000',
  nom: `Maison des essais ${number}`,
  commune: 'Nancy',
  code_postal: '54000',
  code_insee: '54395',
  adresse: `${number} rue des Essais`,
  latitude: String(48.68 + (number % 100) / 5000),
  longitude: String(6.17 + (number % 70) / 5000),
  telephone: '+33383000001',
  horaires: 'Mo-Fr 09:00-12:00,14:00-17:00',
  date_maj: '2026-02-03',
  source: 'Essais',
  services: 'Maîtrise des outils numériques du quotidien|Utilisation sécurisée du numérique',
  ...values,
});

export const someRows = (count: number): Values[] => Array.from({ length: count }, (_, index) => aRow(index + 1));

export function csv(rows: readonly Values[], delimiter = ',', columns: readonly Column[] = COLUMNS): string {
  const cell = (text: string): string => (/[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => `${cells.map(cell).join(delimiter)}\n`)
    .join('');
}

export function importerOf(dataSource: DataSource, clock: Clock): DirectoryImporter {
  const work = new UnitOfWork(dataSource);
  return new DirectoryImporter(work, clock, new AuditTrail(work, clock));
}

/** A folder of files for one test file; `remove` at the end. */
export class Files {
  private readonly folder = mkdtempSync(join(tmpdir(), 'annuaire-'));

  write(name: string, content: string | Buffer): string {
    const path = join(this.folder, name);
    writeFileSync(path, content);
    return path;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

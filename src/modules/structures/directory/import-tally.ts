import { parseOpeningHours } from '../opening-hours/index.js';
import type { DirectoryFile } from './directory-file.js';
import type { DirectoryPlace } from './directory-place.js';
import type { DirectoryReport, MotiveCount, RepairCount, RepairExample } from './directory-report.js';
import type { Layout } from './read-headers.js';
import type { Repair } from './read-row.js';
import { remember } from './remember.js';

const isReadable = remember((hours) => parseOpeningHours(hours) !== undefined);

const EXAMPLES = 5;
const EXAMPLE_LENGTH = 200;

type Tallied = Pick<
  DirectoryReport,
  | 'rows'
  | 'accepted'
  | 'repaired'
  | 'refused'
  | 'approximatePositions'
  | 'doubtfulPositions'
  | 'unreadableHours'
  | 'repairs'
  | 'motives'
>;

/** Counts while the rows go by; its size depends on how many rules there are, not on how many rows. */
export class ImportTally {
  private accepted = 0;
  private repaired = 0;
  private refused = 0;
  private approximatePositions = 0;
  private doubtfulPositions = 0;
  private unreadableHours = 0;
  private readonly repairs = new Map<
    string,
    { field: string; rule: string; count: number; examples: RepairExample[] }
  >();
  private readonly motives = new Map<string, number>();

  accept(place: DirectoryPlace, repairs: readonly Repair[], line: number): void {
    this.accepted += 1;
    if (repairs.length > 0) this.repaired += 1;
    if (place.positionStatus === 'approximate') this.approximatePositions += 1;
    if (place.positionStatus === 'doubtful') this.doubtfulPositions += 1;
    if (place.openingHours !== undefined && !isReadable(place.openingHours)) this.unreadableHours += 1;
    for (const repair of repairs) this.count(repair, line, place.sourceId);
  }

  refuse(motives: readonly string[]): void {
    this.refused += 1;
    for (const motive of motives) {
      // Line numbers inside a motive would make each one unique.
      const kind = motive.replace(/\d+/g, 'n');
      this.motives.set(kind, (this.motives.get(kind) ?? 0) + 1);
    }
  }

  result(): Tallied {
    return {
      rows: this.accepted + this.refused,
      accepted: this.accepted,
      repaired: this.repaired,
      refused: this.refused,
      approximatePositions: this.approximatePositions,
      doubtfulPositions: this.doubtfulPositions,
      unreadableHours: this.unreadableHours,
      repairs: [...this.repairs.values()].sort(byCount) satisfies RepairCount[],
      motives: [...this.motives].map(([motive, count]): MotiveCount => ({ motive, count })).sort(byCount),
    };
  }

  private count({ field, rule, before, after }: Repair, line: number, id: string): void {
    const key = `${field} ${rule}`;
    const entry = this.repairs.get(key) ?? { field, rule, count: 0, examples: [] };
    entry.count += 1;
    if (entry.examples.length < EXAMPLES) {
      entry.examples.push({ line, id, before: before.slice(0, EXAMPLE_LENGTH), after: after.slice(0, EXAMPLE_LENGTH) });
    }
    this.repairs.set(key, entry);
  }
}

/** What to say of the file as a whole. */
export function fileNotes(file: DirectoryFile, headers: Layout | undefined): string[] {
  const notes: string[] = [...(headers?.notes ?? [])];
  if (file.encoding === 'windows-1252') {
    notes.push('Le fichier n’est pas en UTF-8\u00a0: il a été lu en windows-1252 (accents rétablis).');
  }
  if (headers && headers.missing.length > 0) {
    notes.push(`Colonnes absentes du fichier, considérées comme vides\u00a0: ${headers.missing.join(', ')}.`);
  }
  if (headers && headers.unknown.length > 0) {
    notes.push(`Colonnes inconnues du schéma national, non lues\u00a0: ${headers.unknown.join(', ')}.`);
  }
  return notes;
}

const byCount = (one: { count: number }, other: { count: number }): number => other.count - one.count;

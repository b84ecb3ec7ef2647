/** Where an import stands. `mapping`: its columns wait to be recognised by a person. */
export const IMPORT_STATUSES = [
  'mapping',
  'analysing',
  'analysed',
  'applying',
  'applied',
  'undoing',
  'undone',
  'failed',
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** Done by the program, away from any page; taken up again by itself when it dies in the middle. */
export const WORKING = ['analysing', 'applying', 'undoing'] as const satisfies readonly ImportStatus[];
export type Working = (typeof WORKING)[number];

export const isWorking = (status: ImportStatus): status is Working => (WORKING as readonly string[]).includes(status);

const next: Readonly<Record<ImportStatus, readonly ImportStatus[]>> = {
  mapping: ['analysing'],
  analysing: ['analysed', 'failed'],
  analysed: ['mapping', 'applying'],
  applying: ['applied', 'failed'],
  applied: ['undoing'],
  undoing: ['undone', 'failed'],
  undone: [],
  failed: ['analysing', 'applying', 'undoing'],
};

export const canBecome = (from: ImportStatus, to: ImportStatus): boolean => next[from].includes(to);

/** What becomes of the rows that look like somebody already known. */
export const DUPLICATE_CHOICES = ['skip', 'complete', 'create'] as const;
export type DuplicateChoice = (typeof DUPLICATE_CHOICES)[number];

/** An import is undone within this time: after it, its rows are emptied. */
export const DAYS_KEPT = 30;

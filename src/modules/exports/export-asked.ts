import type { SessionFilters } from '../support-sessions/index.js';
import type { Actor, Role } from '../../platform/access/actor.js';
import type { Day } from '../../platform/time/day.js';
import type { ExportKind } from './export-kinds.js';

/** `coop`: the workbook of La Coop de la médiation numérique, to the column. */
export const EXPORT_FORMATS = ['csv', 'xlsx', 'ods', 'jsonl', 'coop'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What is asked for: both days included. */
export interface Asked {
  kind: ExportKind;
  format: ExportFormat;
  from: Day;
  to: Day;
  filters: SessionFilters;
}

export const extensionOf = (format: ExportFormat): 'csv' | 'xlsx' | 'ods' | 'jsonl' =>
  format === 'coop' ? 'xlsx' : format;

/** Only accompaniments have La Coop’s columns. */
export const isOffered = (kind: ExportKind, format: ExportFormat): boolean =>
  format !== 'coop' || kind === 'accompaniments';

const logs: readonly Role[] = ['coordinator', 'mediator', 'counter', 'structure_manager'];
const follows: readonly Role[] = ['coordinator', 'structure_manager'];
const askers: Readonly<Record<ExportKind, readonly Role[]>> = {
  sessions: logs,
  accompaniments: logs,
  workshops: logs,
  referrals: follows,
};

export const canAsk = ({ role }: Pick<Actor, 'role'>, kind: ExportKind): boolean => askers[kind].includes(role);

/** In which place somebody asked: when it changes, what they asked for is no longer theirs to read. */
export const placeOf = ({ role, structureId, scope }: Pick<Actor, 'role' | 'structureId' | 'scope'>): string =>
  JSON.stringify([role, structureId, scope]);

/** What each line of a file carries, its name too: the end of the number of the export, which the journal has whole. */
export const markOf = (id: string): string => id.slice(-8);

import type { ExportKind } from './export-kinds.js';

/** What is written in the journal when each kind is asked for: its verb. */
export const EXPORT_VERBS: Readonly<Record<ExportKind, string>> = {
  sessions: 'session.export',
  accompaniments: 'accompaniment.export',
  referrals: 'referral.export',
  workshops: 'workshop.export',
};

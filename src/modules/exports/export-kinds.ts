export const EXPORT_KINDS = ['sessions', 'accompaniments', 'referrals', 'workshops'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

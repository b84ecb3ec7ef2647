/** The life of an export. `ready`: its file waits to be fetched; `expired`: the file is gone, what was asked stays. Pure. */
export const EXPORT_STATES = ['waiting', 'running', 'ready', 'cancelled', 'failed', 'expired'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

const next: Readonly<Record<ExportState, readonly ExportState[]>> = {
  waiting: ['running', 'cancelled'],
  // Its program died in the middle: it is begun again.
  running: ['running', 'ready', 'cancelled', 'failed'],
  ready: ['expired'],
  cancelled: [],
  failed: [],
  expired: [],
};

export const canBecome = (from: ExportState, to: ExportState): boolean => next[from].includes(to);

export const isUnderWay = (state: ExportState): boolean => state === 'waiting' || state === 'running';

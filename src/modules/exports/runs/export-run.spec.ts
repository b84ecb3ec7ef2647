import { ConflictError } from '../../../platform/errors/domain-error.js';
import { ExportRun } from './export-run.entity.js';
import { canBecome, EXPORT_STATES, type ExportState } from './export-status.js';

const now = new Date('2026-11-24T09:30:00Z');
const made = { rows: 3, size: 120, sha256: 'x' };
const inState = (state: ExportState): ExportRun => Object.assign(new ExportRun(), { state, rowsWritten: 7 });

const acts: [string, ExportState, (run: ExportRun) => void][] = [
  ['start', 'running', (run) => run.start(now)],
  ['finish', 'ready', (run) => run.finish(made, now)],
  ['cancel', 'cancelled', (run) => run.cancel(now)],
  ['fail', 'failed', (run) => run.fail('Disque plein', now)],
  ['expire', 'expired', (run) => run.expire()],
];

describe.each(EXPORT_STATES)('%s', (from) => {
  it.each(acts)('%s', (_name, to, act) => {
    const run = inState(from);
    if (!canBecome(from, to)) {
      expect(() => act(run)).toThrow(ConflictError);
      expect(run.state).toBe(from);
    } else {
      act(run);
      expect(run.state).toBe(to);
    }
  });
});

it('allows what its life needs, and nothing else', () => {
  const pairs = EXPORT_STATES.flatMap((from) =>
    EXPORT_STATES.filter((to) => canBecome(from, to)).map((to) => `${from} ${to}`),
  );
  expect(pairs).toEqual([
    ...['waiting running', 'waiting cancelled', 'running running', 'running ready', 'running cancelled'],
    ...['running failed', 'ready expired'],
  ]);
});

it('begins again from nothing, and is kept for a day', () => {
  const run = inState('running');
  run.start(now);
  expect(run.rowsWritten).toBe(0);
  run.finish(made, now);
  expect([run.rowsWritten, run.expiresAt]).toEqual([3, new Date('2026-11-25T09:30:00Z')]);
});

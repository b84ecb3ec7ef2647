import type { Answer } from './exchange.js';

export interface Load {
  readonly requests: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  /** Sum of the times of all requests, in milliseconds. */
  readonly waited: number;
}

type Act = (client: number, round: number) => Promise<Answer>;

/**
 * So many clients at once, each asking again as soon as it is answered, for so long.
 * @throws when one answer is not 200: the figures would mean nothing
 */
export async function load(clients: number, seconds: number, act: Act): Promise<Load> {
  const times: number[] = [];
  const started = performance.now();
  const end = started + seconds * 1000;
  const client = async (_: unknown, index: number): Promise<void> => {
    for (let round = 0; performance.now() < end; round += 1) {
      const answer = await act(index, round);
      if (answer.status !== 200) throw new Error(`Under load, a page answered ${answer.status}.`);
      times.push(answer.ms);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const elapsed = (performance.now() - started) / 1000;
  return {
    requests: times.length,
    perSecond: times.length / elapsed,
    p50: percentile(times, 50),
    p95: percentile(times, 95),
    waited: times.reduce((sum, ms) => sum + ms, 0),
  };
}

/** The smallest value that at least so many per cent of the values do not exceed. */
export function percentile(values: readonly number[], rank: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const value = sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

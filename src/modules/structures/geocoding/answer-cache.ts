import type { Clock } from '../../../platform/time/clock.js';

const KEPT_MS = 10 * 60_000;
const MOST = 500;

/** Remembers a few hundred answers for ten minutes, in memory alone. */
export class AnswerCache<T> {
  private readonly answers = new Map<string, { readonly until: number; readonly answer: T }>();

  constructor(private readonly clock: Clock) {}

  get(key: string): T | undefined {
    const known = this.answers.get(key);
    if (known && known.until > this.clock.now().getTime()) return known.answer;
    this.answers.delete(key);
    return undefined;
  }

  keep(key: string, answer: T): void {
    const [oldest] = this.answers.keys();
    if (this.answers.size >= MOST && oldest !== undefined) this.answers.delete(oldest);
    this.answers.set(key, { until: this.clock.now().getTime() + KEPT_MS, answer });
  }
}

import type { Clock } from './time/clock.js';

/** Remembers the last `most` answers for so many milliseconds, in the memory of this process alone. */
export class AnswerCache<T> {
  private readonly answers = new Map<string, { readonly until: number; readonly answer: T }>();

  constructor(
    private readonly clock: Clock,
    private readonly limits: { keptMs: number; most: number },
  ) {}

  get(key: string): T | undefined {
    const known = this.answers.get(key);
    if (known && known.until > this.clock.now().getTime()) return known.answer;
    this.answers.delete(key);
    return undefined;
  }

  keep(key: string, answer: T): void {
    const [oldest] = this.answers.keys();
    if (this.answers.size >= this.limits.most && oldest !== undefined) this.answers.delete(oldest);
    this.answers.set(key, { until: this.clock.now().getTime() + this.limits.keptMs, answer });
  }
}

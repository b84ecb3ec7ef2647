/** What a benchmark has made and must take away again, last made first, also after a failure or Ctrl-C. */
export class Leftovers {
  private readonly actions: (() => unknown)[] = [];
  private removal: Promise<void> | undefined;

  add(action: () => unknown): void {
    this.actions.push(action);
  }

  /** Others that may be removed before these, and are with them at the latest. */
  apart(): Leftovers {
    const own = new Leftovers();
    this.add(() => own.remove());
    return own;
  }

  /** Runs every action, even when one fails; the first failure is thrown at the end. Called twice, it is done once. */
  remove(): Promise<void> {
    return (this.removal ??= this.removeAll());
  }

  private async removeAll(): Promise<void> {
    const failures: unknown[] = [];
    for (let action = this.actions.pop(); action; action = this.actions.pop()) {
      try {
        await action();
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }
}

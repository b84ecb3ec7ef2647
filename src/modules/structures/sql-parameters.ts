/** Gathers the values of a statement and gives back their places: `$1`, `$2`… */
export class SqlParameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

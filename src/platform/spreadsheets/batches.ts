import { MOST_SHEET_ROWS, type Row, type Sheet } from './cell-value.js';

const ROWS_AT_ONCE = 100;

/** The rows of a sheet, some at a time, however they come. */
export const batchesOf = (sheet: Sheet): AsyncIterable<readonly Row[]> =>
  'batches' in sheet ? sheet.batches : gathered(sheet.rows);

async function* gathered(rows: Iterable<Row> | AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < ROWS_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** Cuts a table into sheets of a bounded length: each is read to its end before the next is asked for. */
export class SheetCutter {
  private readonly source: AsyncIterator<readonly Row[]>;
  private readonly repeated: Row[] = [];
  private rest: readonly Row[] | undefined;
  private isFirst = true;

  constructor(
    private readonly sheet: Sheet,
    private readonly most: number = MOST_SHEET_ROWS,
  ) {
    this.source = batchesOf(sheet)[Symbol.asyncIterator]();
  }

  /** Whether rows are left for one more sheet. */
  async hasMore(): Promise<boolean> {
    this.rest ??= await this.read();
    return this.rest !== undefined;
  }

  /** The rows of the next sheet, its headings first when it goes on with another. */
  async *next(): AsyncGenerator<readonly Row[]> {
    let free = this.most;
    if (!this.isFirst && this.repeated.length > 0) {
      free -= this.repeated.length;
      yield this.repeated;
    }
    let number = 0;
    let isWhole = false;
    try {
      while (free > 0 && (await this.hasMore())) {
        const batch = this.rest ?? [];
        const taken = batch.length > free ? batch.slice(0, free) : batch;
        this.rest = batch.length > free ? batch.slice(free) : undefined;
        if (this.isFirst) this.keepHeadings(taken, number);
        number += taken.length;
        free -= taken.length;
        yield taken;
      }
      this.isFirst = false;
      isWhole = true;
    } finally {
      // The reader has left: so does whoever reads the rows.
      if (!isWhole) await this.end();
    }
  }

  /** Whoever reads the rows may go. */
  async end(): Promise<void> {
    await this.source.return?.();
  }

  private keepHeadings(rows: readonly Row[], before: number): void {
    for (const heading of this.sheet.headings ?? []) {
      const row = rows[heading - 1 - before];
      if (row && heading > before) this.repeated.push(row);
    }
  }

  private async read(): Promise<readonly Row[] | undefined> {
    for (;;) {
      const read = await this.source.next();
      if (read.done === true) return undefined;
      if (read.value.length > 0) return read.value;
    }
  }
}

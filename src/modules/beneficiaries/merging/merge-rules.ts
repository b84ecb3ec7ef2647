/**
 * What becomes of a row that points at a person whose file is merged into another. A test walks the foreign keys of the
 * database and fails on one that nobody declared: a table made tomorrow cannot be forgotten.
 */
export interface MergeRule {
  table: string;
  column: string;
  /** `move`: the row follows the person. `drop`: it has no sense any more. `stay`: it is left as it is. */
  then: 'move' | 'drop' | 'stay';
  /**
   * For `move`: SQL on the rows `theirs` (of the merged file) and `ours` (of the kept one, the same table) that cannot
   * both be one person's. Theirs is dropped.
   */
  clash?: string;
  /** For `move`: SQL on `theirs` alone, $1 being the kept file: a row that would point at itself. Dropped too. */
  pointless?: string;
  /** For `move`: SQL on `theirs` and `ours` that a person must settle first, and the words that say so. */
  refused?: { when: string; words: string };
  /** SQL run once rows were dropped, and the contrary once they are given back; $1: the rows, as a JSON array. */
  afterDrop?: string;
  afterRestore?: string;
}

const rules = new Map<string, MergeRule>();

const nameOf = ({ table, column }: Pick<MergeRule, 'table' | 'column'>): string => `${table}.${column}`;

/** In the module's `*.merge-rules.ts`, which the module's file imports: one rule a foreign key. */
export function declareMergeRules(...declared: MergeRule[]): void {
  for (const rule of declared) {
    for (const name of [rule.table, rule.column]) {
      if (!/^[a-z_]+$/.test(name)) throw new Error(`${name} names no table and no column`);
    }
    rules.set(nameOf(rule), rule);
  }
}

/** The usual case: the rows follow the person. */
export const rowsFollow = (table: string, column = 'beneficiary_id'): MergeRule => ({ table, column, then: 'move' });

/** In the order in which they were declared. */
export const mergeRules = (): readonly MergeRule[] => [...rules.values()];

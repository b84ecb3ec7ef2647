import { DomainError } from '../errors/domain-error.js';

/** A file that cannot be read as a table. `message` is one French sentence or two: what is wrong, how to mend it. */
export class SpreadsheetRefusedError extends DomainError {
  override readonly name = 'SpreadsheetRefusedError';
}

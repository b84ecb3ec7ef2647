import { DomainError } from '../../../platform/errors/domain-error.js';

/** A file that is not what it claims to be. `message` is one French sentence or two: what is wrong, how to mend it. */
export class FileRefusedError extends DomainError {
  override readonly name = 'FileRefusedError';
}

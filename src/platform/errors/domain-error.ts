/** Expected failures that a page can explain. Anything else is a fault of ours and answers 500. */
export abstract class DomainError extends Error {}

/** Absent, or not for this actor: the two are never told apart. */
export class NotFoundError extends DomainError {
  constructor(readonly what: string) {
    super(`${what} not found`);
  }
}

/** The record is no longer in a state that allows the act. `message` is French, for the page. */
export class ConflictError extends DomainError {}

/** This machine or its settings lack what the act needs. `message` is French, for the page. */
export class UnavailableError extends DomainError {}

/** Nobody is signed in: the page they asked for is offered again after sign-in. */
export class SignInRequired extends Error {
  constructor(readonly wanted: string) {
    super('sign-in required');
  }
}

/** Signed in, but the structure in which they work is not chosen yet. */
export class MembershipRequired extends Error {}

import { PASSWORD } from '../data/accounts.js';
import { Visitor } from '../client/visitor.js';
import type { Leftovers } from './leftovers.js';

export interface Crowd {
  readonly visitors: readonly Visitor[];
  /** How long each answer to a password took, one after the other, in milliseconds. */
  readonly signInTimes: readonly number[];
}

/** Signs every account in through the sign-in page, each in a browser of its own. */
export async function signInAll(origin: string, emails: readonly string[], leftovers: Leftovers): Promise<Crowd> {
  const visitors: Visitor[] = [];
  const signInTimes: number[] = [];
  for (const email of emails) {
    const visitor = new Visitor(origin);
    leftovers.add(() => visitor.leave());
    signInTimes.push(await visitor.signIn(email, PASSWORD));
    visitors.push(visitor);
  }
  return { visitors, signInTimes };
}

export function strangers(origin: string, count: number, leftovers: Leftovers): readonly Visitor[] {
  return Array.from({ length: count }, () => {
    const visitor = new Visitor(origin);
    leftovers.add(() => visitor.leave());
    return visitor;
  });
}

/** A workshop that ends early may be closed once its half is over: people do not wait for the clock. Pure. */
export const isOver = (startsAt: Date, endsAt: Date, now: Date): boolean =>
  now.getTime() >= (startsAt.getTime() + endsAt.getTime()) / 2;

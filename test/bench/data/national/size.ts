/** What the nation is made of; `scaled` makes a small one of the same shape, to try something out. */
export interface NationSize {
  readonly mediators: number;
  readonly structures: number;
  readonly places: number;
  readonly sessions: number;
  readonly accompaniments: number;
  readonly people: number;
  readonly referrals: number;
  /** Of whom a team is made at first. */
  readonly teamOf: number;
}

export const NATION: NationSize = {
  mediators: 5_000,
  structures: 2_000,
  places: 6_000,
  sessions: 2_000_000,
  accompaniments: 6_000_000,
  people: 3_000_000,
  referrals: 300_000,
  teamOf: 30,
};

/** Three years, whose last day is the last one of the figures. */
export const FROM = '2023-12-01';
export const UNTIL = '2026-11-30';

export function scaled(share: number): NationSize {
  if (share === 1) return NATION;
  const of = (count: number, least: number): number => Math.max(least, Math.round(count * share));
  return {
    mediators: of(NATION.mediators, 80),
    structures: of(NATION.structures, 40),
    places: of(NATION.places, 120),
    sessions: of(NATION.sessions, 4_000),
    accompaniments: of(NATION.accompaniments, 12_000),
    people: of(NATION.people, 6_000),
    referrals: of(NATION.referrals, 600),
    teamOf: NATION.teamOf,
  };
}

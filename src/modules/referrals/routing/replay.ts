import { compareRanked, type Ranked, type Weights } from './weights.js';

/** What became of a referral that was chosen among suggestions. */
export type Ending = 'accepted' | 'refused' | 'silent' | 'other';

export interface Candidate {
  receiverId: string;
  /** Absent for a caisse, which keeps its place whatever the weights. */
  ranked?: Ranked | undefined;
}

export interface PastChoice {
  chosenId: string;
  ending: Ending;
  /** The first ones, in the order in which they were shown. */
  candidates: readonly Candidate[];
}

export interface Counts {
  choices: number;
  /** Another would have been proposed first. */
  firstChanges: number;
  /** The one that was chosen was the first, then would be. */
  chosenFirstBefore: number;
  chosenFirstAfter: number;
}

export interface ChangedChoice {
  ending: Ending;
  beforeId: string;
  afterId: string;
  chosenId: string;
}

export interface Replay {
  all: Counts;
  refused: Counts;
  silent: Counts;
  /** The last ones whose first suggestion changes. */
  changed: ChangedChoice[];
}

const none = (): Counts => ({ choices: 0, firstChanges: 0, chosenFirstBefore: 0, chosenFirstAfter: 0 });

/**
 * What other weights would have proposed first, over past choices, the last one first. Pure. Only the ten candidates kept of
 * each choice are ranked again: one that stood lower cannot come first here.
 * @param lines how many changes are given one by one
 */
export function replay(choices: readonly PastChoice[], weights: Weights, lines: number): Replay {
  const found: Replay = { all: none(), refused: none(), silent: none(), changed: [] };
  for (const choice of choices) {
    const [before, after] = [choice.candidates[0], rankedAgain(choice.candidates, weights)[0]];
    if (!before || !after) continue;
    const changes = before.receiverId !== after.receiverId;
    const counted = [
      found.all,
      ...(choice.ending === 'refused' || choice.ending === 'silent' ? [found[choice.ending]] : []),
    ];
    for (const counts of counted) {
      counts.choices += 1;
      if (changes) counts.firstChanges += 1;
      if (before.receiverId === choice.chosenId) counts.chosenFirstBefore += 1;
      if (after.receiverId === choice.chosenId) counts.chosenFirstAfter += 1;
    }
    if (changes && found.changed.length < lines) {
      const { ending, chosenId } = choice;
      found.changed.push({ ending, chosenId, beforeId: before.receiverId, afterId: after.receiverId });
    }
  }
  return found;
}

/** Places change places among themselves; what the weights leave equal stays as it was. */
export function rankedAgain(candidates: readonly Candidate[], weights: Weights): Candidate[] {
  const places = candidates
    .flatMap((candidate) => (candidate.ranked ? [{ candidate, ranked: candidate.ranked }] : []))
    .sort((one, other) => compareRanked(one.ranked, other.ranked, weights));
  return candidates.map((candidate) => (candidate.ranked ? (places.shift()?.candidate ?? candidate) : candidate));
}

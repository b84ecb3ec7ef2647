import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import type { ChoiceReason } from './choice-codes.js';
import { type PastCandidate, type Picked, REPLAYED, type Shown, wayOf } from './shown.js';
import { SuggestionSets } from './suggestion-sets.js';

/** What is about to be chosen, beside what was suggested. */
export interface ChoiceStanding {
  /** Among the suggestions of the same path; null when it was not one of them. */
  rank: number | null;
  /** The first suggestion of that path; null when there was none. */
  firstName: string | null;
  /** Another than the first is chosen: the agent says why. */
  asksWhy: boolean;
}

export interface ChoiceMade extends Picked {
  /** Id of the suggestions that were shown; undefined or out of date: nothing is noted. */
  suggestion: string | undefined;
  reasons: readonly ChoiceReason[];
  /** Asked with the reason « other », and only with it. */
  words: string | null;
}

/** Choices against the suggestions: what was chosen, among what, and why. */
@Injectable()
export class ChoiceRecords {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sets: SuggestionSets,
  ) {}

  /**
   * Where the choice stands among what the actor was shown for this person; undefined when the suggestions are unknown
   * (another way in, or more than a week ago): nothing is then asked.
   */
  async standing(
    actor: StructureActor,
    beneficiaryId: string,
    suggestion: string | undefined,
    picked: Picked,
  ): Promise<ChoiceStanding | undefined> {
    const kept = await this.sets.find(actor, beneficiaryId, suggestion);
    return kept && standingOf(kept.shown, picked);
  }

  /**
   * Notes the choice of a referral that has just been prepared, in the caller's transaction; again when a draft changes.
   * @throws ConflictError when another than the first is chosen without a reason, or « other » without words
   */
  async note(actor: StructureActor, beneficiaryId: string, referralId: string, choice: ChoiceMade): Promise<void> {
    const kept = await this.sets.find(actor, beneficiaryId, choice.suggestion);
    if (!kept) return;
    const { rank, asksWhy } = standingOf(kept.shown, choice);
    if (asksWhy && choice.reasons.length === 0) throw new ConflictError(SAY_WHY);
    const reasons = rank !== null && asksWhy ? [...new Set(choice.reasons)] : [];
    const words = reasons.includes('other') ? choice.words : null;
    if (reasons.includes('other') && !words?.trim()) throw new ConflictError(SAY_WHICH);
    await this.work.prepared(NOTE, [
      referralId,
      kept.weightsVersion,
      rank,
      JSON.stringify(candidatesOf(kept.shown, choice)),
      reasons,
      words,
    ]);
  }
}

export const SAY_WHY = 'Dites pourquoi ce choix plutôt que la première proposition.';
export const SAY_WHICH = 'Précisez l’autre raison en quelques mots.';

const rivals = (shown: readonly Shown[], picked: Picked): Shown[] =>
  shown.filter((one) => wayOf(one) === wayOf(picked)).sort((one, other) => one.rank - other.rank);

function standingOf(shown: readonly Shown[], picked: Picked): ChoiceStanding {
  const all = rivals(shown, picked);
  const rank = all.find(({ receiverId }) => receiverId === picked.receiverId)?.rank ?? null;
  return { rank, firstName: all[0]?.name ?? null, asksWhy: rank !== null && rank > 1 };
}

function candidatesOf(shown: readonly Shown[], picked: Picked): PastCandidate[] {
  return rivals(shown, picked)
    .slice(0, REPLAYED)
    .map(({ receiverId, tier, values }) => ({ receiverId, ...(values && { tier: tier ?? 0, values }) }));
}

const NOTE = `
  INSERT INTO referral_choice (referral_id, weights_version, chosen_rank, candidates, reasons, words)
  VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (referral_id) DO UPDATE SET weights_version = excluded.weights_version,
    chosen_rank = excluded.chosen_rank, candidates = excluded.candidates, reasons = excluded.reasons,
    words = excluded.words`;

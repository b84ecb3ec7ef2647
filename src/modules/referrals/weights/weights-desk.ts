import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Clock } from '../../../platform/time/clock.js';
import { addMonths, type Day } from '../../../platform/time/day.js';
import { ChoiceQueries, type ReasonsReport } from '../choices/choice.queries.js';
import { replay, type Replay } from '../routing/replay.js';
import type { Weights } from '../routing/weights.js';
import { RoutingWeights, type WeightsInForce, type WeightsVersion } from './routing-weights.service.js';

export interface WeightsOnDesk {
  inForce: WeightsInForce;
  history: WeightsVersion[];
  /** Of the last twelve months. */
  reasons: ReasonsReport;
}

export interface WeightsPreview {
  inForce: WeightsInForce;
  replay: Replay;
  /** Of the places and structures that the replay names. */
  names: Map<string, string>;
}

const MONTHS = 12;
const LINES = 5;

/** What an administrator has before them to read and change the weights. */
@Injectable()
export class WeightsDesk {
  constructor(
    private readonly weights: RoutingWeights,
    private readonly choices: ChoiceQueries,
    private readonly clock: Clock,
  ) {}

  inForce(): Promise<WeightsInForce> {
    return this.weights.inForce();
  }

  async read(actor: Actor): Promise<WeightsOnDesk> {
    const today = this.today();
    return {
      inForce: await this.weights.inForce(),
      history: await this.weights.history(),
      reasons: await this.choices.reasons(actor, { from: addMonths(today, -MONTHS), to: today }),
    };
  }

  /** What these weights would have proposed first, over past choices: nothing is changed. */
  async preview(weights: Weights): Promise<WeightsPreview> {
    const tried = replay(await this.choices.past(), weights, LINES);
    const ids = tried.changed.flatMap(({ beforeId, afterId, chosenId }) => [beforeId, afterId, chosenId]);
    return {
      inForce: await this.weights.inForce(),
      replay: tried,
      names: await this.choices.names([...new Set(ids)]),
    };
  }

  /** @throws ConflictError when another version is in force by now, or nothing changes */
  apply(actor: Actor, change: { after: number; weights: Weights; words: string }): Promise<{ version: number }> {
    return this.weights.change(actor, change);
  }

  private today(): Day {
    return this.clock.today();
  }
}

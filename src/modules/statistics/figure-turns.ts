import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import type { Actor } from '../../platform/access/actor.js';
import { keptTerritory } from './figures/kept-territory.js';
import type { Selection } from './figures/selection.js';

/**
 * Figures are read one page at a time, so that those who log always find a connection and a processor: a page takes three or
 * four of each. Neither what is answered from roll-ups nor what is one’s own waits for what a coordinator counts from the
 * rows, which may take seconds.
 */
@Injectable()
export class FigureTurns {
  private readonly kept = pLimit(1);
  private readonly own = pLimit(1);
  private readonly counted = pLimit(1);

  take<T>(actor: Actor, selection: Selection, read: () => Promise<T>): Promise<T> {
    if (actor.role !== 'coordinator') return this.own(read);
    return (keptTerritory(actor, selection) ? this.kept : this.counted)(read);
  }
}

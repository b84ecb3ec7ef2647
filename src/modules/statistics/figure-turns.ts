import { Injectable } from '@nestjs/common';
import pLimit from 'p-limit';
import type { Actor } from '../../platform/access/actor.js';
import { keptTerritory } from './figures/kept-territory.js';
import type { Selection } from './figures/selection.js';

/**
 * Figures are read one page at a time, so that those who log always find a connection and a processor: a page takes up to
 * four of each. What is answered from roll-ups does not wait for what is counted from the rows, which may take seconds.
 */
@Injectable()
export class FigureTurns {
  private readonly kept = pLimit(1);
  private readonly counted = pLimit(1);

  take<T>(actor: Actor, selection: Selection, read: () => Promise<T>): Promise<T> {
    return (keptTerritory(actor, selection) ? this.kept : this.counted)(read);
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import type { DayPoint, Figures, Totals } from './figures.js';
import type { Selection } from './selection.js';

/**
 * Exact figures of what the actor may count. Territories without a filter (or by kind alone) are answered from the
 * roll-ups, all else from the rows: both count the same, to the unit.
 */
@Injectable()
export class FiguresService {
  of(actor: Actor, selection: Selection): Promise<Figures> {
    throw new Error('soon');
  }

  totals(actor: Actor, selection: Selection): Promise<Totals> {
    throw new Error('soon');
  }

  /** By day, in order. */
  days(actor: Actor, selection: Selection): Promise<DayPoint[]> {
    throw new Error('soon');
  }
}

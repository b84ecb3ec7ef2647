import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError } from '../../../platform/errors/domain-error.js';
import { Clock } from '../../../platform/time/clock.js';
import { CRITERIA, type Weights } from '../routing/weights.js';

export interface WeightsInForce {
  version: number;
  weights: Weights;
}

export interface WeightsVersion extends WeightsInForce {
  /** Why it was changed. */
  words: string;
  /** Null for the one that came with the program. */
  by: string | null;
  at: Date;
}

/** The weights that rank places: one table, read by everybody, changed by administrators, one version after another. */
@Injectable()
export class RoutingWeights {
  constructor(
    private readonly work: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async inForce(): Promise<WeightsInForce> {
    const [last] = await this.work.prepared<WeightsInForce>(
      'SELECT version, weights FROM routing_weights ORDER BY version DESC LIMIT 1',
      [],
    );
    if (!last) throw new Error('The migration puts a first version of the weights.');
    return last;
  }

  /** The last one first. */
  history(): Promise<WeightsVersion[]> {
    return this.work.query<WeightsVersion>(
      `SELECT w.version, w.weights, w.words, u.first_name || ' ' || u.last_name AS by, w.at
         FROM routing_weights w LEFT JOIN app_user u ON u.id = w.by_user_id ORDER BY w.version DESC LIMIT 50`,
    );
  }

  /**
   * Puts other weights in force, as a new version.
   * @param after the version that was read: a colleague's later change is not overwritten
   * @throws ConflictError when another version is in force by now, or nothing changes
   */
  async change(actor: Actor, change: { after: number; weights: Weights; words: string }): Promise<{ version: number }> {
    return this.work.run(async () => {
      await this.work.execute('LOCK TABLE routing_weights IN SHARE ROW EXCLUSIVE MODE');
      const current = await this.inForce();
      if (current.version !== change.after) throw new ConflictError(CHANGED_MEANWHILE);
      if (CRITERIA.every((one) => current.weights[one] === change.weights[one])) throw new ConflictError(SAME);
      const version = current.version + 1;
      await this.work.execute(
        'INSERT INTO routing_weights (version, weights, words, by_user_id, at) VALUES ($1, $2, $3, $4, $5)',
        [version, JSON.stringify(change.weights), change.words, actor.userId, this.clock.now()],
      );
      await this.audit.record({
        verb: 'routing.change-weights',
        subjectKind: 'routing_weights',
        subjectId: String(version),
        details: { ...change.weights },
      });
      return { version };
    });
  }
}

const CHANGED_MEANWHILE =
  'Le classement a été changé entre-temps par quelqu’un d’autre. Reprenez la page pour partir du réglage en vigueur.';
const SAME = 'Ce réglage est déjà celui en vigueur\u00a0: rien n’a été changé.';

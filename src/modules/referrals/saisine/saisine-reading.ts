import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/time/clock.js';
import { ReferralReading, type ReferralSeen } from '../referral-reading.js';
import { type CallBackContact, SaisineQueries, type SaisineStepLine } from './saisine.queries.js';
import type { Saisine } from './saisine.entity.js';
import { SaisineRecords } from './saisine-records.js';
import { canFollow, SAISINE_STEPS, type SaisineStep, statusOf } from './saisine-status.js';

/** Everything that one side may read of a saisine, and the steps that it can take now. */
export interface SaisineSeen {
  seen: ReferralSeen;
  saisine: Saisine;
  /** Oldest first. */
  steps: SaisineStepLine[];
  /** Whom to call back; null while the caisse has not said « bien reçu », and once all is over. */
  contact: CallBackContact | null;
  next: SaisineStep[];
  /** No answer although the caisse's delay is over. */
  late: boolean;
}

@Injectable()
export class SaisineReading {
  constructor(
    private readonly reading: ReferralReading,
    private readonly saisines: SaisineRecords,
    private readonly queries: SaisineQueries,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError absent, no saisine, or not for the actor's structure */
  async read(actor: StructureActor, id: string): Promise<SaisineSeen> {
    const seen = await this.reading.read(actor, id);
    const saisine = await this.saisines.require(id);
    const { side, isFor } = seen;
    const waits = statusOf(saisine.step) === 'sent';
    const mayRead = side === 'sender' || saisine.step === 'acknowledged' || statusOf(saisine.step) === 'accepted';
    return {
      seen,
      saisine,
      steps: await this.queries.stepsOf(id),
      contact: mayRead ? ((await this.queries.contact(id)) ?? null) : null,
      next: SAISINE_STEPS.filter(
        (step) => canFollow(saisine.step, step) && (step === 'closed' ? isFor.close : isFor.answer),
      ),
      late: waits && saisine.answerDueOn !== null && saisine.answerDueOn < this.clock.today(),
    };
  }

  /** The same, noted in the journal: the page shows a person. @param verb what is done with it */
  async open(actor: StructureActor, id: string, verb: 'saisine.read' | 'saisine.print'): Promise<SaisineSeen> {
    const found = await this.read(actor, id);
    const { side } = found.seen;
    const details = { side, step: found.saisine.step };
    await this.audit.record({ verb, subjectKind: 'referral', subjectId: id, details });
    return found;
  }
}

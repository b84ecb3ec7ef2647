import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import type { Day } from '../../../platform/time/day.js';
import type { Level } from '../../assessments/index.js';
import { AnswersService } from '../answers.service.js';
import { Receivers } from '../receivers.js';
import type { Act, Referral } from '../referral.entity.js';
import { canAnswer, type Party } from '../referral.policy.js';
import type { Outcome } from '../referral-codes.js';
import { ReferralRecords } from '../referral-records.js';
import { Saisine } from './saisine.entity.js';
import { SaisineRecords } from './saisine-records.js';
import { outcomeOf, type PlainStep } from './saisine-status.js';

const take: Record<PlainStep, (saisine: Saisine) => void> = {
  acknowledged: (saisine) => saisine.acknowledge(),
  called_back: (saisine) => saisine.callBack(),
  workshop_attended: (saisine) => saisine.attendWorkshop(),
  unreachable: (saisine) => saisine.noteUnreachable(),
  redirected: (saisine) => saisine.redirect(),
};

/**
 * What the caisse does with a saisine, signed in or by its link; the sender in its name when nobody there has an
 * account. Each is one transaction that holds the referral, moves both lives together and dates the step: of two at
 * once, one wins and the other gets a ConflictError (in French). NotFoundError when it is absent or not for whom asks.
 * A refusal is the referral's: see `AnswersService.refuse`.
 */
@Injectable()
export class SaisinesService {
  constructor(
    private readonly records: ReferralRecords,
    private readonly saisines: SaisineRecords,
    private readonly answers: AnswersService,
    private readonly receivers: Receivers,
  ) {}

  async take(who: Party, id: string, step: PlainStep): Promise<void> {
    if (step === 'acknowledged') return this.acknowledge(who, id);
    await this.move(who, id, (saisine) => take[step](saisine), null);
  }

  /** Anew when one was offered before. */
  async offerWorkshop(who: Party, id: string, on: Day): Promise<void> {
    await this.move(who, id, (saisine) => saisine.offerWorkshop(on), on);
  }

  /** @param end.outcome left out when the last step already tells it */
  async close(
    who: Party,
    id: string,
    end: { outcome?: Outcome; words: string | null; levelAfter: Level | null },
  ): Promise<void> {
    await this.records.run(async () => {
      await this.records.hold(who, id);
      const { step } = await this.saisines.require(id);
      const outcome = outcomeOf(step) ?? end.outcome ?? 'other';
      await this.answers.close(who, id, { ...end, outcome });
    });
  }

  private async acknowledge(who: Party, id: string): Promise<void> {
    await this.records.run(async () => {
      const saisine = await this.held(who, id);
      // The referral stays silent when it was said before: the saisine knows better.
      saisine.acknowledge();
      await this.answers.acknowledge(who, id);
    });
  }

  private async move(
    who: Party,
    id: string,
    change: (saisine: Saisine) => void,
    appointmentOn: Day | null,
  ): Promise<void> {
    await this.records.run(async () => {
      const saisine = await this.held(who, id);
      change(saisine);
      await this.saisines.keep(saisine, this.records.authorOf(who));
      await this.records.change(who, id, {
        verb: 'saisine.step',
        allowed: () => true,
        // A first step with the person is the acceptance; the later ones change nothing in the referral.
        how: (referral: Referral, act: Act) =>
          referral.status === 'sent' ? referral.accept(act, appointmentOn, null) : undefined,
        details: { step: saisine.step },
      });
    });
  }

  /** @throws NotFoundError when it is not for this party to answer */
  private async held(who: Party, id: string): Promise<Saisine> {
    const referral = await this.records.hold(who, id);
    const answersHere = await this.receivers.answersHere(referral.receiverStructureId);
    if (!canAnswer(who, referral, answersHere)) throw new NotFoundError('referral');
    return this.saisines.require(id);
  }
}

import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type SeatChange, SeatWatchers, WorkshopOffers } from '../../workshops/index.js';
import type { Act, Referral } from '../referral.entity.js';
import { ReferralRecords, TOOL } from '../referral-records.js';
import { type SeatAnswer, seatAnswer } from './seat-answer.js';

const verbs = { accept: 'referral.accept', refuse: 'referral.refuse', close: 'referral.close' } as const;

/** What becomes of a seat answers the referral that asked for it, in the same transaction. Nobody signs it. */
@Injectable()
export class SeatFollower implements OnModuleInit {
  constructor(
    private readonly watchers: SeatWatchers,
    private readonly records: ReferralRecords,
    private readonly offers: WorkshopOffers,
  ) {}

  onModuleInit(): void {
    this.watchers.register({ changed: (change) => this.changed(change) });
  }

  private async changed({ referralId, workshopId, from, to, by }: SeatChange): Promise<void> {
    if (referralId === null) return;
    const referral = await this.records.hold(TOOL, referralId);
    const moves = referral.workshopId !== workshopId;
    const answer = seatAnswer(referral.status, { from, to, by });
    if (!answer && !moves) return;
    const day = (await this.offers.dayOf(workshopId)) ?? null;
    await this.records.change(TOOL, referralId, {
      verb: answer ? verbs[answer.kind] : 'referral.move-seat',
      allowed: () => true,
      how: (held, act) => {
        if (moves) held.moveSeat(workshopId, day);
        if (answer) say(held, act, answer, day);
      },
    });
  }
}

function say(referral: Referral, act: Act, answer: SeatAnswer, day: string | null): void {
  if (answer.kind === 'accept') referral.accept(act, day, null);
  if (answer.kind === 'refuse') referral.refuse(act, answer.reasons, answer.words);
  if (answer.kind === 'close') referral.close(act, answer.outcome, answer.words, null);
}

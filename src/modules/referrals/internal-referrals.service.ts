import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { BeneficiariesService, type BeneficiaryCard } from '../beneficiaries/index.js';
import { deskNames, type ReceiverChoice, Receivers } from './receivers.js';
import type { DeskRole } from './referral-asked.js';
import { ReferralsService } from './referrals.service.js';

/** A desk of the structure where somebody else works today, or one of these colleagues. */
export interface Desk {
  /** As the form sends it back: `mediator`, `counter`, or the colleague's id. */
  code: string;
  name: string;
  choice: ReceiverChoice;
}

const DESKS: readonly DeskRole[] = ['mediator', 'counter'];

/** « Confier à un·e collègue »: within one structure, so that the person is asked nothing and nobody is written to. */
@Injectable()
export class InternalReferrals {
  constructor(
    private readonly referrals: ReferralsService,
    private readonly receivers: Receivers,
    private readonly beneficiaries: BeneficiariesService,
  ) {}

  /** The desks first, then the colleagues by name; empty for someone who works alone. */
  async desks(actor: StructureActor): Promise<Desk[]> {
    const colleagues = await this.receivers.colleagues(actor);
    const open = DESKS.filter((desk) => colleagues.some(({ role }) => role === desk));
    const people = new Map(colleagues.map(({ id, name }) => [id, name]));
    return [
      ...open.map((role) => ({ code: role, name: deskNames[role], choice: { role } })),
      ...[...people].map(([id, name]) => ({ code: id, name, choice: { userId: id } })),
    ];
  }

  /** @throws NotFoundError when the actor may not see the person */
  person(actor: StructureActor, beneficiaryId: string): Promise<BeneficiaryCard> {
    return this.beneficiaries.find(actor, beneficiaryId);
  }

  /** Prepares and sends at once. @throws NotFoundError: no such desk or colleague here today, or no such person */
  async hand(
    actor: StructureActor,
    beneficiaryId: string,
    { desk: code, message }: { desk: string; message: string | null },
  ): Promise<{ id: string; deskName: string }> {
    const desk = (await this.desks(actor)).find((one) => one.code === code);
    if (!desk) throw new NotFoundError('desk');
    const { id } = await this.referrals.draftAndSend(actor, beneficiaryId, {
      ...{ receiver: desk.choice, path: 'internal', motive: null, needs: [], message, agreement: null },
    });
    return { id, deskName: desk.name };
  }
}

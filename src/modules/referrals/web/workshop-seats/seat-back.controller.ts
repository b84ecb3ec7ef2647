import { Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { ConflictError, NotFoundError } from '../../../../platform/errors/domain-error.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../../platform/http/page.js';
import { ReferralSeats } from '../../../workshops/index.js';
import { ReferralReading } from '../../referral-reading.js';
import { isLive } from '../../workshop-seats/live-seat.js';
import { NOTHING_TO_GIVE_BACK, SeatRequests } from '../../workshop-seats/seat-requests.service.js';
import { paths } from '../paths.js';
import { seatBackPage } from './seat-back.page.js';

/** « La personne ne viendra pas »: the sender frees the seat. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class SeatBackController {
  constructor(
    private readonly reading: ReferralReading,
    private readonly seen: ReferralSeats,
    private readonly seats: SeatRequests,
  ) {}

  @Get(paths.giveSeatBack.pattern)
  async ask(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const { side, referral } = await this.reading.read(actor, id);
    const seat = side === 'sender' ? await this.seen.of(referral.id) : undefined;
    if (!seat) throw new NotFoundError('seat');
    if (!isLive(seat)) throw new ConflictError(NOTHING_TO_GIVE_BACK);
    return page(seatBackPage(referral, seat));
  }

  @Post(paths.giveSeatBack.pattern)
  async giveBack(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.seats.free(actor, id);
    return seeOther(paths.show.to({ id }), 'Place rendue. Elle est proposée à la personne suivante.');
  }
}

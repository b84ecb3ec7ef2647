import { Body, Controller, Get, Param, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../../../../platform/access/allow.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { page, type PageResult } from '../../../../platform/http/page.js';
import { PrivateAddress } from '../../../../platform/http/private-address.js';
import { OwnBookings, type OwnDesk } from '../../booking/own-bookings.js';
import { ownPaths } from '../paths.js';
import { OwnHours } from './own-hours.js';
import { landingPage, nothingToBookPage } from './own-message.page.js';
import { OwnReading } from './own-reading.js';
import { type Answer, OwnRoom, unknownLink } from './own-room.js';

const over = (): PageResult =>
  page(nothingToBookPage(['Ce rendez-vous n’est plus à prendre.', 'Une question\u00a0? Appelez la structure.'], null));

/** An hour chosen by the person: of a referral, by the key to it; or once more, after one that was cancelled. */
@Controller()
@Public()
@UseInterceptors(PrivateAddress)
export class OwnBookingController {
  constructor(
    private readonly room: OwnRoom,
    private readonly bookings: OwnBookings,
    private readonly reading: OwnReading,
    private readonly hours: OwnHours,
  ) {}

  @Get(ownPaths.bookingLanding.pattern)
  async land(@Param('token') token: string): Promise<PageResult> {
    const id = await this.room.find('booking', token);
    const action = ownPaths.bookingLanding.to({ token });
    return id ? page(landingPage(action, 'Choisissez votre rendez-vous')) : unknownLink();
  }

  @Post(ownPaths.bookingLanding.pattern)
  async open(@Param('token') token: string, @Req() request: Request): Answer {
    return this.room.open('booking', token, request, (id) => ownPaths.book.to({ id }));
  }

  @Get(ownPaths.book.pattern)
  async choose(
    @Param('id') id: string,
    @Req() request: Request,
    @Query('motif') motif?: string,
    @Query('des') des?: string,
  ): Answer {
    return this.room.show('booking', request, id, async () => {
      const desk = await this.bookings.ofReferral(id);
      return desk ? this.hours.show(desk, ownPaths.book.to({ id }), asked(motif, des)) : over();
    });
  }

  @Post(ownPaths.book.pattern)
  async book(@Param('id') id: string, @Req() request: Request, @Body() body: unknown): Answer {
    const action = ownPaths.book.to({ id });
    return this.room.act('booking', request, id, action, async () => {
      const desk = await this.bookings.ofReferral(id);
      return desk ? this.hours.book(desk, action, body, request) : over();
    });
  }

  @Get(ownPaths.again.pattern)
  async chooseAgain(@Param('id') id: string, @Req() request: Request, @Query('des') des?: string): Answer {
    return this.room.show('appointment', request, id, async () =>
      this.hours.show(await this.deskAgain(id), ownPaths.again.to({ id }), asked(undefined, des)),
    );
  }

  @Post(ownPaths.again.pattern)
  async bookAgain(@Param('id') id: string, @Req() request: Request, @Body() body: unknown): Answer {
    const action = ownPaths.again.to({ id });
    return this.room.act('appointment', request, id, action, async () =>
      this.hours.book(await this.deskAgain(id), action, body, request),
    );
  }

  /** @throws NotFoundError it was not cancelled, or the person may not book such a one by themself */
  private async deskAgain(id: string): Promise<OwnDesk> {
    const { appointment, can } = await this.reading.open(id);
    if (!can.rebook) throw new NotFoundError('appointment to take again');
    return this.bookings.after(appointment);
  }
}

const asked = (motif: string | undefined, des: string | undefined) => ({
  ...(motif ? { motif } : {}),
  ...(des ? { des } : {}),
});

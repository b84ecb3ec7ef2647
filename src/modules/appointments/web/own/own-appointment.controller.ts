import { Body, Controller, Get, Param, Post, Query, Req, UseInterceptors } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../../../../platform/access/allow.js';
import { readForm } from '../../../../platform/http/forms/form.js';
import { page, type PageResult, seeOther } from '../../../../platform/http/page.js';
import { PrivateAddress } from '../../../../platform/http/private-address.js';
import { AppointmentsService } from '../../booking/appointments.service.js';
import { ownPaths } from '../paths.js';
import { AnswerForm } from './own.form.js';
import { ownCancelPage, ownPage } from './own.page.js';
import { landingPage } from './own-message.page.js';
import { OwnMoving } from './own-moving.js';
import { OwnReading } from './own-reading.js';
import { type Answer, OwnRoom, unknownLink } from './own-room.js';

const KIND = 'appointment';

/** The person’s own appointment, by the key of a message: the first page writes nothing, a button opens it. */
@Controller()
@Public()
@UseInterceptors(PrivateAddress)
export class OwnAppointmentController {
  constructor(
    private readonly room: OwnRoom,
    private readonly reading: OwnReading,
    private readonly moving: OwnMoving,
    private readonly appointments: AppointmentsService,
  ) {}

  @Get(ownPaths.landing.pattern)
  async land(@Param('token') token: string): Promise<PageResult> {
    const id = await this.room.find(KIND, token);
    return id ? page(landingPage(ownPaths.landing.to({ token }), 'Votre rendez-vous')) : unknownLink();
  }

  @Post(ownPaths.landing.pattern)
  async open(@Param('token') token: string, @Req() request: Request): Answer {
    return this.room.open(KIND, token, request, (id) => ownPaths.show.to({ id }));
  }

  @Get(ownPaths.show.pattern)
  async show(@Param('id') id: string, @Req() request: Request): Answer {
    return this.room.show(KIND, request, id, async () => page(ownPage(await this.reading.open(id), this.reading.now)));
  }

  @Post(ownPaths.answer.pattern)
  async answer(@Param('id') id: string, @Req() request: Request, @Body() body: unknown): Answer {
    const back = ownPaths.show.to({ id });
    return this.room.act(KIND, request, id, back, async () => {
      const form = await readForm(AnswerForm, body);
      if (!form.isValid || form.coming === 'no') return seeOther(ownPaths.cancel.to({ id }));
      await this.appointments.answer(id, 'yes');
      return seeOther(back, 'Merci, c’est noté\u00a0: vous venez.');
    });
  }

  @Get(ownPaths.cancel.pattern)
  async askToCancel(@Param('id') id: string, @Req() request: Request): Answer {
    return this.room.show(KIND, request, id, async () => page(ownCancelPage(await this.reading.open(id))));
  }

  @Post(ownPaths.cancel.pattern)
  async cancel(@Param('id') id: string, @Req() request: Request): Answer {
    const back = ownPaths.show.to({ id });
    return this.room.act(KIND, request, id, back, async () => {
      const done = await this.appointments.answer(id, 'no');
      return seeOther(
        back,
        done === 'cancelled' ? 'Votre rendez-vous est annulé.' : 'Merci de nous avoir prévenus\u00a0: c’est noté.',
      );
    });
  }

  @Get(ownPaths.move.pattern)
  async chooseHour(@Param('id') id: string, @Req() request: Request, @Query('des') day?: string): Answer {
    return this.room.show(KIND, request, id, async () => this.moving.show(await this.reading.open(id), day));
  }

  @Post(ownPaths.move.pattern)
  async move(@Param('id') id: string, @Req() request: Request, @Body() body: unknown): Answer {
    const back = ownPaths.show.to({ id });
    return this.room.act(KIND, request, id, back, async () => this.moving.move(await this.reading.open(id), body));
  }
}

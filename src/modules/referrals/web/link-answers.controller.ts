import { Body, Controller, Get, Param, Post, Req, UseInterceptors } from '@nestjs/common';
import type { Request } from 'express';
import { Public } from '../../../platform/access/allow.js';
import { Form, readForm } from '../../../platform/http/forms/form.js';
import { Clock } from '../../../platform/time/clock.js';
import { AnswersService } from '../answers.service.js';
import { AcceptForm, CloseForm, RefuseForm } from './answer.forms.js';
import { acceptPage, closePage, refusePage } from './decision.page.js';
import { linkDoor } from './doors.js';
import { linkPage } from './link.page.js';
import { type Answer, LinkRoom } from './link-room.js';
import { linkPaths } from './paths.js';
import { PrivateAddress } from '../../../platform/http/private-address.js';
import { begunRefusal } from './refusal-words.js';

/** « Bien reçu » asks nothing. */
class NothingForm extends Form {}

/** What someone without an account reads and answers, once their link is open. */
@Controller()
@Public()
@UseInterceptors(PrivateAddress)
export class LinkAnswersController {
  constructor(
    private readonly room: LinkRoom,
    private readonly answers: AnswersService,
    private readonly clock: Clock,
  ) {}

  @Get(linkPaths.show.pattern)
  show(@Req() request: Request, @Param('id') id: string): Answer {
    return this.room.show(request, id, (read) => linkPage(read, this.clock.now()));
  }

  @Post(linkPaths.acknowledge.pattern)
  acknowledge(@Req() request: Request, @Param('id') id: string): Answer {
    return this.room.act(request, id, {
      form: new NothingForm(),
      shown: (read) => linkPage(read, this.clock.now()),
      act: (holder) => this.answers.acknowledge(holder, id),
      done: 'Merci\u00a0! La structure qui oriente sait que vous avez bien reçu sa demande.',
    });
  }

  @Get(linkPaths.accept.pattern)
  askAccept(@Req() request: Request, @Param('id') id: string): Answer {
    return this.room.show(request, id, ({ seen }) => acceptPage(seen, new AcceptForm(), linkDoor), 'answer');
  }

  @Post(linkPaths.accept.pattern)
  async accept(@Req() request: Request, @Param('id') id: string, @Body() body: unknown): Answer {
    const form = (await readForm(AcceptForm, body)).checkDay(this.clock.today());
    const { appointmentOn = null, words = null } = form;
    return this.room.act(request, id, {
      form,
      shown: ({ seen }) => acceptPage(seen, form, linkDoor),
      act: (holder) => this.answers.accept(holder, id, { appointmentOn, words }),
      done: 'Merci\u00a0! Vous pouvez maintenant contacter la personne.',
    });
  }

  @Get(linkPaths.refuse.pattern)
  askRefuse(@Req() request: Request, @Param('id') id: string): Answer {
    return this.room.show(request, id, ({ seen }) => refusePage(seen, new RefuseForm(), linkDoor), 'answer');
  }

  @Post(linkPaths.refuse.pattern)
  async refuse(@Req() request: Request, @Param('id') id: string, @Body() body: unknown): Answer {
    const form = await readForm(RefuseForm, body);
    const begun = begunRefusal(form);
    if (begun) return this.room.show(request, id, ({ seen }) => refusePage(seen, begun, linkDoor), 'answer');
    const { reasons, words } = form;
    return this.room.act(request, id, {
      form,
      shown: ({ seen }) => refusePage(seen, form, linkDoor),
      act: (holder) => this.answers.refuse(holder, id, { reasons, words }),
      done: 'Votre réponse est envoyée.',
    });
  }

  @Get(linkPaths.close.pattern)
  askClose(@Req() request: Request, @Param('id') id: string): Answer {
    return this.room.show(request, id, ({ seen }) => closePage(seen, new CloseForm(), linkDoor), 'close');
  }

  @Post(linkPaths.close.pattern)
  async close(@Req() request: Request, @Param('id') id: string, @Body() body: unknown): Answer {
    const form = (await readForm(CloseForm, body)).checkWords();
    const { outcome, words = null, levelAfter = null } = form;
    return this.room.act(request, id, {
      form,
      shown: ({ seen }) => closePage(seen, form, linkDoor),
      act: (holder) => this.answers.close(holder, id, { outcome, words, levelAfter }),
      done: 'Le résultat est enregistré.',
    });
  }
}

import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import {
  fragment,
  type FragmentResult,
  invalid,
  page,
  type PageResult,
  type RedirectResult,
  seeOther,
} from '../../../platform/http/page.js';
import { SessionAttachmentService } from '../session-attachment.service.js';
import { attachSearchPage, attachConfirmPage } from './attach-session.page.js';
import { AttachDesk } from './attach-desk.js';
import { paths } from './paths.js';

type Typed = Record<string, unknown>;

/** From an anonymous visit to the file of the person it was. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class AttachSessionController {
  constructor(
    private readonly desk: AttachDesk,
    private readonly attachment: SessionAttachmentService,
  ) {}

  @Get(paths.attach.pattern)
  async search(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(attachSearchPage(await this.desk.session(actor, id), null));
  }

  /** Three steps of one form: look for the person, choose them, say yes. */
  @Post(paths.attach.pattern)
  @HttpCode(200)
  async attach(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: Typed,
    @Headers('x-fragment') asFragment?: string,
  ): Promise<PageResult | FragmentResult | RedirectResult> {
    const session = await this.desk.session(actor, id);
    if (!body['person']) {
      const choices = await this.desk.search(actor, body['q']);
      const found = { ...choices, searchAction: paths.attach.to({ id }) };
      return asFragment ? fragment('support-sessions/person-choices', found) : page(attachSearchPage(session, choices));
    }
    const asked = await this.desk.asked(actor, session, body);
    if (!body['confirmed']) return page(attachConfirmPage(asked));
    if ((await this.attachment.attach(actor, id, asked.attachment)) === 'stale') {
      return invalid(attachConfirmPage({ ...asked, stale: true }));
    }
    return seeOther(paths.show.to({ id }), 'Séance rattachée à la fiche.');
  }
}

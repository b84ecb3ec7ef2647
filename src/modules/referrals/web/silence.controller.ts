import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { alreadyMessage } from '../referral-messages.js';
import { ReferralReading, type ReferralSeen } from '../referral-reading.js';
import { SilenceQueries } from '../silence.queries.js';
import { SilenceService } from '../silence.service.js';
import { paths } from './paths.js';
import { CallForm } from './silence.form.js';
import { callPage, silentPage } from './silence.page.js';

/** What nobody answers: remind, call, or take back. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class SilenceController {
  constructor(
    private readonly queries: SilenceQueries,
    private readonly silence: SilenceService,
    private readonly reading: ReferralReading,
    private readonly clock: Clock,
  ) {}

  @Get(paths.silent.pattern)
  async list(@CurrentStructureActor() actor: StructureActor, @Query('apres') from?: unknown): Promise<PageResult> {
    const after = isId(from) ? from : undefined;
    return page(silentPage(await this.queries.page(actor, after), after, this.clock.today()));
  }

  @Post(paths.remind.pattern)
  async remind(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.silence.remind(actor, id);
    return seeOther(paths.silent.to(), 'Relance envoyée.');
  }

  @Get(paths.call.pattern)
  async askCall(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(callPage(await this.open(actor, id), new CallForm()));
  }

  @Post(paths.call.pattern)
  async call(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const form = await readForm(CallForm, body);
    if (!form.isValid) return invalid(callPage(await this.open(actor, id), form));
    await this.silence.noteCall(actor, id, form.words);
    return seeOther(paths[form.next ?? 'show'].to({ id }), 'Appel noté.');
  }

  /** Of something that was sent, by the sender: not theirs, absent; a draft, told so. */
  private async open(actor: StructureActor, id: string): Promise<ReferralSeen> {
    const seen = await this.reading.read(actor, id);
    if (seen.side !== 'sender') throw new NotFoundError('referral');
    if (seen.referral.status !== 'sent') throw new ConflictError(alreadyMessage(seen.referral.status));
    return seen;
  }
}

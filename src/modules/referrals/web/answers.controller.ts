import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { type Form, readForm } from '../../../platform/http/forms/form.js';
import {
  invalid,
  page,
  type PageResult,
  type RedirectResult,
  seeOther,
  type View,
} from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { AnswersService } from '../answers.service.js';
import { alreadyMessage } from '../referral-messages.js';
import { type ReferralAct, ReferralReading, type ReferralSeen } from '../referral-reading.js';
import { ReferralsService } from '../referrals.service.js';
import { AcceptForm, CloseForm, RefuseForm, WithdrawForm } from './answer.forms.js';
import { acceptPage, closePage, refusePage, withdrawPage } from './decision.page.js';
import { paths } from './paths.js';
import { begunRefusal } from './refusal-words.js';

type Answer = Promise<PageResult | RedirectResult>;

/** Accept, refuse, withdraw, close: each shows its page, then acts. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class AnswersController {
  constructor(
    private readonly reading: ReferralReading,
    private readonly answers: AnswersService,
    private readonly referrals: ReferralsService,
    private readonly clock: Clock,
  ) {}

  @Get(paths.accept.pattern)
  async askAccept(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(acceptPage(await this.open(actor, id, 'answer'), new AcceptForm()));
  }

  @Post(paths.accept.pattern)
  async accept(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string, @Body() body: unknown): Answer {
    const form = (await readForm(AcceptForm, body)).checkDay(this.clock.today());
    if (!form.isValid) return this.again(actor, id, 'answer', form, acceptPage);
    const { appointmentOn = null, words = null } = form;
    await this.answers.accept(actor, id, { appointmentOn, words });
    return seeOther(paths.show.to({ id }), 'Orientation acceptée.');
  }

  @Get(paths.refuse.pattern)
  async askRefuse(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(refusePage(await this.open(actor, id, 'answer'), new RefuseForm()));
  }

  @Post(paths.refuse.pattern)
  async refuse(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string, @Body() body: unknown): Answer {
    const form = await readForm(RefuseForm, body);
    const begun = begunRefusal(form);
    if (begun) return page(refusePage(await this.open(actor, id, 'answer'), begun));
    if (!form.isValid) return this.again(actor, id, 'answer', form, refusePage);
    await this.answers.refuse(actor, id, { reasons: form.reasons, words: form.words });
    return seeOther(paths.show.to({ id }), 'Refus enregistré.');
  }

  @Get(paths.withdraw.pattern)
  async askWithdraw(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(withdrawPage(await this.open(actor, id, 'withdraw'), new WithdrawForm()));
  }

  @Post(paths.withdraw.pattern)
  async withdraw(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Answer {
    const form = await readForm(WithdrawForm, body);
    if (!form.isValid) return this.again(actor, id, 'withdraw', form, withdrawPage);
    await this.referrals.withdraw(actor, id, { reason: form.reason });
    return seeOther(paths.show.to({ id }), 'Orientation retirée.');
  }

  @Get(paths.close.pattern)
  async askClose(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(closePage(await this.open(actor, id, 'close'), new CloseForm()));
  }

  @Post(paths.close.pattern)
  async close(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string, @Body() body: unknown): Answer {
    const form = (await readForm(CloseForm, body)).checkWords();
    if (!form.isValid) return this.again(actor, id, 'close', form, closePage);
    const { outcome, words = null, levelAfter = null } = form;
    await this.answers.close(actor, id, { outcome, words, levelAfter });
    return seeOther(paths.show.to({ id }), 'Résultat enregistré. L’orientation est terminée.');
  }

  private async again<F extends Form>(
    actor: StructureActor,
    id: string,
    act: ReferralAct,
    form: F,
    shown: (seen: ReferralSeen, form: F) => View,
  ): Promise<PageResult> {
    return invalid(shown(await this.open(actor, id, act), form));
  }

  /** The page of an act is there for whom it may still be done: not theirs, absent; too late, told so. */
  private async open(actor: StructureActor, id: string, act: ReferralAct): Promise<ReferralSeen> {
    const seen = await this.reading.read(actor, id);
    if (seen.can[act]) return seen;
    if (!seen.isFor[act]) throw new NotFoundError('referral');
    throw new ConflictError(alreadyMessage(seen.referral.status));
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { Communes } from '../../structures/index.js';
import { BeneficiariesService } from '../beneficiaries.service.js';
import type { BeneficiaryCard } from '../beneficiary-details.js';
import { canCorrect } from '../beneficiary.policy.js';
import { RegistrationService } from '../registration.service.js';
import { correctPage, registerPage } from './beneficiary-form.page.js';
import { BeneficiaryForm } from './beneficiary.form.js';
import { readCommune } from './commune-answer.js';
import { differences } from './details-in-words.js';
import { paths } from './paths.js';

type Answer = Promise<PageResult | RedirectResult>;

/** Opening a person's file and keeping it right. The person's page itself is case-file's. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class BeneficiaryController {
  constructor(
    private readonly beneficiaries: BeneficiariesService,
    private readonly registration: RegistrationService,
    private readonly communes: Communes,
    private readonly clock: Clock,
  ) {}

  @Get(paths.create.pattern)
  create(): PageResult {
    return page(registerPage({ form: new BeneficiaryForm(), today: this.clock.today() }));
  }

  @Post(paths.create.pattern)
  async register(@CurrentStructureActor() actor: StructureActor, @Body() body: unknown): Answer {
    const { form, details, shown } = await this.read(body);
    if (!details) return invalid(registerPage(shown));
    const result = await this.registration.register(actor, details, form);
    if (result.kind === 'alreadyKnown') return invalid(registerPage(shown, result.people));
    return seeOther(paths.caseFile.to({ id: result.id }), 'La fiche est ouverte.');
  }

  @Get(paths.edit.pattern)
  async edit(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const card = await this.toCorrect(actor, id);
    return page(correctPage({ form: BeneficiaryForm.from(card), today: this.clock.today() }, card));
  }

  @Post(paths.edit.pattern)
  async correct(
    @CurrentStructureActor() actor: StructureActor,
    @Param('id') id: string,
    @Body() body: unknown,
  ): Answer {
    const card = await this.toCorrect(actor, id);
    const { form, details, shown } = await this.read(body);
    const version = form.version ?? 0;
    if (!details) return invalid(correctPage(shown, { ...card, version }));
    const result = await this.registration.correct(actor, id, version, details);
    if (result.kind === 'corrected') return seeOther(paths.caseFile.to({ id }), 'Les modifications sont enregistrées.');
    const typed = card.shared ? { ...details, notes: null } : details;
    return new PageResult(correctPage(shown, result.current, differences(result.current, typed)), 409);
  }

  @Post(paths.notice.pattern)
  async noteNotice(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    await this.registration.noteNoticeGiven(actor, id);
    return seeOther(paths.caseFile.to({ id }), 'C’est noté\u00a0: la notice d’information est remise.');
  }

  private async toCorrect(actor: StructureActor, id: string): Promise<BeneficiaryCard> {
    const card = await this.beneficiaries.find(actor, id);
    if (!canCorrect(actor, card)) throw new NotFoundError('beneficiary');
    return card;
  }

  /** The form, and what it says once its commune is found; `details` is absent when something must be mended. */
  private async read(body: unknown) {
    const form = await readForm(BeneficiaryForm, body);
    const today = this.clock.today();
    form.refuseTheFuture(today);
    const { found, choices } = await readCommune(this.communes, form);
    return { form, details: form.isValid ? form.toDetails(found) : undefined, shown: { form, today, choices } };
  }
}

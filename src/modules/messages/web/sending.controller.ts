import { Controller, Get, Post } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { Config } from '../../../platform/config/index.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { MessageDesk } from '../message-desk.service.js';
import { MessageLists } from '../message-lists.queries.js';
import { paths } from './paths.js';
import { sendingPage } from './sending.page.js';

/** Whether messages leave, for who runs the program. */
@Controller()
@Allow('administrator')
export class SendingController {
  constructor(
    private readonly desk: MessageDesk,
    private readonly lists: MessageLists,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  @Get(paths.administration.pattern)
  async show(): Promise<PageResult> {
    const { smtpUrl, mailFrom, smsUrl } = this.config;
    const means = { mailFrom: smtpUrl ? (mailFrom ?? null) : null, sms: smsUrl !== undefined };
    return page(sendingPage(await this.lists.sending(), means, this.clock.now()));
  }

  @Post(paths.trial.pattern)
  async tryOut(@CurrentActor() actor: Actor): Promise<RedirectResult> {
    if (this.config.smtpUrl === undefined) {
      return seeOther(paths.administration.to(), { kind: 'info', text: 'Réglez d’abord SMTP_URL et MAIL_FROM.' });
    }
    await this.desk.tryOut(actor);
    return seeOther(paths.administration.to(), 'Message d’essai en route vers l’adresse de votre compte.');
  }
}

import { Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { page, seeOther, type PageResult, type RedirectResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { AccountsQueries } from '../accounts/accounts.queries.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { accountPage, switchPage } from './account.page.js';
import { paths } from './paths.js';

/** One account: its roles, and whether it may sign in. */
@Controller()
@Allow('structure_manager', 'administrator')
export class AccountController {
  constructor(
    private readonly queries: AccountsQueries,
    private readonly accounts: AccountsService,
    private readonly clock: Clock,
  ) {}

  @Get(paths.account.pattern)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    return page(accountPage(await this.queries.account(actor, id), this.clock.now()));
  }

  @Get(paths.disableAccount.pattern)
  async askDisable(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    return page(switchPage(await this.queries.account(actor, id), 'disable'));
  }

  @Post(paths.disableAccount.pattern)
  async disable(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RedirectResult> {
    await this.accounts.disable(actor, id);
    return seeOther(paths.account.to({ id }), 'Le compte est désactivé\u00a0: la personne est déconnectée.');
  }

  @Get(paths.enableAccount.pattern)
  async askEnable(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    return page(switchPage(await this.queries.account(actor, id), 'enable'));
  }

  @Post(paths.enableAccount.pattern)
  async enable(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RedirectResult> {
    await this.accounts.enable(actor, id);
    return seeOther(paths.account.to({ id }), 'Le compte est réactivé, avec le même mot de passe.');
  }
}

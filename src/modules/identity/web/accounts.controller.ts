import { Controller, Get, Query } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { page, type PageResult } from '../../../platform/http/page.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { AccountsQueries } from '../accounts/accounts.queries.js';
import { GrantChoicesQueries } from '../accounts/grant-choices.queries.js';
import { InvitationsQueries } from '../invitations/invitations.queries.js';
import { accountsPage } from './accounts.page.js';
import { paths } from './paths.js';

const idOrNothing = (value: unknown): string | undefined => (isId(value) ? value : undefined);

@Controller()
@Allow('structure_manager', 'administrator')
export class AccountsController {
  constructor(
    private readonly accounts: AccountsQueries,
    private readonly invitations: InvitationsQueries,
    private readonly choices: GrantChoicesQueries,
    private readonly clock: Clock,
  ) {}

  @Get(paths.accounts.pattern)
  async list(
    @CurrentActor() actor: Actor,
    @Query('structure') structure?: unknown,
    @Query('apres') after?: unknown,
  ): Promise<PageResult> {
    const structureId = idOrNothing(structure);
    const listed = await this.accounts.list(actor, { structureId, after: idOrNothing(after) });
    const invitations = await this.invitations.waiting(actor, structureId);
    const { structures } = await this.choices.for(actor);
    return page(accountsPage(actor, { ...listed, invitations, structures, structureId }, this.clock.now()));
  }
}

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, seeOther, type PageResult, type RedirectResult } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { AccountsQueries, type AccountDetails, type HeldMembership } from '../accounts/accounts.queries.js';
import { GrantChoicesQueries } from '../accounts/grant-choices.queries.js';
import { MembershipsService } from '../accounts/memberships.service.js';
import { LastDayForm } from './days.form.js';
import { GiveRoleForm, grantFrom } from './grant.form.js';
import { paths } from './paths.js';
import { endRolePage, giveRolePage } from './roles.page.js';

const refusals = {
  'not-a-fund': 'Ce rôle va avec une caisse. Choisissez une caisse, ou un autre rôle.',
  'already-held': 'Cette personne a déjà ce rôle à ces dates.',
};

/** Roles of an account that exists: one more, or a last day. */
@Controller()
@Allow('structure_manager', 'administrator')
export class RolesController {
  constructor(
    private readonly accounts: AccountsQueries,
    private readonly memberships: MembershipsService,
    private readonly choices: GrantChoicesQueries,
    private readonly clock: Clock,
  ) {}

  @Get(paths.giveRole.pattern)
  async askGive(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    const account = await this.accounts.account(actor, id);
    const form = GiveRoleForm.startingOn(this.clock.today());
    return page(giveRolePage(actor, account, form, await this.choices.for(actor)));
  }

  @Post(paths.giveRole.pattern)
  async give(@CurrentActor() actor: Actor, @Param('id') id: string, @Body() body: unknown) {
    const account = await this.accounts.account(actor, id);
    const form = (await readForm(GiveRoleForm, body)).checkOrder();
    const choices = await this.choices.for(actor);
    const grant = grantFrom(form, actor, choices);
    const refusal = form.isValid && grant ? await this.memberships.give(actor, id, grant, form.days) : undefined;
    if (refusal) form.reject('role', refusals[refusal]);
    if (!form.isValid) return invalid(giveRolePage(actor, account, form, choices));
    return seeOther(paths.account.to({ id }), 'Le rôle est ajouté.');
  }

  @Get(paths.endRole.pattern)
  async askEnd(@CurrentActor() actor: Actor, @Param('id') id: string, @Param('membershipId') membershipId: string) {
    const { account, membership } = await this.require(actor, id, membershipId);
    const form = Object.assign(new LastDayForm(), { endsOn: membership.endsOn ?? this.clock.today() });
    return page(endRolePage(account, membership, form));
  }

  @Post(paths.endRole.pattern)
  async end(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('membershipId') membershipId: string,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const { account, membership } = await this.require(actor, id, membershipId);
    const form = await readForm(LastDayForm, body);
    const refusal = form.isValid ? await this.memberships.end(actor, membershipId, form.endsOn) : undefined;
    if (refusal) form.reject('endsOn', 'Le dernier jour vient avant le premier jour de ce rôle.');
    if (!form.isValid) return invalid(endRolePage(account, membership, form));
    return seeOther(paths.account.to({ id }), 'Le dernier jour de ce rôle est noté.');
  }

  private async require(
    actor: Actor,
    id: string,
    membershipId: string,
  ): Promise<{ account: AccountDetails; membership: HeldMembership }> {
    const account = await this.accounts.account(actor, id);
    const membership = account.memberships.find((held) => held.id === membershipId);
    if (!membership) throw new NotFoundError('membership');
    return { account, membership };
  }
}

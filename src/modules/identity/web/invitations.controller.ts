import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { Config } from '../../../platform/config/index.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, seeOther, type PageResult, type RedirectResult } from '../../../platform/http/page.js';
import type { Grant } from '../accounts/accounts.policy.js';
import { GrantChoicesQueries } from '../accounts/grant-choices.queries.js';
import { InvitationsService, type InvitationResult } from '../invitations/invitations.service.js';
import { grantFrom, InviteForm } from './grant.form.js';
import { cancelInvitationPage, invitedPage, invitePage } from './invite.page.js';
import { paths } from './paths.js';

const refusals = {
  'not-a-fund': { field: 'role', message: 'Ce rôle va avec une caisse. Choisissez une caisse, ou un autre rôle.' },
  'already-held': { field: 'email', message: 'Cette personne a déjà ce rôle.' },
  disabled: {
    field: 'email',
    message: 'Le compte de cette adresse est désactivé. Réactivez-le plutôt que d’inviter à nouveau.',
  },
} as const;

@Controller()
@Allow('structure_manager', 'administrator')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    private readonly choices: GrantChoicesQueries,
    private readonly config: Config,
  ) {}

  @Get(paths.invite.pattern)
  async ask(@CurrentActor() actor: Actor): Promise<PageResult> {
    return page(invitePage(actor, new InviteForm(), await this.choices.for(actor)));
  }

  @Post(paths.invite.pattern)
  async invite(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<PageResult | RedirectResult> {
    const form = await readForm(InviteForm, body);
    const choices = await this.choices.for(actor);
    const grant = grantFrom(form, actor, choices);
    const result = form.isValid && grant ? await this.invitations.invite(actor, form, grant) : undefined;
    if (result?.kind === 'refused') form.reject(refusals[result.why].field, refusals[result.why].message);
    if (!result || !form.isValid) return invalid(invitePage(actor, form, choices));
    return this.answer(result, form, grant);
  }

  @Get(paths.cancelInvitation.pattern)
  async askCancel(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    return page(cancelInvitationPage(await this.invitations.require(actor, id)));
  }

  @Post(paths.cancelInvitation.pattern)
  async cancel(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RedirectResult> {
    await this.invitations.cancel(actor, id);
    return seeOther(paths.accounts.to(), 'L’invitation est annulée\u00a0: son lien ne marche plus.');
  }

  /**
   * The one write that answers with a page and not with a redirection: the link is shown here and kept nowhere, not
   * even in the session. Sent again, the form makes a new link and the first one stops working.
   */
  private answer(result: InvitationResult, form: InviteForm, grant: Grant | undefined): PageResult | RedirectResult {
    if (result.kind !== 'invited' || !grant) {
      const userId = result.kind === 'role-added' ? result.userId : '';
      return seeOther(
        paths.account.to({ id: userId }),
        'Cette personne a déjà un compte\u00a0: le rôle lui a été ajouté, sans nouveau lien.',
      );
    }
    const link = `${this.config.publicUrl}${paths.invitation.to({ token: result.token })}`;
    return page(invitedPage({ form, role: grant.role, link, expiresAt: result.expiresAt }));
  }
}

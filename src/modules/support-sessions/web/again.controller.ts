import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
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
import { Clock } from '../../../platform/time/clock.js';
import { paths } from './paths.js';
import { SessionAgain } from './session-again.js';
import { SessionScreen } from './session-screen.js';
import { SessionSending } from './session-sending.js';

/** The form under way, shown again with something more. Nothing of it ever stands in an address, nothing is lost. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class AgainController {
  constructor(
    private readonly again: SessionAgain,
    private readonly sending: SessionSending,
    private readonly screen: SessionScreen,
    private readonly clock: Clock,
  ) {}

  @Post(paths.again.pattern)
  @HttpCode(200)
  async show(
    @CurrentStructureActor() actor: StructureActor,
    @Body() body: Record<string, unknown>,
    @Headers('x-fragment') asFragment?: string,
  ): Promise<PageResult | FragmentResult | RedirectResult> {
    if (asFragment) {
      const { choices } = await this.sending.search(actor, body['q'], { today: this.clock.today() });
      return fragment('support-sessions/person-choices', { ...choices, searchAction: paths.again.to() });
    }
    const { form, desk, beside, leave } = await this.again.act(actor, body);
    if (leave) return seeOther(paths.toComplete.to(), leave);
    const shown = await this.screen.show(actor, form, desk, beside);
    return form.isValid ? page(shown) : invalid(shown);
  }
}

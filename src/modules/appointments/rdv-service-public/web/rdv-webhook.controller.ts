import {
  Body,
  Controller,
  Headers,
  HttpCode,
  NotFoundException,
  Param,
  Post,
  UnauthorizedException,
} from '@nestjs/common';
import { Public } from '../../../../platform/access/allow.js';
import { RdvWebhook } from '../rdv-webhook.service.js';
import { rdvPaths } from './paths.js';

/** For a program, not for people: it signs each of its messages, and is told nothing of why one is refused. */
@Controller()
export class RdvWebhookController {
  constructor(private readonly webhook: RdvWebhook) {}

  @Post(rdvPaths.webhook.pattern)
  @Public()
  @HttpCode(204)
  async receive(
    @Param('hook') hook: string,
    @Body() body: unknown,
    @Headers('x-lapin-signature') signature: unknown,
  ): Promise<void> {
    const found = await this.webhook.receive(hook, Buffer.isBuffer(body) ? body : Buffer.alloc(0), signature);
    if (found === 'unknown') throw new NotFoundException();
    if (found !== 'taken') throw new UnauthorizedException();
  }
}

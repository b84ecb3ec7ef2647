import type { Readable } from 'node:stream';
import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { ReferralExports } from '../referral-exports.service.js';
import { SessionExports } from '../session-exports.service.js';
import { ExportForm } from './export.form.js';
import { paths } from './paths.js';

@Controller()
export class ExportsController {
  constructor(
    private readonly sessionExports: SessionExports,
    private readonly referralExports: ReferralExports,
  ) {}

  @Get(paths.sessions.pattern)
  @Allow('coordinator', 'mediator', 'counter', 'structure_manager')
  @Header('Cache-Control', 'no-store')
  async sessions(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<StreamableFile> {
    const form = await this.read(query);
    const stream = await this.sessionExports.sessions(actor, { ...form.days, structureId: form.structure ?? null });
    return this.file('seances', form, stream);
  }

  @Get(paths.referrals.pattern)
  @Allow('coordinator', 'structure_manager')
  @Header('Cache-Control', 'no-store')
  async referrals(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<StreamableFile> {
    const form = await this.read(query);
    return this.file('orientations', form, await this.referralExports.referrals(actor, form.days));
  }

  private async read(query: unknown): Promise<ExportForm> {
    const form = await readForm(ExportForm, query);
    if (!form.isValid) throw new NotFoundError('export');
    return form;
  }

  private file(name: string, { days: { from, to } }: ExportForm, stream: Readable): StreamableFile {
    return new StreamableFile(stream, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${name}-${from}-${to}.csv"`,
    });
  }
}

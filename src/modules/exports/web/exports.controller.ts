import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { SessionExports } from '../session-exports.service.js';
import { paths } from './paths.js';
import { SessionsExportForm } from './sessions-export.form.js';

@Controller()
@Allow('coordinator', 'mediator', 'counter', 'structure_manager')
export class ExportsController {
  constructor(private readonly exports: SessionExports) {}

  @Get(paths.sessions.pattern)
  @Header('Cache-Control', 'no-store')
  async sessions(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<StreamableFile> {
    const form = await readForm(SessionsExportForm, query);
    if (!form.isValid) throw new NotFoundError('export');
    const [from, to] = [form.du.slice(0, 10), form.au.slice(0, 10)];
    const stream = await this.exports.sessions(actor, { from, to, structureId: form.structure ?? null });
    return new StreamableFile(stream, {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="seances-${from}-${to}.csv"`,
    });
  }
}

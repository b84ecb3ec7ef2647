import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Actor, StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor, CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { type Form, readForm } from '../../../platform/http/forms/form.js';
import { DirectExports } from '../direct-exports.service.js';
import { type Asked, extensionOf } from '../export-asked.js';
import { PeopleExports } from '../people-exports.service.js';
import { PeopleTableForm, SessionTableForm } from './direct.forms.js';
import { mediaTypes } from './media-types.js';
import { paths } from './paths.js';
import { PeriodForm } from './period.form.js';

/** Files that go out as they are read, from a link. */
@Controller()
export class DirectController {
  constructor(
    private readonly exports: DirectExports,
    private readonly peopleExports: PeopleExports,
  ) {}

  @Get(paths.sessions.pattern)
  @Allow('coordinator', 'mediator', 'counter', 'structure_manager')
  @Header('Cache-Control', 'no-store')
  async sessions(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<StreamableFile> {
    const { days, filters } = await valid(PeriodForm, query);
    return this.open(actor, 'seances', { kind: 'sessions', format: 'csv', ...days, filters });
  }

  @Get(paths.referrals.pattern)
  @Allow('coordinator', 'structure_manager')
  @Header('Cache-Control', 'no-store')
  async referrals(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<StreamableFile> {
    const { days, filters } = await valid(PeriodForm, query);
    return this.open(actor, 'orientations', { kind: 'referrals', format: 'csv', ...days, filters });
  }

  @Get(paths.sessionTable.pattern)
  @Allow('coordinator', 'mediator', 'counter', 'structure_manager')
  @Header('Cache-Control', 'no-store')
  async table(@CurrentActor() actor: Actor, @Query() query: unknown): Promise<StreamableFile> {
    const { days, filters, format } = await valid(SessionTableForm, query);
    const kind = format === 'coop' ? 'accompaniments' : 'sessions';
    return this.open(actor, 'accompagnements', { kind, format, ...days, filters });
  }

  @Get(paths.people.pattern)
  @Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
  @Header('Cache-Control', 'no-store')
  async people(@CurrentStructureActor() actor: StructureActor, @Query() query: unknown): Promise<StreamableFile> {
    const { format } = await valid(PeopleTableForm, query);
    return file('beneficiaires', extensionOf(format), await this.peopleExports.people(actor, format));
  }

  private async open(actor: Actor, name: string, asked: Asked): Promise<StreamableFile> {
    const { mark, stream } = await this.exports.open(actor, asked);
    return file(`${name}-${asked.from}-${asked.to}-${mark}`, extensionOf(asked.format), stream);
  }
}

/** A question that the page does not ask has no answer. */
async function valid<F extends Form>(type: new () => F, query: unknown): Promise<F> {
  const form = await readForm(type, query);
  if (!form.isValid) throw new NotFoundError('export');
  return form;
}

const file = (name: string, extension: keyof typeof mediaTypes, stream: Readable): StreamableFile =>
  new StreamableFile(stream, {
    type: mediaTypes[extension],
    disposition: `attachment; filename="${name}.${extension}"`,
  });

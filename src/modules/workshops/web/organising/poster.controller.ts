import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { Config } from '../../../../platform/config/index.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { AnswersPdf, pdfFile, Typesetter } from '../../../../platform/pdf/index.js';
import type { SeriesNeighbour, WorkshopCard } from '../../organising/workshop-card.js';
import { WorkshopsService } from '../../organising/workshops.service.js';
import { WorkshopsQueries } from '../../organising/workshops.queries.js';
import { paths } from './paths.js';
import { posterOf } from './poster.js';

/** One sheet in large type, to be pinned up. */
@Controller()
@Allow('mediator', 'counter', 'fund_agent', 'structure_manager')
export class PosterController {
  constructor(
    private readonly workshops: WorkshopsService,
    private readonly queries: WorkshopsQueries,
    private readonly typesetter: Typesetter,
    private readonly config: Config,
  ) {}

  @Get(paths.poster.pattern)
  @AnswersPdf()
  async poster(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<StreamableFile> {
    await this.workshops.findToRead(actor, id);
    const card = await this.queries.card(id);
    if (!card) throw new NotFoundError('workshop');
    const sheet = posterOf(card, await this.laterDates(card), this.config.publicUrl);
    return pdfFile(await this.typesetter.pdf('workshops/organising/poster', sheet), 'affiche.pdf');
  }

  private async laterDates({ seriesId, startsAt }: WorkshopCard): Promise<SeriesNeighbour[]> {
    const dates = seriesId ? await this.queries.neighbours(seriesId) : [];
    return dates
      .filter((date) => date.status === 'published' && date.startsAt > startsAt)
      .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
      .slice(0, 5);
  }
}

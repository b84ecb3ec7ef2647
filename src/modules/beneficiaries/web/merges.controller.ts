import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { MergesQueries } from '../merging/merges.queries.js';
import { type Parted, PartingService } from '../merging/parting.service.js';
import { mergesPage, partPage } from './merges.page.js';
import { paths } from './paths.js';

/** Files that were made one, and how to part them. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class MergesController {
  constructor(
    private readonly merges: MergesQueries,
    private readonly parting: PartingService,
  ) {}

  @Get(paths.merges.pattern)
  async list(@CurrentStructureActor() actor: StructureActor, @Query('apres') after: unknown): Promise<PageResult> {
    const cursor = typeof after === 'string' ? after : undefined;
    return page(mergesPage(await this.merges.recent(actor, cursor), cursor !== undefined));
  }

  @Get(paths.part.pattern)
  async ask(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    const merge = await this.merges.find(actor, id);
    if (!merge) throw new NotFoundError('merger');
    return page(partPage(merge));
  }

  @Post(paths.part.pattern)
  async part(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<RedirectResult> {
    const parted = await this.parting.part(actor, id);
    return seeOther(paths.pair.to({ first: parted.keptId, second: parted.mergedId }), partedWords(parted));
  }
}

const partedWords = ({ keptChanges }: Parted): string =>
  keptChanges === 0
    ? 'Les deux fiches sont séparées.'
    : 'Les deux fiches sont séparées. Ce qui a été modifié depuis dans la fiche gardée y reste\u00a0: vérifiez-la.';

import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { invalid, page, PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { DistinctService } from '../duplicates/distinct.service.js';
import { ComparedFilesReader } from '../merging/compared-files.js';
import { compare, contradiction, mergedDetails, type Side } from '../merging/merge-fields.js';
import { MergingService } from '../merging/merging.service.js';
import { MergeForm } from './merge.form.js';
import { mergePage } from './merge.page.js';
import { paths } from './paths.js';

type Ids = Record<Side, string>;

/** Two files side by side: one person, or two. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager')
export class PairController {
  constructor(
    private readonly files: ComparedFilesReader,
    private readonly merging: MergingService,
    private readonly distinct: DistinctService,
  ) {}

  @Get(paths.pair.pattern)
  async compare(@CurrentStructureActor() actor: StructureActor, @Param() ids: Ids): Promise<PageResult> {
    return page(mergePage(await this.files.open(actor, ids)));
  }

  @Post(paths.pair.pattern)
  async merge(
    @CurrentStructureActor() actor: StructureActor,
    @Param() ids: Ids,
    @Body() body: unknown,
  ): Promise<PageResult | RedirectResult> {
    const files = await this.files.open(actor, ids);
    const form = await this.read(body, files.pair);
    if (!form.isValid) return invalid(mergePage(files, form));
    const order = { kept: form.kept, answers: form.answers, versions: form.versions };
    const result = await this.merging.merge(actor, ids, order);
    if (result.kind === 'stale') return new PageResult(mergePage(await this.files.open(actor, ids), form, true), 409);
    return seeOther(paths.caseFile.to({ id: result.keptId }), MERGED);
  }

  @Post(paths.distinguish.pattern)
  async distinguish(@CurrentStructureActor() actor: StructureActor, @Param() ids: Ids): Promise<RedirectResult> {
    await this.distinct.distinguish(actor, ids);
    return seeOther(paths.duplicates.to(), 'C’est noté\u00a0: ce sont deux personnes différentes.');
  }

  @Post(paths.undistinguish.pattern)
  async undistinguish(@CurrentStructureActor() actor: StructureActor, @Param() ids: Ids): Promise<RedirectResult> {
    await this.distinct.takeBack(actor, ids);
    return seeOther(paths.distinct.to(), 'C’est noté\u00a0: ces deux fiches pourront être proposées de nouveau.');
  }

  private async read(body: unknown, pair: Parameters<typeof compare>[0]): Promise<MergeForm> {
    const form = await readForm(MergeForm, body);
    const { asked } = compare(pair);
    form.askFor(asked);
    if (!form.isValid) return form;
    const problem = contradiction(mergedDetails(pair, form.kept, form.answers), asked);
    if (problem) form.reject(problem.field, problem.message);
    return form;
  }
}

const MERGED = 'Les deux fiches sont réunies. Pendant trente jours, vous pouvez encore les séparer.';

import { Body, Controller, Get, Header, Headers, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '../../../platform/access/actor.js';
import { Allow } from '../../../platform/access/allow.js';
import { CurrentActor } from '../../../platform/access/current-actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { sendKeptFile } from '../../../platform/http/kept-file.js';
import { invalid, page, type PageResult, type RedirectResult, seeOther } from '../../../platform/http/page.js';
import { OwnExports } from '../runs/own-exports.js';
import { PromptExports } from '../runs/prompt-exports.js';
import { ExportForm } from './export.form.js';
import { ExportDesk } from './export-desk.js';
import { ExportDetails } from './export-details.js';
import { fileNameOf } from './export-words.js';
import { mediaTypes } from './media-types.js';
import { paths } from './paths.js';

const TOO_MANY =
  'Trois de vos exports sont déjà en préparation\u00a0: attendez que l’un d’eux soit prêt, ou annulez-en un.';

@Controller()
@Allow('coordinator', 'mediator', 'counter', 'structure_manager')
export class ExportsController {
  constructor(
    private readonly desk: ExportDesk,
    private readonly details: ExportDetails,
    private readonly prompt: PromptExports,
    private readonly own: OwnExports,
  ) {}

  @Get(paths.home.pattern)
  @Allow('coordinator', 'mediator', 'counter', 'structure_manager', 'fund_agent')
  async home(@CurrentActor() actor: Actor, @Query() query: Record<string, unknown>): Promise<PageResult> {
    return page(await this.desk.home(actor, await this.desk.prefilled(query)));
  }

  @Post(paths.home.pattern)
  async order(@CurrentActor() actor: Actor, @Body() body: unknown): Promise<PageResult | RedirectResult> {
    const form = (await readForm(ExportForm, body)).requireSense();
    const run = form.isValid ? await this.prompt.order(actor, form.asked) : undefined;
    if (form.isValid && !run) form.reject('quoi', TOO_MANY);
    if (!run) return invalid(await this.desk.home(actor, form));
    return seeOther(run.state === 'ready' ? paths.file.to(run) : paths.show.to(run));
  }

  @Get(paths.show.pattern)
  async show(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<PageResult> {
    return page(await this.details.show(actor, id));
  }

  /** The one answer that is not returned: it may be a part of the file, which Nest does not know of. */
  @Get(paths.file.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('range') range: string | undefined,
    @Res() response: Response,
  ): Promise<void> {
    const isResumed = range !== undefined && !/^bytes=0-/.test(range);
    const { run, path } = await this.own.download(actor, id, isResumed);
    const { name, extension } = fileNameOf(run);
    await sendKeptFile(response, { path, name, type: mediaTypes[extension], tag: run.sha256 ?? run.id });
  }

  @Get(paths.information.pattern)
  @Header('Cache-Control', 'no-store')
  async information(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { name, text } = await this.details.information(actor, id);
    const disposition = `attachment; filename="${name}"`;
    return new StreamableFile(Buffer.from(text), { type: mediaTypes.csv, disposition });
  }

  @Post(paths.cancel.pattern)
  async cancel(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RedirectResult> {
    await this.own.cancel(actor, id);
    return seeOther(paths.show.to({ id }), 'Export annulé\u00a0: rien n’a été gardé.');
  }

  @Post(paths.remove.pattern)
  async remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<RedirectResult> {
    await this.own.remove(actor, id);
    return seeOther(paths.show.to({ id }), 'Fichier supprimé.');
  }
}

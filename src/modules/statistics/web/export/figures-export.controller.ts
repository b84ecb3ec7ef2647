import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentActor } from '../../../../platform/access/current-actor.js';
import { Config } from '../../../../platform/config/index.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { exportMediaTypes } from '../../export/export-formats.js';
import { ExportForm } from '../../export/export.form.js';
import { FiguresExport } from '../../export/figures-export.service.js';
import { exportPaths } from '../../export/paths.js';
import { SelectionDesk } from '../../filters/selection-desk.service.js';
import { paths } from '../paths.js';

/** The figures of a page as a file. */
@Controller()
@Allow('coordinator', 'mediator', 'counter', 'structure_manager')
export class FiguresExportController {
  constructor(
    private readonly exports: FiguresExport,
    private readonly desk: SelectionDesk,
    private readonly config: Config,
  ) {}

  @Get(exportPaths.file.pattern)
  @Header('Cache-Control', 'no-store')
  async file(@CurrentActor() actor: Actor, @Query() query: object): Promise<StreamableFile> {
    const asked = await this.desk.read(actor, query, ExportForm);
    if (!asked.form.isValid) throw new NotFoundError('selection');
    const { from, to } = asked.selection;
    const format = asked.form.format ?? 'csv';
    const definitions = this.config.publicUrl + paths.definitions.to();
    return new StreamableFile(await this.exports.file(actor, asked, format, definitions), {
      type: exportMediaTypes[format],
      disposition: `attachment; filename="statistiques-${from}-${to}.${format}"`,
    });
  }
}

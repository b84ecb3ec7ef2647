import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentStructureActor } from '../../../../platform/access/current-actor.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { page, type PageResult } from '../../../../platform/http/page.js';
import { pdfFile } from '../../../../platform/pdf/index.js';
import { Clock } from '../../../../platform/time/clock.js';
import { Funds } from '../../../structures/index.js';
import { SaisineReading } from '../../saisine/saisine-reading.js';
import { SaisineSheet, type SaisineSheetData } from '../../slips/saisine-sheet.js';
import { saisinePaths } from './paths.js';
import { saisinePrintPage } from './saisine-print.page.js';
import { canPrint, sheetOf } from './saisine-sheet.js';

/** The « fiche de saisine » on paper, for the sender and for the caisse. Each print is noted in the journal. */
@Controller()
@Allow('mediator', 'counter', 'structure_manager', 'fund_agent')
export class SaisineSheetController {
  constructor(
    private readonly reading: SaisineReading,
    private readonly funds: Funds,
    private readonly sheets: SaisineSheet,
    private readonly clock: Clock,
  ) {}

  @Get(saisinePaths.print.pattern)
  async print(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<PageResult> {
    return page(saisinePrintPage(id, await this.sheet(actor, id)));
  }

  @Get(saisinePaths.pdf.pattern)
  async pdf(@CurrentStructureActor() actor: StructureActor, @Param('id') id: string): Promise<StreamableFile> {
    return pdfFile(await this.sheets.pdf(await this.sheet(actor, id)), 'saisine.pdf');
  }

  /** @throws NotFoundError when the reader does not know whom it is about */
  private async sheet(actor: StructureActor, id: string): Promise<SaisineSheetData> {
    const found = await this.reading.open(actor, id, 'saisine.print');
    if (!canPrint(found)) throw new NotFoundError('saisine');
    return sheetOf(found, await this.funds.require(found.saisine.fundId), this.clock.today());
  }
}

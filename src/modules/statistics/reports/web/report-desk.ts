import { Injectable, type StreamableFile } from '@nestjs/common';
import type { Actor } from '../../../../platform/access/actor.js';
import { Config } from '../../../../platform/config/index.js';
import { sharingPaths } from '../../sharing/web/paths.js';
import { paths } from '../../web/paths.js';
import type { FrozenReport } from '../frozen-report.entity.js';
import { usualModel } from '../report-models.js';
import { canShare } from '../report.policy.js';
import { ReportsQueries } from '../reports.queries.js';
import { FrozenReports } from '../reports.service.js';
import { wholeDocument } from '../whole-document.js';
import type { DocumentForm } from './document.form.js';
import { ReportFiles } from './report-file.js';
import { type reportPage } from './report.page.js';

/** What the pages of reports are made of. */
@Injectable()
export class ReportDesk {
  constructor(
    private readonly reports: FrozenReports,
    private readonly queries: ReportsQueries,
    private readonly files: ReportFiles,
    private readonly config: Config,
  ) {}

  async shown(actor: Actor, report: FrozenReport): Promise<Parameters<typeof reportPage>[0]> {
    return {
      report,
      today: await this.reports.today(actor, report),
      madeBy: await this.queries.nameOf(report.madeBy),
      shareHref: canShare(actor, report) ? sharingPaths.shares.to({ id: report.id }) : null,
      definitionsAddress: this.definitionsAddress,
    };
  }

  /**
   * @param copy `own`: in full, and the journal knows; `shared`: small counts hidden, for whoever holds a link
   */
  async document(report: FrozenReport, form: DocumentForm, copy: 'own' | 'shared'): Promise<StreamableFile> {
    const model = form.modele ?? usualModel(report.kind);
    const format = form.format ?? 'pdf';
    const document = wholeDocument(report, model, copy === 'shared', this.definitionsAddress);
    const file = await this.files.file(report, document, model, format);
    if (copy === 'own') await this.reports.noteExport(report, format, model);
    return file;
  }

  get definitionsAddress(): string {
    return new URL(paths.definitions.to(), this.config.publicUrl).href;
  }
}

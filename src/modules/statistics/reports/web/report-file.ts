import { Readable } from 'node:stream';
import { Injectable, StreamableFile } from '@nestjs/common';
import { pdfFile, Typesetter } from '../../../../platform/pdf/index.js';
import { mediaTypes, writeTable } from '../../../../platform/spreadsheets/index.js';
import type { FrozenReport } from '../frozen-report.entity.js';
import { type ReportModel } from '../report-models.js';
import { periodCode, periodOf } from '../report-period.js';
import { reportSheet } from '../report-sheet.js';
import type { WholeDocument } from '../whole-document.js';
import type { DocumentFormat } from './document.form.js';

/** A report as a file, the same words and numbers in each format. */
@Injectable()
export class ReportFiles {
  constructor(private readonly typesetter: Typesetter) {}

  async file(
    report: FrozenReport,
    document: WholeDocument,
    model: ReportModel,
    format: DocumentFormat,
  ): Promise<StreamableFile> {
    const name = `rapport-${NAMES[model]}-${periodCode(periodOf(report))}.${format}`;
    if (format === 'pdf') return pdfFile(await this.typesetter.pdf('statistics/reports/report', document), name);
    const content: Readable = writeTable(format, reportSheet(document));
    return new StreamableFile(content, { type: mediaTypes[format], disposition: `attachment; filename="${name}"` });
  }
}

const NAMES: Record<ReportModel, string> = {
  full: 'complet',
  'france-services': 'france-services',
  funders: 'financeurs',
};

import { OpenDataEdition, OpenDataLine } from './open-data/open-data-edition.entity.js';
import { OpenDataMember } from './open-data/open-data-member.entity.js';
import { OpenDataPublishing, OpenDataYear } from './open-data/open-data-publishing.js';
import { OpenDataQueries } from './open-data/open-data.queries.js';
import { OpenDataAgreements } from './open-data/open-data.service.js';
import { OpenDataSettingController } from './open-data/web/open-data-setting.controller.js';
import { OpenDataController } from './open-data/web/open-data.controller.js';
import { ReportShare } from './sharing/report-share.entity.js';
import { ReportShares } from './sharing/report-shares.service.js';
import { SharedReportController } from './sharing/web/shared-report.controller.js';
import { SharesController } from './sharing/web/shares.controller.js';
import { FrozenReport } from './reports/frozen-report.entity.js';
import { ReportNamesQueries } from './reports/report-names.queries.js';
import { ReportTaking } from './reports/report-taking.js';
import { ReportsQueries } from './reports/reports.queries.js';
import { FrozenReports } from './reports/reports.service.js';
import { ClosingDesk } from './reports/web/closing-desk.js';
import { ReportDesk } from './reports/web/report-desk.js';
import { ReportFiles } from './reports/web/report-file.js';
import { ReportsController } from './reports/web/reports.controller.js';
import './reports.personal-data.js';

export const reportEntities = [FrozenReport, ReportShare, OpenDataMember, OpenDataEdition, OpenDataLine];

/** What stays of the figures: closed periods, the links that open them, and open data. */
export const reportControllers = [
  ...[ReportsController, SharesController, SharedReportController],
  ...[OpenDataSettingController, OpenDataController],
];

export const reportProviders = [
  ...[
    ClosingDesk,
    FrozenReports,
    ReportDesk,
    ReportFiles,
    ReportNamesQueries,
    ReportShares,
    ReportTaking,
    ReportsQueries,
  ],
  ...[OpenDataAgreements, OpenDataPublishing, OpenDataQueries, OpenDataYear],
];

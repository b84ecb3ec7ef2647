import { TypeOrmModule } from '@nestjs/typeorm';
import { OpenDataEdition, OpenDataLine } from '../open-data/open-data-edition.entity.js';
import { OpenDataMember } from '../open-data/open-data-member.entity.js';
import { OpenDataPublishing, OpenDataYear } from '../open-data/open-data-publishing.js';
import { OpenDataQueries } from '../open-data/open-data.queries.js';
import { OpenDataAgreements } from '../open-data/open-data.service.js';
import { OpenDataSettingController } from '../open-data/web/open-data-setting.controller.js';
import { OpenDataController } from '../open-data/web/open-data.controller.js';
import { ReportShare } from '../sharing/report-share.entity.js';
import { ReportShares } from '../sharing/report-shares.service.js';
import { SharedReportController } from '../sharing/web/shared-report.controller.js';
import { SharesController } from '../sharing/web/shares.controller.js';
import { FrozenReport } from './frozen-report.entity.js';
import { ReportNamesQueries } from './report-names.queries.js';
import { ReportTaking } from './report-taking.js';
import { ReportsQueries } from './reports.queries.js';
import { FrozenReports } from './reports.service.js';
import { ReportDesk } from './web/report-desk.js';
import { ReportFiles } from './web/report-file.js';
import { ReportsController } from './web/reports.controller.js';
import './reports.personal-data.js';

/** What stays of the figures: closed periods, the links that open them, and open data. */
export const reportParts = {
  imports: [TypeOrmModule.forFeature([FrozenReport, ReportShare, OpenDataMember, OpenDataEdition, OpenDataLine])],
  controllers: [
    ReportsController,
    SharesController,
    SharedReportController,
    OpenDataSettingController,
    OpenDataController,
  ],
  providers: [
    FrozenReports,
    OpenDataAgreements,
    OpenDataPublishing,
    OpenDataQueries,
    OpenDataYear,
    ReportDesk,
    ReportFiles,
    ReportNamesQueries,
    ReportShares,
    ReportTaking,
    ReportsQueries,
  ],
};

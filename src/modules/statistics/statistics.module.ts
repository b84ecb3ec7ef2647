import { Module } from '@nestjs/common';
import { ReferralsModule } from '../referrals/index.js';
import { SupportSessionsModule } from '../support-sessions/index.js';
import { reportParts } from './reports/reports.parts.js';
import { FiguresService } from './figures/figures.service.js';
import { FiguresQueries } from './figures.queries.js';
import { FollowUpLinesQueries } from './follow-up-lines.queries.js';
import { FollowUpScope } from './follow-up-scope.js';
import { FollowUpQueries } from './follow-up.queries.js';
import { HealthSpaceFigures } from './health-space-figures.service.js';
import { HealthSpaceQueries } from './health-space.queries.js';
import { TagFiguresQueries } from './tag-figures.queries.js';
import { FiguresController } from './web/figures.controller.js';
import { FollowUpController } from './web/follow-up.controller.js';
import { HealthSpaceController } from './web/health-space.controller.js';

@Module({
  imports: [ReferralsModule, SupportSessionsModule, ...reportParts.imports],
  controllers: [FollowUpController, FiguresController, HealthSpaceController, ...reportParts.controllers],
  providers: [
    ...reportParts.providers,
    FiguresQueries,
    FiguresService,
    FollowUpQueries,
    FollowUpLinesQueries,
    FollowUpScope,
    HealthSpaceFigures,
    HealthSpaceQueries,
    TagFiguresQueries,
  ],
})
export class StatisticsModule {}

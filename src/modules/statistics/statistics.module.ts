import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReferralsModule } from '../referrals/index.js';
import { StructuresModule } from '../structures/index.js';
import { SupportSessionsModule } from '../support-sessions/index.js';
import { figureControllers, figureEntities, figureProviders } from './figures.parts.js';
import { fundControllers, fundProviders } from './fund.parts.js';
import { FiguresQueries } from './figures.queries.js';
import { filterProviders } from './filters/filters.parts.js';
import { FollowUpLinesQueries } from './follow-up-lines.queries.js';
import { FollowUpScope } from './follow-up-scope.js';
import { FollowUpQueries } from './follow-up.queries.js';
import { HealthSpaceFigures } from './health-space-figures.service.js';
import { HealthSpaceQueries } from './health-space.queries.js';
import { TagFiguresQueries } from './tag-figures.queries.js';
import { FiguresController } from './web/figures.controller.js';
import { FollowUpController } from './web/follow-up.controller.js';
import { HealthSpaceController } from './web/health-space.controller.js';
import './statistics.personal-data.js';

@Module({
  imports: [TypeOrmModule.forFeature([...figureEntities]), ReferralsModule, StructuresModule, SupportSessionsModule],
  controllers: [...figureControllers, ...fundControllers, FollowUpController, FiguresController, HealthSpaceController],
  providers: [
    ...figureProviders,
    ...filterProviders,
    ...fundProviders,
    FiguresQueries,
    FollowUpQueries,
    FollowUpLinesQueries,
    FollowUpScope,
    HealthSpaceFigures,
    HealthSpaceQueries,
    TagFiguresQueries,
  ],
})
export class StatisticsModule {}

import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReferralsModule } from '../referrals/index.js';
import { StructuresModule } from '../structures/index.js';
import { SupportSessionsModule } from '../support-sessions/index.js';
import { cross } from './cross/cross.parts.js';
import { figuresExport } from './export/export.parts.js';
import { figurePageControllers, figurePageProviders } from './figure-pages.parts.js';
import { figureControllers, figureEntities, figureProviders } from './figures.parts.js';
import { filters } from './filters/filters.parts.js';
import { FollowUpLinesQueries } from './follow-up-lines.queries.js';
import { FollowUpScope } from './follow-up-scope.js';
import { FollowUpQueries } from './follow-up.queries.js';
import { fundControllers, fundProviders } from './fund.parts.js';
import { HealthSpaceFigures } from './health-space-figures.service.js';
import { HealthSpaceQueries } from './health-space.queries.js';
import { reportControllers, reportEntities, reportProviders } from './reports.parts.js';
import { FollowUpController } from './web/follow-up.controller.js';
import { HealthSpaceController } from './web/health-space.controller.js';
import './statistics.personal-data.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([...figureEntities, ...filters.entities, ...reportEntities]),
    ...[ReferralsModule, StructuresModule, SupportSessionsModule],
  ],
  controllers: [
    ...[...figureControllers, ...filters.controllers, ...cross.controllers, ...figuresExport.controllers],
    ...[...figurePageControllers, ...fundControllers, ...reportControllers],
    ...[FollowUpController, HealthSpaceController],
  ],
  providers: [
    ...[...figureProviders, ...filters.providers, ...cross.providers, ...figuresExport.providers],
    ...[...figurePageProviders, ...fundProviders, ...reportProviders],
    ...[FollowUpQueries, FollowUpLinesQueries, FollowUpScope, HealthSpaceFigures, HealthSpaceQueries],
  ],
})
export class StatisticsModule {}

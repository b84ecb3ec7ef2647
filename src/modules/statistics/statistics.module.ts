import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReferralsModule } from '../referrals/index.js';
import { StructuresModule } from '../structures/index.js';
import { SupportSessionsModule } from '../support-sessions/index.js';
import { cross } from './cross/cross.parts.js';
import { figuresExport } from './export/export.parts.js';
import { figureControllers, figureEntities, figureProviders } from './figures.parts.js';
import { filters } from './filters/filters.parts.js';
import { fundControllers, fundProviders } from './fund.parts.js';
import { FollowUpLinesQueries } from './follow-up-lines.queries.js';
import { FollowUpScope } from './follow-up-scope.js';
import { FollowUpQueries } from './follow-up.queries.js';
import { HealthSpaceFigures } from './health-space-figures.service.js';
import { HealthSpaceQueries } from './health-space.queries.js';
import { FigureNames } from './figure-names.queries.js';
import { FiguresMap } from './map/figures-map.js';
import { TagFiguresQueries } from './tag-figures.queries.js';
import { FigureFiles } from './web/figures/figure-files.js';
import { FigurePages } from './web/figures/figure-pages.js';
import { FiguresDesk } from './web/figures/figures-desk.js';
import { FiguresController } from './web/figures.controller.js';
import { FollowUpController } from './web/follow-up.controller.js';
import { HealthSpaceController } from './web/health-space.controller.js';
import './statistics.personal-data.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([...figureEntities, ...filters.entities]),
    ...[ReferralsModule, StructuresModule, SupportSessionsModule],
  ],
  controllers: [
    ...[...figureControllers, ...filters.controllers, ...cross.controllers, ...figuresExport.controllers],
    ...[...fundControllers, FollowUpController, FiguresController, HealthSpaceController],
  ],
  providers: [
    ...figureProviders,
    ...filters.providers,
    ...cross.providers,
    ...figuresExport.providers,
    ...fundProviders,
    ...[FigureFiles, FigureNames, FigurePages, FiguresDesk, FiguresMap],
    FollowUpQueries,
    FollowUpLinesQueries,
    FollowUpScope,
    HealthSpaceFigures,
    HealthSpaceQueries,
    TagFiguresQueries,
  ],
})
export class StatisticsModule {}

import { CoordinationActivity } from './coordination/coordination-activity.entity.js';
import { CoordinationQueries } from './coordination/coordination.queries.js';
import { CoordinationService } from './coordination/coordination.service.js';
import { CoordinationController } from './web/coordination/coordination.controller.js';
import { LogCoordinationController } from './web/coordination/log-coordination.controller.js';
import './coordination/coordination.personal-data.js';

/** Activities without anybody accompanied: animations, events, partnerships. */
export const coordination = {
  entities: [CoordinationActivity],
  controllers: [LogCoordinationController, CoordinationController],
  providers: [CoordinationQueries, CoordinationService],
  exported: [CoordinationQueries, CoordinationService],
};

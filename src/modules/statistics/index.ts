export { figureKeeper } from './read-model/figure-keeper.service.js';
export { StatisticsModule } from './statistics.module.js';

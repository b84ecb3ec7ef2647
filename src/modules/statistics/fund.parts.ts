import { FundFiguresQueries } from './fund/fund-figures.queries.js';
import { FundFiguresService } from './fund/fund-figures.service.js';
import { FundFiguresController } from './web/fund/fund.controller.js';

/** What a caisse counts of its own. */
export const fundProviders = [FundFiguresQueries, FundFiguresService];
export const fundControllers = [FundFiguresController];

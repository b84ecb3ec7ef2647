import { FiguresService } from './figures/figures.service.js';
import { KeptFiguresQueries } from './figures/kept-figures.queries.js';
import { RowFiguresQueries } from './figures/row-figures.queries.js';
import { FigureCheck } from './read-model/figure-check.entity.js';
import { FigureChecksQueries } from './read-model/figure-checks.queries.js';
import { FigureChecker } from './read-model/figure-checker.service.js';
import { FigureDay } from './read-model/figure-day.entity.js';
import { FigureJobs } from './read-model/figure-jobs.js';
import { FigureKeeper } from './read-model/figure-keeper.service.js';
import { FigureMark } from './read-model/figure-mark.entity.js';
import { Marks } from './read-model/marks.js';
import { PeopleDay } from './read-model/people-day.entity.js';
import { TerritoryFigures } from './read-model/territory-figures.js';
import { FigureChecksController } from './web/checks/figure-checks.controller.js';

export const figureEntities = [FigureCheck, FigureDay, FigureMark, PeopleDay];

export const figureProviders = [
  ...[FiguresService, KeptFiguresQueries, RowFiguresQueries],
  ...[FigureChecker, FigureChecksQueries, FigureJobs, FigureKeeper, Marks, TerritoryFigures],
];

export const figureControllers = [FigureChecksController];

import { FigureNames } from './figure-names.queries.js';
import { FigureTurns } from './figure-turns.js';
import { FiguresMap } from './map/figures-map.js';
import { FigureFiles } from './web/figures/figure-files.js';
import { FigurePages } from './web/figures/figure-pages.js';
import { FiguresDesk } from './web/figures/figures-desk.js';
import { FiguresController } from './web/figures.controller.js';

/** The main pages of figures, their charts and their files. */
export const figurePageProviders = [FigureFiles, FigureNames, FigurePages, FiguresDesk, FiguresMap, FigureTurns];
export const figurePageControllers = [FiguresController];

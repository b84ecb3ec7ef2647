import { FiguresExportController } from '../web/export/figures-export.controller.js';
import { FiguresExport } from './figures-export.service.js';

/** The figures themselves as a file. */
export const figuresExport = { controllers: [FiguresExportController], providers: [FiguresExport] };

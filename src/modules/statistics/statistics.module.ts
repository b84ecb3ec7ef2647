import { Module } from '@nestjs/common';
import { FiguresQueries } from './figures.queries.js';
import { FiguresController } from './web/figures.controller.js';

@Module({ controllers: [FiguresController], providers: [FiguresQueries] })
export class StatisticsModule {}

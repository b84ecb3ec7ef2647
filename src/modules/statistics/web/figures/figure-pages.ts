import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../platform/access/actor.js';
import { Assets } from '../../../../platform/http/assets.js';
import type { View } from '../../../../platform/http/page.js';
import { selectionQuery } from '../../filters/index.js';
import { FiguresMap } from '../../map/figures-map.js';
import { chartFigure } from './chart-figure.js';
import { type Drawn, evolution, mapDrawn, progression } from './drawn.js';
import { type Asked, FiguresDesk, type FoundFigures } from './figures-desk.js';
import { type Charts, figuresPage } from './figures.page.js';
import { listPage } from './list.page.js';
import { tableOf } from './sections.js';
import { grainOf, seriesOf } from './series.js';

/** Figures and their charts, put into pages. */
@Injectable()
export class FigurePages {
  constructor(
    private readonly desk: FiguresDesk,
    private readonly map: FiguresMap,
    private readonly assets: Assets,
  ) {}

  async all(actor: Actor, query: object): Promise<{ shown: View; isValid: boolean }> {
    const { asked, lists } = await this.desk.asked(actor, query);
    const { isValid } = asked.form;
    const found = isValid ? await this.found(actor, asked) : null;
    const shown = figuresPage({ asked, lists, scopeName: actor.workplaceName, styles: this.styles, found });
    return { shown, isValid };
  }

  /** Null for a table that is not there, or a period that can't be read. */
  async list(actor: Actor, query: object, id: string): Promise<View | null> {
    const found = await this.desk.one(actor, query, id);
    const counted = found && tableOf(found.figures, found.beside, id);
    return found && counted
      ? listPage(found.asked, counted, { scopeName: actor.workplaceName, styles: this.styles })
      : null;
  }

  private async found(actor: Actor, asked: Asked): Promise<{ figures: FoundFigures; charts: Charts }> {
    const figures = await this.desk.all(actor, asked);
    return { figures, charts: await this.charts(actor, asked, figures) };
  }

  private async charts(actor: Actor, { form, selection }: Asked, found: FoundFigures): Promise<Charts> {
    const grain = grainOf(selection, form.pas);
    const series = evolution(seriesOf(selection, grain, found.days, found.daysBefore), grain);
    const query = { ...selectionQuery(selection, form.preset) };
    const figure = async (drawn: Drawn | null) => drawn && chartFigure(drawn, query);
    return {
      series: await chartFigure(series, { ...query, pas: form.pas }),
      progression: await figure(progression(found.figures)),
      map: await figure(mapDrawn(await this.map.of(actor, found.figures.lines))),
    };
  }

  private get styles(): string {
    return this.assets.addresses['statistics.css'] ?? '';
  }
}

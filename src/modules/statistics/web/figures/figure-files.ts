import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../platform/access/actor.js';
import { AuditTrail } from '../../../../platform/audit/audit-trail.js';
import { type Chart, pngFile, svgFile } from '../../../../platform/charts/index.js';
import type { Figures } from '../../figures/figures.js';
import { FiguresMap } from '../../map/figures-map.js';
import type { Counted } from './counted.js';
import { type Drawn, evolution, mapDrawn, progression, rankedOf } from './drawn.js';
import { selectionWords } from '../../filters/index.js';
import { longMoment } from '../../../../platform/time/french.js';
import { chartCsv, type Source, tableCsv } from './figure-csv.js';
import { type Asked, FiguresDesk } from './figures-desk.js';
import { tableOf } from './sections.js';
import { grainOf, seriesOf } from './series.js';

export interface FigureFile {
  type: string;
  body: Buffer;
}

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
};

/** One chart or table of the page as a file. Each is written in the journal, as every export is. */
@Injectable()
export class FigureFiles {
  constructor(
    private readonly desk: FiguresDesk,
    private readonly map: FiguresMap,
    private readonly audit: AuditTrail,
  ) {}

  /** @param name « topic.csv » @returns null for what the page does not have */
  async of(actor: Actor, query: object, name: string): Promise<FigureFile | null> {
    const [, id = '', ending = ''] = /^([A-Za-z]+)\.(csv|png|svg)$/.exec(name) ?? [];
    const type = types[ending];
    const found = type ? await this.find(actor, query, id) : null;
    if (!type || !found) return null;
    const { from, to } = found.asked.selection;
    await this.audit.record({ verb: 'statistics.download', subjectKind: 'export', details: { file: name, from, to } });
    if (ending === 'csv') return { type, body: Buffer.from(found.csv) };
    return { type, body: ending === 'png' ? await pngFile(found.chart) : Buffer.from(await svgFile(found.chart)) };
  }

  private async find(actor: Actor, query: object, id: string): Promise<Found | null> {
    const found = await this.desk.one(actor, query, id);
    if (!found) return null;
    const { asked, figures, beside } = found;
    const { selection, names } = asked;
    const source = {
      scopeName: actor.workplaceName,
      words: selectionWords(selection, names),
      asOf: `Chiffres arrêtés le ${longMoment(figures.asOf)}`,
    };
    const counted = tableOf(figures, beside, id);
    if (counted) return ofTable(asked, counted, source);
    const drawn = await this.drawn(actor, asked, figures, id);
    return drawn && { asked, chart: drawn.chart, csv: chartCsv(drawn, source) };
  }

  private async drawn(actor: Actor, { form, selection }: Asked, figures: Figures, id: string): Promise<Drawn | null> {
    if (id === 'progression') return progression(figures);
    if (id === 'carte') return mapDrawn(await this.map.of(actor, figures.lines));
    if (id !== 'evolution') return null;
    const [days, before] = await this.desk.days(actor, selection);
    const grain = grainOf(selection, form.pas);
    return evolution(seriesOf(selection, grain, days, before), grain);
  }
}

interface Found {
  asked: Asked;
  chart: Chart;
  csv: string;
}

const ofTable = (asked: Asked, counted: Counted, source: Source): Found => ({
  ...{ asked, chart: rankedOf(counted), csv: tableCsv(counted, source) },
});

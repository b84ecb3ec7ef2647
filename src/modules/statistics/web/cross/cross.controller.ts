import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import type { Actor } from '../../../../platform/access/actor.js';
import { Allow } from '../../../../platform/access/allow.js';
import { CurrentActor } from '../../../../platform/access/current-actor.js';
import { Assets } from '../../../../platform/http/assets.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { invalid, page, type PageResult } from '../../../../platform/http/page.js';
import { mediaTypes, writeTable } from '../../../../platform/spreadsheets/index.js';
import { CrossForm } from '../../cross/cross.form.js';
import { crossSheet } from '../../cross/cross-sheet.js';
import { CrossTables } from '../../cross/cross.service.js';
import type { CrossTable } from '../../cross/cross-table.js';
import type { CrossCode } from '../../cross/dimensions.js';
import { crossPaths } from '../../cross/paths.js';
import { type AskedSelection, SelectionDesk } from '../../filters/selection-desk.service.js';
import { crossPage } from './cross.page.js';

type Asked = AskedSelection<CrossForm>;

/** Two dimensions of one’s choice. */
@Controller()
@Allow('coordinator', 'mediator', 'counter', 'structure_manager')
export class CrossController {
  constructor(
    private readonly tables: CrossTables,
    private readonly desk: SelectionDesk,
    private readonly assets: Assets,
  ) {}

  @Get(crossPaths.show.pattern)
  async show(@CurrentActor() actor: Actor, @Query() query: object): Promise<PageResult> {
    const asked = await this.read(actor, query);
    const lists = await this.desk.lists(actor);
    const table = asked.form.isValid ? await this.table(actor, asked) : null;
    const shown = crossPage({ actor, asked, lists, table, styles: this.assets.addresses['statistics.css'] ?? '' });
    return asked.form.isValid ? page(shown) : invalid(shown);
  }

  @Get(crossPaths.export.pattern)
  @Header('Cache-Control', 'no-store')
  async export(@CurrentActor() actor: Actor, @Query() query: object): Promise<StreamableFile> {
    const { form, selection } = await this.read(actor, query);
    if (!form.isValid) throw new NotFoundError('selection');
    const [rows, columns] = dimensions(form);
    const table = await this.tables.exported(actor, selection, rows, columns);
    return new StreamableFile(writeTable('csv', crossSheet(table)), {
      type: mediaTypes.csv,
      disposition: `attachment; filename="${rows}-${columns}-${selection.from}-${selection.to}.csv"`,
    });
  }

  private async read(actor: Actor, query: object): Promise<Asked> {
    const asked = await this.desk.read(actor, { lignes: 'thematique', colonnes: 'age', ...query }, CrossForm);
    const [rows, columns] = dimensions(asked.form);
    if (rows === columns) asked.form.reject('colonnes', 'Choisissez une autre dimension que celle des lignes.');
    return asked;
  }

  private table(actor: Actor, { form, selection }: Asked): Promise<CrossTable> {
    return this.tables.of(actor, selection, ...dimensions(form));
  }
}

/** Left empty: those that a page begins with. */
const dimensions = ({ lignes, colonnes }: CrossForm): [CrossCode, CrossCode] => [
  lignes ?? 'thematique',
  colonnes ?? 'age',
];

import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { Public } from '../../../../platform/access/allow.js';
import { Config } from '../../../../platform/config/index.js';
import { NotFoundError } from '../../../../platform/errors/domain-error.js';
import { page, type PageResult } from '../../../../platform/http/page.js';
import { openDataCsv, openDataSchema } from '../open-data-file.js';
import { OpenDataQueries } from '../open-data.queries.js';
import { openDataPage, SCHEMA_FILE, yearOfFile } from './open-data.page.js';
import { openDataPaths } from './paths.js';

/** For everybody and every program: what was published, and how to read it. */
@Controller()
@Public()
export class OpenDataController {
  constructor(
    private readonly queries: OpenDataQueries,
    private readonly config: Config,
  ) {}

  @Get(openDataPaths.page.pattern)
  async show(): Promise<PageResult> {
    return page(openDataPage(await this.queries.editions(), this.config.publicUrl));
  }

  @Get(openDataPaths.file.pattern)
  async file(@Param('file') name: string): Promise<StreamableFile> {
    if (name === SCHEMA_FILE) return fileOf(this.schema, 'application/json; charset=utf-8', name);
    const year = yearOfFile(name);
    const lines = year === undefined ? [] : await this.queries.lines(year);
    if (year === undefined || lines.length === 0) throw new NotFoundError('edition');
    return fileOf(openDataCsv(year, lines), 'text/csv; charset=utf-8', name);
  }

  private get schema(): string {
    return JSON.stringify(openDataSchema(`${this.config.publicUrl}${openDataPaths.page.to()}`), null, 2);
  }
}

const fileOf = (content: string, type: string, name: string): StreamableFile =>
  new StreamableFile(Buffer.from(content), { type, disposition: `attachment; filename="${name}"` });

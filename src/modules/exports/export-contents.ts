import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { Actor } from '../../platform/access/actor.js';
import { Config } from '../../platform/config/index.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { Clock } from '../../platform/time/clock.js';
import type { Asked } from './export-asked.js';
import { countSql } from './export-rows.js';
import { ExportWriter } from './export-writer.js';
import { FilterWords } from './filter-words.js';
import { informationOf } from './information.js';

/** Which export: its number, what it asks, since when. */
export interface Export {
  id: string;
  asked: Asked;
  askedAt: Date;
}

/** What an export says: its file, and the information that goes with it. */
@Injectable()
export class ExportContents {
  constructor(
    private readonly writer: ExportWriter,
    private readonly words: FilterWords,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** @param onRows told how many lines more are written */
  async file(actor: Actor, one: Export, onRows?: (count: number) => void): Promise<Readable> {
    const information = await this.information(actor, one, this.clock.now());
    const { id, asked } = one;
    return this.writer.file(actor, { id, asked, information, ...(onRows ? { onRows } : {}) });
  }

  async information(actor: Actor, one: Export, readAt: Date): Promise<(readonly [string, string])[]> {
    const filters = await this.words.of(one.asked.filters);
    return informationOf(actor, { ...one, filters, readAt, site: this.config.publicUrl });
  }

  /** Lines of the file, the heading aside. @param most counting stops a little above */
  async count(actor: Actor, asked: Asked, most?: number): Promise<number> {
    const { sql, parameters } = countSql(actor, asked, most);
    const [found] = await this.work.query<{ lines: number }>(sql, parameters);
    return found?.lines ?? 0;
  }
}

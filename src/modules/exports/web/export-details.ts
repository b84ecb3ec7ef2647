import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import type { View } from '../../../platform/http/page.js';
import { CSV_MARK, csvOf } from '../../../platform/spreadsheets/index.js';
import { markOf } from '../export-asked.js';
import { ExportContents } from '../export-contents.js';
import { FilterWords } from '../filter-words.js';
import { OwnExports } from '../runs/own-exports.js';
import { exportPage } from './export.page.js';

/** The page of one export, and the information that goes beside files which have no room for it. */
@Injectable()
export class ExportDetails {
  constructor(
    private readonly own: OwnExports,
    private readonly contents: ExportContents,
    private readonly words: FilterWords,
  ) {}

  async show(actor: Actor, id: string): Promise<View> {
    const run = await this.own.find(actor, id);
    return exportPage(run, await this.words.of(run.filters));
  }

  async information(actor: Actor, id: string): Promise<{ name: string; text: string }> {
    const run = await this.own.find(actor, id);
    const one = { id, asked: run, askedAt: run.createdAt };
    const lines = await this.contents.information(actor, one, run.startedAt ?? run.createdAt);
    const text = lines.map((cells) => `${cells.map(csvOf).join(';')}\r\n`).join('');
    return { name: `informations-${markOf(id)}.csv`, text: CSV_MARK + text };
  }
}

import { type SessionFilterField, sessionFilterFields } from '../../support-sessions/index.js';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import type { View } from '../../../platform/http/page.js';
import { Clock } from '../../../platform/time/clock.js';
import { addDays, startOfMonth } from '../../../platform/time/day.js';
import { canAsk } from '../export-asked.js';
import { EXPORT_KINDS } from '../export-kinds.js';
import { FilterSight } from '../filter-sight.js';
import { FilterWords } from '../filter-words.js';
import { OwnExports } from '../runs/own-exports.js';
import { ExportForm } from './export.form.js';
import { exportsPage } from './exports.page.js';

/** The page where exports are asked for. */
@Injectable()
export class ExportDesk {
  constructor(
    private readonly own: OwnExports,
    private readonly sight: FilterSight,
    private readonly words: FilterWords,
    private readonly clock: Clock,
  ) {}

  /** The form as an address fills it in: what it holds that means nothing is left out. Without days, last month. */
  async prefilled(query: unknown): Promise<ExportForm> {
    const read = await readForm(ExportForm, query);
    const form = new ExportForm();
    const lastOfMonth = addDays(startOfMonth(this.clock.today()), -1);
    const hasDays = read.errorOf('du') === null && read.errorOf('au') === null;
    [form.du, form.au] = hasDays ? [read.days.from, read.days.to] : [startOfMonth(lastOfMonth), lastOfMonth];
    if (read.errorOf('quoi') === null) form.quoi = read.quoi;
    if (read.errorOf('format') === null) form.format = read.format;
    for (const field of Object.keys(sessionFilterFields) as SessionFilterField[]) {
      const value = read[field];
      if (value !== undefined && read.errorOf(field) === null) form[field] = value;
    }
    return form;
  }

  /** @throws NotFoundError when a filter names what is out of the actor’s scope */
  async home(actor: Actor, form: ExportForm): Promise<View> {
    const kinds = EXPORT_KINDS.filter((kind) => canAsk(actor, kind));
    const [first] = kinds;
    if (first === undefined)
      return exportsPage(actor, form, { kinds, filters: [], runs: [], today: this.clock.today() });
    const kind = kinds.includes(form.quoi) ? form.quoi : first;
    await this.sight.require(actor, { kind: 'sessions', format: 'csv', from: '', to: '', filters: form.filters });
    const filters = await this.words.of(form.filters);
    const runs = await this.own.list(actor);
    form.quoi = kind;
    return exportsPage(actor, form, { kinds, filters, runs, today: this.clock.today() });
  }
}

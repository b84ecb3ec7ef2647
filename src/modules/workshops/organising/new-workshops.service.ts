import { Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';
import { DeviceStocks } from '../devices/device-stock.service.js';
import { WorkshopSeries } from '../workshop-series.entity.js';
import type { ProgrammeCode } from '../vocabulary.js';
import type { SeriesRule } from './series-days.js';
import { spanOf, type WallTimes } from './wall-times.js';
import type { Announced } from './workshop-content.js';
import { type NewWorkshop, WorkshopRecords } from './workshop-records.js';
import { refusable, refuse, type WorkshopRefusal } from './workshop-refusal.js';

export interface NewWorkshopsInput {
  /** Drawn with the form: sent twice, it makes one workshop, or one series. */
  formKey: string;
  announced: Announced;
  /** Which of our programmes the form was begun from. */
  programme: ProgrammeCode | null;
  times: WallTimes;
  days: readonly Day[];
  /** Null: one day alone. */
  rule: SeriesRule | null;
  publish: boolean;
}

/** Where to go next: the workshop, or the first day of the series. */
export interface Organised {
  id: string;
  count: number;
}

/** Writes new workshops: one, or each day of a series. */
@Injectable()
export class NewWorkshops {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: WorkshopRecords,
    private readonly stocks: DeviceStocks,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async create(actor: StructureActor, input: NewWorkshopsInput): Promise<Organised | WorkshopRefusal> {
    const known = await this.already(actor, input.formKey);
    if (known) return known;
    try {
      return await refusable(() => this.unitOfWork.run(() => this.write(actor, input)));
    } catch (error) {
      const twice = isTakenKey(error) ? await this.already(actor, input.formKey) : undefined;
      if (twice) return twice;
      throw error;
    }
  }

  /** More days of a series, after what one of its workshops announces; days that it has already are left out. */
  async addDays(
    actor: StructureActor,
    series: { id: string; like: Announced; times: WallTimes; publish: boolean },
    days: readonly Day[],
  ): Promise<{ count: number } | WorkshopRefusal> {
    return refusable(() =>
      this.unitOfWork.run(async () => {
        await this.unitOfWork.query('SELECT id FROM workshop_series WHERE id = $1 FOR UPDATE', [series.id]);
        const taken = await this.unitOfWork.query<{ day: Day; programme: ProgrammeCode | null }>(
          'SELECT series_day::text AS day, programme FROM workshop WHERE series_id = $1',
          [series.id],
        );
        const wanted = [...new Set(days)].filter((day) => !taken.some((one) => one.day === day)).sort();
        const made = wanted.map((day) =>
          this.dayOf(series.id, day, { ...series, announced: series.like, programme: taken[0]?.programme ?? null }),
        );
        await this.insert(actor, made, series.publish);
        await this.unitOfWork.execute(
          `UPDATE workshop_series SET until_day = greatest(until_day, $2::date),
             excluded_days = ARRAY(SELECT unnest(excluded_days) EXCEPT SELECT unnest($3::date[])) WHERE id = $1`,
          [series.id, wanted.at(-1) ?? '-infinity', wanted],
        );
        await this.record('workshop-series.extend', 'workshop_series', series.id, { count: made.length });
        return { count: made.length };
      }),
    );
  }

  private async write(actor: StructureActor, input: NewWorkshopsInput): Promise<Organised> {
    const { formKey, announced, programme, times, rule, publish } = input;
    const days = [...new Set(input.days)].sort();
    if (rule === null) {
      const [day = ''] = days;
      const content = { ...announced, ...spanOf(day, times, announced.zone) };
      await this.insert(actor, [{ id: formKey, content, programme, seriesId: null, seriesDay: null }], publish);
      await this.record('workshop.create', 'workshop', formKey, { published: publish });
      return { id: formKey, count: 1 };
    }
    const made = days.map((day) => this.dayOf(formKey, day, input));
    await this.promiseDevices(actor, made);
    await this.unitOfWork.repository(WorkshopSeries).insert({
      ...{ ...rule, id: formKey, structureId: actor.structureId, createdBy: actor.userId },
      createdAt: this.clock.now(),
    });
    await this.records.insert(actor, made, publish);
    await this.record('workshop-series.create', 'workshop_series', formKey, { count: made.length, published: publish });
    return { id: made[0]?.id ?? formKey, count: made.length };
  }

  private dayOf(
    seriesId: string,
    day: Day,
    { announced, programme, times }: Pick<NewWorkshopsInput, 'announced' | 'programme' | 'times'>,
  ): NewWorkshop {
    const content = { ...announced, ...spanOf(day, times, announced.zone) };
    return { id: newId(), seriesId, seriesDay: day, programme, content };
  }

  private async insert(actor: StructureActor, made: readonly NewWorkshop[], publish: boolean): Promise<void> {
    if (made.length === 0) return;
    await this.promiseDevices(actor, made);
    await this.records.insert(actor, made, publish);
  }

  /** Before anything is written, so that a refusal leaves nothing behind in a transaction that goes on. */
  private async promiseDevices(actor: StructureActor, made: readonly NewWorkshop[]): Promise<void> {
    const stock = await this.stocks.hold(actor.structureId);
    const asking = made.map(({ id, content }) => ({ id, ...content }));
    const clash = await this.stocks.firstClash(actor.structureId, stock, asking);
    if (clash) refuse({ refused: 'devices', clash });
  }

  /** What a first sending of the same form made. */
  private async already({ structureId }: StructureActor, key: string): Promise<Organised | undefined> {
    const [known] = await this.unitOfWork.query<Organised>(
      `SELECT (array_agg(id ORDER BY starts_at))[1] AS id, count(*)::int AS count FROM workshop
        WHERE structure_id = $1 AND (id = $2 OR series_id = $2) HAVING count(*) > 0`,
      [structureId, key],
    );
    return known;
  }

  private record(
    verb: string,
    subjectKind: string,
    subjectId: string,
    details: Record<string, number | boolean>,
  ): Promise<void> {
    return this.audit.record({ verb, subjectKind, subjectId, details });
  }
}

const isTakenKey = (error: unknown): boolean =>
  error instanceof QueryFailedError &&
  ['workshop_pkey', 'workshop_series_pkey'].includes((error.driverError as { constraint?: string }).constraint ?? '');

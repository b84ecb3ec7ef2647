import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { NotFoundError } from '../../../platform/errors/domain-error.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Day } from '../../../platform/time/day.js';
import type { DeviceKind, ProgrammeCode } from '../vocabulary.js';
import { Workshop } from '../workshop.entity.js';
import type { Devices, WorkshopContent } from './workshop-content.js';

/** A workshop as it stands, with its devices and who animates it. */
export type StoredWorkshop = Workshop & { devices: Devices; animatorIds: string[] };

export interface NewWorkshop {
  id: string;
  content: WorkshopContent;
  seriesId: string | null;
  seriesDay: Day | null;
  programme: ProgrammeCode | null;
}

/** Reads and writes workshops whole: their row, their devices, their animators. */
@Injectable()
export class WorkshopRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError when there is none, or the id is not one */
  async load(id: string): Promise<StoredWorkshop> {
    const [workshop] = isId(id) ? await this.loadAll([id]) : [];
    if (!workshop) throw new NotFoundError('workshop');
    return workshop;
  }

  /** In the order of their ids. */
  async loadAll(ids: readonly string[]): Promise<StoredWorkshop[]> {
    const rows = await this.unitOfWork
      .repository(Workshop)
      .createQueryBuilder('w')
      .whereInIds([...ids])
      .orderBy('w.id')
      .getMany();
    const more = await this.unitOfWork.query<{ id: string; devices: Devices | null; animatorIds: string[] }>(
      `SELECT w.id, (SELECT jsonb_object_agg(kind, count) FROM workshop_device WHERE workshop_id = w.id) AS devices,
              ARRAY(SELECT user_id FROM workshop_animator WHERE workshop_id = w.id ORDER BY user_id) AS "animatorIds"
         FROM workshop w WHERE w.id = ANY($1)`,
      [ids],
    );
    const byId = new Map(more.map((one) => [one.id, one]));
    return rows.map((row) =>
      Object.assign(row, {
        devices: byId.get(row.id)?.devices ?? {},
        animatorIds: byId.get(row.id)?.animatorIds ?? [],
      }),
    );
  }

  /** Takes the rows until the end of the transaction, in one order, then reads them. */
  async hold(ids: readonly string[]): Promise<StoredWorkshop[]> {
    const wanted = ids.filter(isId);
    await this.unitOfWork.query('SELECT id FROM workshop WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [wanted]);
    return this.loadAll(wanted);
  }

  /** Ids of the workshops of a series that have not begun, cancelled ones left out, soonest first. */
  async toComeOf(seriesId: string): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `SELECT id FROM workshop WHERE series_id = $1 AND starts_at > $2 AND status IN ('draft', 'published')
        ORDER BY starts_at, id LIMIT 500`,
      [seriesId, this.clock.now()],
    );
    return rows.map(({ id }) => id);
  }

  /** The first day of the rule. */
  async beginningOf(seriesId: string): Promise<Day | undefined> {
    const [series] = await this.unitOfWork.query<{ day: Day }>(
      'SELECT from_day::text AS day FROM workshop_series WHERE id = $1',
      [seriesId],
    );
    return series?.day;
  }

  async insert(
    by: { userId: string; structureId: string },
    workshops: readonly NewWorkshop[],
    publish: boolean,
  ): Promise<void> {
    const now = this.clock.now();
    const rows = workshops.map(({ id, content, seriesId, seriesDay, programme }) => ({
      ...columnsOf(content),
      ...{ id, seriesId, seriesDay, programme, structureId: by.structureId, createdBy: by.userId },
      ...{ status: publish ? ('published' as const) : ('draft' as const), publishedAt: publish ? now : null },
      ...{ createdAt: now, updatedAt: now },
    }));
    await this.unitOfWork.repository(Workshop).insert(rows);
    for (const { id, content } of workshops) await this.writeParts(id, content);
  }

  /** Before several move at once, each to an hour where another had its devices. */
  async giveDevicesBack(ids: readonly string[]): Promise<void> {
    await this.unitOfWork.execute('DELETE FROM workshop_device WHERE workshop_id = ANY($1)', [ids]);
  }

  /** Its devices were given back before. */
  async update(id: string, content: WorkshopContent, version: number): Promise<void> {
    const changes = { ...columnsOf(content), version: version + 1, updatedAt: this.clock.now() };
    await this.unitOfWork.repository(Workshop).update({ id }, changes);
    await this.unitOfWork.execute('DELETE FROM workshop_animator WHERE workshop_id = $1', [id]);
    await this.writeParts(id, content);
  }

  private async writeParts(id: string, { devices, animatorIds }: WorkshopContent): Promise<void> {
    const taken = Object.entries(devices).filter(([, count]) => count > 0) as [DeviceKind, number][];
    if (taken.length > 0) {
      await this.unitOfWork.execute(
        `INSERT INTO workshop_device (workshop_id, kind, count)
         SELECT $1, kind, count FROM unnest($2::text[], $3::int[]) AS taken (kind, count) ORDER BY kind`,
        [id, taken.map(([kind]) => kind), taken.map(([, count]) => count)],
      );
    }
    if (animatorIds.length > 0) {
      await this.unitOfWork.execute(
        'INSERT INTO workshop_animator (workshop_id, user_id) SELECT $1, unnest($2::uuid[])',
        [id, animatorIds],
      );
    }
  }
}

function columnsOf({
  devices: _devices,
  animatorIds: _animators,
  ...columns
}: WorkshopContent): WorkshopContent | object {
  const { title, summary, topics, level, audience, format, mode, placeId, address, communeInsee } = columns;
  const { connection, zone, capacity, ownDevice, toBring, listed, publicBooking, offerHours, startsAt, endsAt } =
    columns;
  return {
    ...{ title, summary, topics, level, audience, format, mode, placeId, address, communeInsee },
    ...{ connection, zone, capacity, ownDevice, toBring, listed, publicBooking, offerHours, startsAt, endsAt },
  };
}

import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Clock } from '../../../platform/time/clock.js';
import type { Devices } from '../organising/workshop-content.js';
import { DEVICES, type DeviceKind } from '../vocabulary.js';
import { type DeviceClash, firstClash, mostAtOnce, type Promised } from './device-clashes.js';

const kinds = Object.keys(DEVICES) as DeviceKind[];

/** Far enough for every workshop that may be promised something. */
const FOREVER = new Date('9999-12-31T00:00:00Z');

/** Past a few hundred workshops with devices, the page says the first ones. */
const MOST_LISTED = 200;

/** Fewer devices than are promised already: of a kind, how many at once. */
export interface PromisedMore {
  kind: DeviceKind;
  promised: number;
}

/** What a structure owns to lend. The database never lets one device be promised twice; here it is said in time. */
@Injectable()
export class DeviceStocks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async owned(structureId: string): Promise<Devices> {
    return asDevices(await this.lines('', structureId));
  }

  /** What is promised from now on, soonest first. */
  promised(structureId: string): Promise<Promised[]> {
    return this.promisedBetween(structureId, this.clock.now(), FOREVER, [], MOST_LISTED);
  }

  /**
   * Whoever promises devices takes these lines first, in one order: nobody waits for somebody who waits for them.
   * To be called inside a transaction, before any workshop is held.
   */
  async hold(structureId: string): Promise<Devices> {
    return asDevices(await this.lines('ORDER BY kind FOR UPDATE', structureId));
  }

  /** @param asking the workshops about to be written, which replace what they promised before */
  async firstClash(structureId: string, stock: Devices, asking: readonly Promised[]): Promise<DeviceClash | null> {
    const wanting = asking.filter(({ devices }) => Object.values(devices).some((count) => count > 0));
    if (wanting.length === 0) return null;
    const from = new Date(Math.min(...wanting.map(({ startsAt }) => startsAt.getTime())));
    const to = new Date(Math.max(...wanting.map(({ endsAt }) => endsAt.getTime())));
    const own = asking.map(({ id }) => id);
    return firstClash(wanting, await this.promisedBetween(structureId, from, to, own), stock);
  }

  /** How many are owned; null once kept, else what is promised beyond. */
  async set(actor: StructureActor, owned: Required<Devices>): Promise<PromisedMore | null> {
    return this.unitOfWork.run(async () => {
      await this.unitOfWork.execute(
        `INSERT INTO device_stock (structure_id, kind, owned, updated_at)
         SELECT $1, kind, 0, $3 FROM unnest($2::text[]) AS kind ORDER BY kind ON CONFLICT DO NOTHING`,
        [actor.structureId, [...kinds].sort(), this.clock.now()],
      );
      await this.hold(actor.structureId);
      const short = await this.short(actor.structureId, owned);
      if (short) return short;
      for (const kind of [...kinds].sort()) {
        await this.unitOfWork.execute(
          'UPDATE device_stock SET owned = $3, updated_at = $4 WHERE structure_id = $1 AND kind = $2 AND owned <> $3',
          [actor.structureId, kind, owned[kind], this.clock.now()],
        );
      }
      const details = { ...owned };
      await this.audit.record({
        verb: 'device-stock.set',
        subjectKind: 'structure',
        subjectId: actor.structureId,
        details,
      });
      return null;
    });
  }

  private async short(structureId: string, owned: Required<Devices>): Promise<PromisedMore | null> {
    const span = { startsAt: this.clock.now(), endsAt: FOREVER };
    const all = await this.promisedBetween(structureId, span.startsAt, span.endsAt, []);
    const most = kinds.map((kind) => ({ kind, promised: mostAtOnce(span, all, kind) }));
    return most.find(({ kind, promised }) => promised > owned[kind]) ?? null;
  }

  private lines(end: string, structureId: string): Promise<{ kind: DeviceKind; owned: number }[]> {
    return this.unitOfWork.query(`SELECT kind, owned FROM device_stock WHERE structure_id = $1 ${end}`, [structureId]);
  }

  private promisedBetween(
    structureId: string,
    from: Date,
    to: Date,
    but: readonly string[],
    limit: number | null = null,
  ): Promise<Promised[]> {
    return this.unitOfWork.query<Promised>(
      `SELECT w.id, w.title, w.zone, w.starts_at AS "startsAt", w.ends_at AS "endsAt", d.devices
         FROM workshop w CROSS JOIN LATERAL
              (SELECT jsonb_object_agg(kind, count) AS devices FROM workshop_device WHERE workshop_id = w.id) d
        WHERE w.structure_id = $1 AND w.status IN ('draft', 'published') AND d.devices IS NOT NULL
          AND w.starts_at < $3 AND w.starts_at > $2::timestamptz - interval '25 hours' AND w.ends_at > $2
          AND NOT w.id = ANY($4)
        ORDER BY w.starts_at, w.id LIMIT $5`,
      [structureId, from, to, but, limit],
    );
  }
}

const asDevices = (lines: { kind: DeviceKind; owned: number }[]): Devices =>
  Object.fromEntries(lines.map(({ kind, owned }) => [kind, owned]));

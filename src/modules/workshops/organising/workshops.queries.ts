import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { isId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { addMonths, startOfDay } from '../../../platform/time/day.js';
import {
  type Around,
  PAGE_LENGTH,
  type SeriesNeighbour,
  type WorkshopCard,
  type WorkshopFilters,
} from './workshop-card.js';

export type { SeriesNeighbour, WorkshopCard } from './workshop-card.js';

const SELECT = `
  SELECT w.id, w.structure_id AS "structureId", s.name AS "structureName", s.phone AS "structurePhone",
    s.email AS "structureEmail", w.series_id AS "seriesId", w.title, w.summary, w.topics, w.level, w.audience, w.format,
    w.mode, w.place_id AS "placeId", p.name AS "placeName", coalesce(p.address, w.address) AS address,
    coalesce(p.postal_code, c.postal_codes[1]) AS "postalCode", coalesce(p.commune_name, c.name) AS "communeName",
    w.zone, w.starts_at AS "startsAt", w.ends_at AS "endsAt", w.capacity, w.seats_taken AS "seatsTaken",
    w.waiting,
    w.own_device AS "ownDevice", w.to_bring AS "toBring",
    coalesce((SELECT jsonb_object_agg(kind, count) FROM workshop_device WHERE workshop_id = w.id), '{}') AS devices,
    w.listed, w.public_booking AS "publicBooking", w.offer_hours AS "offerHours", w.status,
    w.cancel_words AS "cancelWords", w.updated_at AS "updatedAt", w.published_at AS "publishedAt", w.version
  FROM workshop w JOIN structure s ON s.id = w.structure_id
    LEFT JOIN place p ON p.id = w.place_id
    LEFT JOIN commune c ON c.insee_code = w.commune_insee`;

/** Where it is held; from afar, where its organiser is. */
const COMMUNE = 'coalesce(p.commune_insee, w.commune_insee, s.commune_insee)';

@Injectable()
export class WorkshopsQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async card(id: string): Promise<WorkshopCard | undefined> {
    if (!isId(id)) return undefined;
    const [card] = await this.unitOfWork.prepared<WorkshopCard & Record<string, unknown>>(`${SELECT} WHERE w.id = $1`, [
      id,
    ]);
    return card;
  }

  /** Those of a structure that are not over, soonest first; one more than a page when there is another page. */
  toCome(structureId: string, filters: WorkshopFilters): Promise<WorkshopCard[]> {
    const now = this.clock.now();
    return this.list(filters, 'ASC', [
      ['w.structure_id = ?', structureId],
      // The index knows beginnings alone, and none lasts longer than a day.
      [`w.starts_at > ?::timestamptz - interval '24 hours'`, now],
      ['w.ends_at > ?', now],
      [`(w.status <> 'cancelled' OR w.starts_at > ?)`, now],
    ]);
  }

  /** Those of a structure that are over, latest first. */
  past(structureId: string, filters: WorkshopFilters): Promise<WorkshopCard[]> {
    return this.list(filters, 'DESC', [
      ['w.structure_id = ?', structureId],
      ['w.ends_at <= ?', this.clock.now()],
    ]);
  }

  /** What is open and shown to all, soonest first. */
  open(around: Around, filters: WorkshopFilters, limit = PAGE_LENGTH + 1): Promise<WorkshopCard[]> {
    const { departments, communeInsee, structureId, exceptStructureId } = around;
    const conditions: Condition[] = [[`w.status = 'published' AND w.listed AND w.starts_at > ?`, this.clock.now()]];
    if (structureId) conditions.push(['w.structure_id = ?', structureId]);
    if (exceptStructureId) conditions.push(['w.structure_id <> ?', exceptStructureId]);
    if (communeInsee) conditions.push([`${COMMUNE} = ?`, communeInsee]);
    if (departments) {
      conditions.push([
        `(EXISTS (SELECT FROM commune t WHERE t.insee_code = ${COMMUNE} AND t.department_code = ANY(?1))
          OR w.mode <> 'place' AND s.fund_departments && ?1::text[])`,
        departments,
      ]);
    }
    return this.list(filters, 'ASC', conditions, limit);
  }

  /** Other days of a series, soonest first, around a day. */
  neighbours(seriesId: string): Promise<SeriesNeighbour[]> {
    return this.unitOfWork.query<SeriesNeighbour>(
      `SELECT id, starts_at AS "startsAt", ends_at AS "endsAt", zone, status, seats_taken AS "seatsTaken", capacity FROM workshop
        WHERE series_id = $1 ORDER BY starts_at > $2 DESC, abs(extract(epoch FROM starts_at - $2)), id LIMIT 12`,
      [seriesId, this.clock.now()],
    );
  }

  /** Places where the structure held workshops lately: the first to be offered. */
  async usualPlaces(structureId: string): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ id: string }>(
      `SELECT place_id AS id FROM (SELECT place_id, starts_at FROM workshop
         WHERE structure_id = $1 AND place_id IS NOT NULL ORDER BY starts_at DESC LIMIT 100) lately
        GROUP BY place_id ORDER BY max(starts_at) DESC LIMIT 8`,
      [structureId],
    );
    return rows.map(({ id }) => id);
  }

  private list(
    filters: WorkshopFilters,
    order: 'ASC' | 'DESC',
    conditions: readonly Condition[],
    limit = PAGE_LENGTH + 1,
  ): Promise<WorkshopCard[]> {
    const values: unknown[] = [];
    const written = [...conditions, ...filtered(filters, order)].map(([sql, ...given]) => {
      const first = values.push(...given) - given.length + 1;
      let next = first;
      return sql.replace(
        /\?(\d)?/g,
        (_, number: string | undefined) => `$${number ? first + Number(number) - 1 : next++}`,
      );
    });
    return this.unitOfWork.query<WorkshopCard>(
      `${SELECT} WHERE ${written.join(' AND ')} ORDER BY w.starts_at ${order}, w.id ${order} LIMIT ${limit}`,
      values,
    );
  }
}

/** A condition and its values: each `?` takes the next one, `?1` the first. */
type Condition = [sql: string, ...values: unknown[]];

function filtered(filters: WorkshopFilters, order: 'ASC' | 'DESC'): Condition[] {
  const { level, topic, audience, seatsLeft, month, after } = filters;
  const conditions: Condition[] = [];
  if (level) conditions.push(['w.level = ?', level]);
  if (topic) conditions.push(['? = ANY(w.topics)', topic]);
  if (audience) conditions.push(['w.audience = ?', audience]);
  if (seatsLeft) conditions.push([`w.seats_taken < w.capacity AND w.status <> 'cancelled'`]);
  // The zones of France are half a day around Paris: the edges of a month are Paris’.
  if (month)
    conditions.push(['w.starts_at >= ? AND w.starts_at < ?', startOfDay(month), startOfDay(addMonths(month, 1))]);
  if (after) conditions.push([`(w.starts_at, w.id) ${order === 'ASC' ? '>' : '<'} (?, ?)`, after.startsAt, after.id]);
  return conditions;
}

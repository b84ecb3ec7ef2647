import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/db/index.js';
import { isId } from '../../platform/ids.js';
import { Clock } from '../../platform/time/clock.js';
import { type Day, dayIn } from '../../platform/time/day.js';
import { distanceKm, type Position } from '../structures/index.js';
import type { WorkshopFormat, WorkshopLevel, WorkshopMode } from './vocabulary.js';

/** A workshop in which a seat may be asked for, as an agent tells it to a person. */
export interface WorkshopOffer {
  workshopId: string;
  structureId: string;
  structureName: string;
  /** Held by a caisse. */
  byFund: boolean;
  title: string;
  level: WorkshopLevel | null;
  format: WorkshopFormat;
  mode: WorkshopMode;
  /** IANA name of the zone whose clocks it follows. */
  zone: string;
  startsAt: Date;
  endsAt: Date;
  /** In its own zone. */
  startsOn: Day;
  /** Of a place of the directory; null for a typed address, and from afar. */
  placeName: string | null;
  address: string | null;
  postalCode: string | null;
  communeName: string | null;
  /** As the crow flies; undefined when a position is unknown, or it is held from afar. */
  distanceKm: number | undefined;
  /** The position is that of the commune, not of the door. */
  positionApproximate: boolean;
  /** None while others wait: whoever asks goes behind them. */
  seatsLeft: number;
  waiting: number;
}

export interface Around extends Position {
  departmentCode: string;
  /** The caisse of the person: its workshops come first, wherever in its territory. */
  fundId: string | undefined;
  levels: readonly WorkshopLevel[];
}

/** Far enough to find one that suits, near enough to be remembered. */
const DAYS_AHEAD = 60;
const MOST = 30;

/** Workshops to come, for those who refer people to them. */
@Injectable()
export class WorkshopOffers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Open workshops for everybody: of the caisse first, then of the département (other caisses serve other people), the
   * soonest first; bounded.
   */
  async near({ departmentCode, fundId, levels, ...from }: Around): Promise<WorkshopOffer[]> {
    const rows = await this.unitOfWork.query<Row>(
      `SELECT ${COLUMNS} FROM ${TABLES}
        WHERE w.status = 'published' AND w.starts_at > $1 AND w.starts_at < $1::timestamptz + make_interval(days => ${DAYS_AHEAD})
          AND w.listed AND w.audience = 'people' AND (w.level IS NULL OR w.level = ANY ($4))
          AND (w.structure_id = $3 OR s.kind <> 'fund' AND coalesce(c.department_code, home.department_code) = $2)
        ORDER BY w.structure_id IS NOT DISTINCT FROM $3 DESC, w.starts_at, w.id LIMIT ${MOST}`,
      [this.clock.now(), departmentCode, fundId ?? null, levels],
    );
    return rows.map((row) => offerOf(row, from));
  }

  /** Undefined when there is none, or it is not open, or it has begun. */
  async open(workshopId: string): Promise<WorkshopOffer | undefined> {
    if (!isId(workshopId)) return undefined;
    const [row] = await this.unitOfWork.prepared<Row>(
      `SELECT ${COLUMNS} FROM ${TABLES} WHERE w.id = $1 AND w.status = 'published' AND w.starts_at > $2`,
      [workshopId, this.clock.now()],
    );
    return row && offerOf(row);
  }

  /** On its own clocks, whatever its state. */
  async dayOf(workshopId: string): Promise<Day | undefined> {
    const [row] = await this.unitOfWork.prepared<{ at: Date; zone: string }>(
      'SELECT starts_at AS at, zone FROM workshop WHERE id = $1',
      [workshopId],
    );
    return row && dayIn(row.at, row.zone);
  }

  /**
   * Takes the rows of workshops, in the order of their ids, until the transaction ends. Whoever changes a referral and
   * its seat takes the workshop first: as those who start from the seat do.
   */
  async hold(workshopIds: readonly string[]): Promise<void> {
    await this.unitOfWork.query('SELECT FROM workshop WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE', [
      workshopIds,
    ]);
  }
}

type Row = Omit<WorkshopOffer, 'startsOn' | 'distanceKm' | 'seatsLeft'> & {
  latitude: number | null;
  longitude: number | null;
  free: number;
};

const COLUMNS = `
  w.id AS "workshopId", w.structure_id AS "structureId", s.name AS "structureName", s.kind = 'fund' AS "byFund", w.title,
  w.level, w.format, w.mode, w.zone, w.starts_at AS "startsAt", w.ends_at AS "endsAt",
  p.name AS "placeName", coalesce(p.address, w.address) AS address,
  coalesce(p.postal_code, c.postal_codes[1]) AS "postalCode", coalesce(p.commune_name, c.name) AS "communeName",
  CASE WHEN w.mode = 'place' THEN CASE WHEN located THEN p.latitude ELSE c.latitude END END AS latitude,
  CASE WHEN w.mode = 'place' THEN CASE WHEN located THEN p.longitude ELSE c.longitude END END AS longitude,
  NOT located AS "positionApproximate", w.capacity - w.seats_taken AS free,
  (SELECT count(*) FROM registration r WHERE r.workshop_id = w.id AND r.status = 'waiting')::integer AS waiting`;

const TABLES = `workshop w JOIN structure s ON s.id = w.structure_id
  LEFT JOIN place p ON p.id = w.place_id
  LEFT JOIN commune c ON c.insee_code = coalesce(p.commune_insee, w.commune_insee)
  LEFT JOIN commune home ON home.insee_code = s.commune_insee
  CROSS JOIN LATERAL (SELECT coalesce(p.position_status IN ('exact', 'approximate'), false) AS located) AS spot`;

function offerOf({ latitude, longitude, free, ...row }: Row, from?: Position): WorkshopOffer {
  const known = from && latitude !== null && longitude !== null;
  return {
    ...row,
    startsOn: dayIn(row.startsAt, row.zone),
    distanceKm: known ? distanceKm(from, { latitude, longitude }) : undefined,
    seatsLeft: row.waiting > 0 ? 0 : free,
  };
}

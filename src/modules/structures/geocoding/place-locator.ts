import { Injectable, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Jobs } from '../../../platform/jobs/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { Communes } from '../communes.queries.js';
import { AddressLocator } from './address-locator.js';

/** Its job, without data: looks at the addresses that people have just corrected. */
export const LOCATE_PLACES = 'directory.locate-places';

/** A service that does not answer is asked again until then. */
const RECENT_MS = 3_600_000;
const MOST_AT_ONCE = 50;

interface Corrected {
  id: string;
  address: string | null;
  communeInsee: string;
  positionStatus: 'approximate' | 'none';
}

/** Finds where a place is when its address has been corrected here and its position is not known to the street. */
@Injectable()
export class PlaceLocator implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
    private readonly communes: Communes,
    private readonly locator: AddressLocator,
  ) {}

  onModuleInit(): void {
    this.jobs.define(LOCATE_PLACES, () => this.locate().then(() => undefined), {
      singleton: true,
      everyCron: '*/15 * * * *',
    });
  }

  /** @returns how many places were put somewhere better */
  async locate(): Promise<number> {
    const since = new Date(this.clock.now().getTime() - RECENT_MS);
    const places = await this.work.prepared<Corrected>(CORRECTED, [since]);
    let located = 0;
    for (const place of places) if (await this.locateOne(place)) located += 1;
    return located;
  }

  private async locateOne({ id, address, communeInsee, positionStatus }: Corrected): Promise<boolean> {
    const commune = await this.communes.byInsee(communeInsee);
    if (!commune) return false;
    const { latitude, longitude, approximate } = await this.locator.locate(address ?? '', commune);
    if (approximate && positionStatus === 'approximate') return false;
    const changed = await this.work.execute(
      `UPDATE place SET latitude = $2, longitude = $3, position_status = $4
       WHERE id = $1 AND position_status = $5 AND address IS NOT DISTINCT FROM $6`,
      [id, latitude, longitude, approximate ? 'approximate' : 'exact', positionStatus, address],
    );
    return changed > 0;
  }
}

const CORRECTED = `
  SELECT place.id, place.address, place.commune_insee AS "communeInsee", place.position_status AS "positionStatus"
  FROM place_lock JOIN place ON place.id = place_lock.place_id
  WHERE place_lock.field = 'address' AND place_lock.local_at > $1 AND place.gone_at IS NULL
    AND place.position_status IN ('approximate', 'none') AND place.commune_insee IS NOT NULL
  ORDER BY place_lock.local_at LIMIT ${MOST_AT_ONCE}`;

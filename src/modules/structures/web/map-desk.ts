import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Config } from '../../../platform/config/index.js';
import { Assets } from '../../../platform/http/assets.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { Clock } from '../../../platform/time/clock.js';
import { PlacesMap } from '../places-map.queries.js';
import { DirectoryDesk } from './directory-desk.js';
import { addressOf, pairsOf } from './directory-query.js';
import type { Shown } from './directory-shown.js';
import { boundsText, firstBounds, type MapModel, unsureNote } from './map-model.js';
import { type MapAnswer, mapAnswer } from './map-answer.js';
import { MapForm } from './map.form.js';
import { paths } from './paths.js';

const OUTLINES_CREDIT = 'Contours\u00a0: MapSVG, CC BY 4.0';

/** Gathers what the map shows. */
@Injectable()
export class MapDesk {
  constructor(
    private readonly desk: DirectoryDesk,
    private readonly places: PlacesMap,
    private readonly assets: Assets,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** The map of a search; undefined when there is nothing to search yet. */
  async model({ filters, form, communes }: Shown): Promise<MapModel | undefined> {
    if (!form.isValid || (communes?.length ?? 0) > 1) return undefined;
    const department = form.departement ? await this.places.departmentBounds(form.departement) : undefined;
    const unsure = await this.places.withoutPosition(filters);
    const { around } = filters;
    return {
      script: this.assets.addresses['map.js'] ?? '',
      styles: this.assets.addresses['map.css'] ?? '',
      outlines: this.assets.addresses['departments.json'] ?? '',
      tiles: this.config.tilesUrl ?? null,
      attribution: [...(this.config.tilesUrl ? [this.config.tilesAttribution] : []), OUTLINES_CREDIT].join(' · '),
      search: {
        points: addressOf(paths.directoryPoints.to(), pairsOf(form)),
        bounds: boundsText(firstBounds(filters, department)),
        circle: around ? [around.position.latitude, around.position.longitude, around.radiusKm * 1000].join(',') : null,
        note: unsureNote(unsure),
      },
    };
  }

  /** What a rectangle of the map shows of a search. */
  async points(actor: Actor, query: Record<string, unknown>): Promise<MapAnswer> {
    const form = await readForm(MapForm, query);
    const { filters, ready } = await this.desk.understand(actor, query);
    const bounds = form.bounds();
    if (!ready || !bounds) return { total: 0, points: [], cells: [], towns: [] };
    return mapAnswer(await this.places.inView(filters, bounds), this.clock.now());
  }
}

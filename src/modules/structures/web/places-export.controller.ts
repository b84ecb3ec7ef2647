import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.js';
import { Clock } from '../../../platform/time/clock.js';
import { PlacesExport } from '../export/places-export.js';
import { paths } from './paths.js';

/** The whole directory, at the national schema. */
@Controller()
@Allow('administrator', 'coordinator')
export class PlacesExportController {
  constructor(
    private readonly places: PlacesExport,
    private readonly clock: Clock,
  ) {}

  @Get(paths.exportPlaces.pattern)
  @Header('Cache-Control', 'no-store')
  async file(): Promise<StreamableFile> {
    return new StreamableFile(await this.places.file(), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="${this.clock.today()}_lieux-de-mediation-numerique.csv"`,
    });
  }
}

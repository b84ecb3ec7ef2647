import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { Jobs } from '../../../platform/jobs/index.js';
import { Clock } from '../../../platform/time/clock.js';
import { DEFINITIONS_VERSION } from '../definitions/definitions.js';
import { FiguresService } from '../figures/figures.service.js';
import type { Line } from '../figures/figures.js';
import { addedUp, openLines } from './open-lines.js';
import { OpenDataQueries } from './open-data.queries.js';

export const PUBLISH_OPEN_DATA = 'open-data.publish';

/** Published from February on, when January has let everybody note the last sessions of December. */
const FIRST_MONTH = 2;

interface Sum {
  lines: Line[];
  accompaniments: number;
}

/** Once a year, the figures of the year before: taken, stored, and left as they are. */
@Injectable()
export class OpenDataPublishing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly figures: FiguresService,
    private readonly queries: OpenDataQueries,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Publishes last year if it is time and not done; nothing when no structure agreed. */
  async publishLastYear(): Promise<void> {
    const [year = 0, month = 0] = this.clock.today().split('-').map(Number);
    if (month < FIRST_MONTH) return;
    await this.publish(year - 1);
  }

  private async publish(year: number): Promise<void> {
    const published = await this.queries.editions();
    const members = await this.queries.members();
    if (members.length === 0 || published.some((edition) => edition.year === year)) return;
    const sums = new Map<string, Sum>();
    for (const { structureId, departmentCode } of members) {
      const { lines, totals } = await this.ofStructure(structureId, year);
      const sum = sums.get(departmentCode) ?? { lines: [], accompaniments: 0 };
      sums.set(departmentCode, {
        lines: addedUp([...sum.lines, ...lines]),
        accompaniments: sum.accompaniments + totals.accompaniments,
      });
    }
    await this.store(year, members.length, sums);
  }

  private ofStructure(structureId: string, year: number) {
    return this.figures.of(countingActor(structureId), { from: `${year}-01-01`, to: `${year}-12-31`, filters: {} });
  }

  private async store(year: number, structures: number, sums: ReadonlyMap<string, Sum>): Promise<void> {
    await this.unitOfWork.run(async () => {
      const added = await this.unitOfWork.execute(
        `INSERT INTO open_data_edition (year, published_at, structures, definitions_version)
         VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        [year, this.clock.now(), structures, DEFINITIONS_VERSION],
      );
      if (added === 0) return;
      for (const [department, { lines, accompaniments }] of sums) {
        await this.unitOfWork.execute(
          `INSERT INTO open_data_line (year, department_code, dimension, code, count)
           SELECT $1, $2, dimension, code, count
             FROM jsonb_to_recordset($3::jsonb) AS line (dimension text, code text, count int)`,
          [year, department, JSON.stringify(openLines(lines, accompaniments))],
        );
      }
      const details = { year, structures };
      await this.audit.record({ verb: 'open-data.publish', subjectKind: 'open_data', subjectId: `${year}`, details });
    });
  }
}

/** Nobody signed in: whoever counts all of one structure, and no other. */
const countingActor = (structureId: string): Actor => ({
  ...{ userId: '', firstName: '', lastName: '', membershipId: '', role: 'structure_manager', structureId },
  ...{ workplaceName: '', scope: null },
});

/** Every morning of February, until it is done. */
@Injectable()
export class OpenDataYear implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly publishing: OpenDataPublishing,
  ) {}

  onModuleInit(): void {
    const publish = () => this.publishing.publishLastYear();
    this.jobs.define(PUBLISH_OPEN_DATA, publish, { everyCron: '40 4 * 2 *', singleton: true, maxMinutes: 120 });
  }
}

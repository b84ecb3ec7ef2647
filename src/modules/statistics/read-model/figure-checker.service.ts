import { Injectable, Logger } from '@nestjs/common';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { newId } from '../../../platform/ids.js';
import { FigureCheck } from './figure-check.entity.js';
import { FigureKeeper, TERRITORIES } from './figure-keeper.service.js';
import { Marks } from './marks.js';
import { ALL_DAYS, TerritoryFigures } from './territory-figures.js';

const DAYS = { table: 'figure_day', columns: 'dimension, day, code, items, people, minutes' };
const PEOPLE = { table: 'people_day', columns: 'day, last_day, first_step, last_step, mail, people' };

interface Compared {
  lines: number;
  differing: number;
}

/** Compares the roll-ups with the rows, line by line, and says loudly what is not the same. */
@Injectable()
export class FigureChecker {
  private readonly logger = new Logger('Figures');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly territories: TerritoryFigures,
    private readonly marks: Marks,
    private readonly keeper: FigureKeeper,
    private readonly audit: AuditTrail,
  ) {}

  /** Every territory. One that differs is written down, told in the log and in the journal, and added up again. */
  async check(): Promise<void> {
    await this.keeper.fold();
    for (const territory of await this.known()) {
      const compared = await this.compare(territory);
      if (compared) await this.write(territory, compared);
    }
    await this.unitOfWork.execute(`DELETE FROM figure_check WHERE checked_at < now() - interval '90 days'`);
    await this.keeper.fold();
  }

  /**
   * In one snapshot of the base; days with marks are left out, since they are about to be added up again.
   * @returns undefined when the whole territory is about to be
   */
  private compare(territory: string): Promise<Compared | undefined> {
    return this.unitOfWork.run(async () => {
      await this.unitOfWork.execute('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
      const waiting = await this.marks.waiting();
      if (waiting.whole) return undefined;
      const moving = (await this.marks.cells(waiting.marks)).filter((cell) => cell.territory === territory);
      const left = moving.map(({ day }) => day);
      const figures = await this.differences(DAYS, await this.territories.days(territory, ALL_DAYS), territory, left);
      const people = await this.differences(
        PEOPLE,
        await this.territories.people(territory, ALL_DAYS),
        territory,
        left,
      );
      return { lines: figures.lines + people.lines, differing: figures.differing + people.differing };
    });
  }

  private async differences(
    { table, columns }: { table: string; columns: string },
    counted: { sql: string; parameters: unknown[] },
    territory: string,
    left: readonly string[],
  ): Promise<Compared> {
    const first = counted.parameters.length + 1;
    const besides = `day <> ALL ($${first + 1}::date[])`;
    const [row] = await this.unitOfWork.query<Compared>(
      `WITH counted AS MATERIALIZED (SELECT ${columns} FROM (${counted.sql}) line WHERE ${besides}),
       held AS MATERIALIZED (SELECT ${columns} FROM ${table} WHERE territory = $${first} AND ${besides})
       SELECT (SELECT count(*) FROM counted)::int AS lines,
              (SELECT count(*) FROM (SELECT * FROM counted EXCEPT ALL SELECT * FROM held) missing)::int
              + (SELECT count(*) FROM (SELECT * FROM held EXCEPT ALL SELECT * FROM counted) extra)::int AS differing`,
      [...counted.parameters, territory, left],
    );
    return row ?? { lines: 0, differing: 0 };
  }

  private async known(): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ territory: string }>(
      `SELECT territory FROM (${TERRITORIES}) known (territory) UNION SELECT territory FROM figure_day
       UNION SELECT territory FROM people_day ORDER BY territory`,
    );
    return rows.map(({ territory }) => territory);
  }

  private async write(territory: string, counts: Compared): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.unitOfWork.repository(FigureCheck).insert({ id: newId(), territory, ...counts });
      if (counts.differing === 0) return;
      this.logger.error(`Figures of ${territory} differ from the rows: ${counts.differing} of ${counts.lines} lines`);
      await this.audit.record({ verb: 'figures.differ', subjectKind: 'figures', details: { territory, ...counts } });
      await this.marks.markTerritories([territory]);
    });
  }
}

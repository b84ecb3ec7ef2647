import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/db/index.js';
import { rangesOf } from './cells.js';
import { Marks } from './marks.js';
import { ALL_DAYS, TerritoryFigures } from './territory-figures.js';

/** Whoever keeps the figures holds it: one at a time, whatever the process. */
const KEEPER_LOCK = 1_795_300_900;

/** For the keeper’s own statements: memory for a territory’s people, and indexes that are where they are wanted. */
const SETTINGS = ["work_mem = '64MB'", 'random_page_cost = 1.1', 'jit = off'];

const MARKS_AT_ONCE = 1_000;

/**
 * Keeps the figures of territories equal to the rows. Days that changed are added up again from the rows, whole: to do it
 * twice changes nothing, and a process killed in the middle leaves its marks.
 */
@Injectable()
export class FigureKeeper {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly marks: Marks,
    private readonly territories: TerritoryFigures,
  ) {}

  /** Takes all that changed into account, until nothing is left, `stop` says so, or another process does it. */
  async fold(stop: () => boolean = () => false): Promise<void> {
    while (!stop() && (await this.step()));
  }

  /** Everything from the rows again, a territory at a time: pages go on being answered meanwhile. */
  async rebuild(): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.unitOfWork.execute(`
        DELETE FROM figure_day d WHERE NOT EXISTS (SELECT FROM structure_territory t WHERE t.territory = d.territory)`);
      await this.unitOfWork.execute(`
        DELETE FROM people_day d WHERE NOT EXISTS (SELECT FROM structure_territory t WHERE t.territory = d.territory)`);
      await this.unitOfWork.execute(`
        INSERT INTO figure_mark (territory) SELECT DISTINCT territory FROM structure_territory WHERE territory LIKE 'D-%'`);
    });
    await this.fold();
  }

  /** One transaction of work; false when there was none, or when another process is at it. */
  private step(): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const [lock] = await this.unitOfWork.query<{ held: boolean }>(
        `SELECT pg_try_advisory_xact_lock(${KEEPER_LOCK}) AS held`,
      );
      if (!lock?.held) return false;
      for (const setting of SETTINGS) await this.unitOfWork.execute(`SET LOCAL ${setting}`);
      return (await this.foldDays()) || (await this.foldTerritory());
    });
  }

  private async foldDays(): Promise<boolean> {
    const taken = await this.marks.take(MARKS_AT_ONCE);
    if (taken.length === 0) return false;
    for (const range of rangesOf(await this.marks.cells(taken))) await this.territories.replace(range.territory, range);
    return true;
  }

  private async foldTerritory(): Promise<boolean> {
    const territory = await this.marks.takeTerritory();
    if (territory === undefined) return false;
    await this.territories.replace(territory, ALL_DAYS);
    await this.marks.markTerritories(await this.territories.above(territory));
    return true;
  }
}

/** Outside the application: for the command that makes all figures again. */
export const figureKeeper = (work: UnitOfWork): FigureKeeper =>
  new FigureKeeper(work, new Marks(work), new TerritoryFigures(work));

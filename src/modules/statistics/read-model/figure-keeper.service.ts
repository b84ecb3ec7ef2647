import { Injectable } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { UnitOfWork } from '../../../platform/db/index.js';
import { rangesOf } from './cells.js';
import { Marks } from './marks.js';
import { ALL_DAYS, TerritoryFigures } from './territory-figures.js';

/** Whoever keeps the figures holds it, whatever the process. */
const KEEPER_LOCK = 1_795_300_900;

/** For the keeper’s own statements: memory for a territory’s people, and indexes that are where they are wanted. */
const SETTINGS = ["work_mem = '64MB'", 'random_page_cost = 1.1', 'jit = off'];

/** Every territory and team that has figures. */
export const TERRITORIES = `SELECT DISTINCT territory FROM structure_territory UNION ALL SELECT 'T-' || id FROM team`;

const MARKS_AT_ONCE = 5_000;
const PAUSE_MS = 100;

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

  /** Takes all that changed into account, until nothing is left, or another process does it. */
  async fold(): Promise<void> {
    while (await this.step());
  }

  /** One transaction of work: some days, or a whole territory; null when there was none, or when another process is at it. */
  async step(): Promise<'days' | 'territory' | null> {
    if (await this.alone('exclusive', () => this.foldDays())) return 'days';
    return (await this.alone('shared', () => this.foldTerritory())) ? 'territory' : null;
  }

  /** Everything from the rows again, a territory at a time: pages go on being answered meanwhile. */
  async rebuild(workers = 2): Promise<void> {
    await this.unitOfWork.run(async () => {
      for (const table of ['figure_day', 'people_day']) {
        await this.unitOfWork.execute(`DELETE FROM ${table} WHERE territory NOT IN (${TERRITORIES})`);
      }
      await this.unitOfWork.execute(
        `INSERT INTO figure_mark (territory) SELECT territory FROM (${TERRITORIES}) known (territory)
          WHERE territory LIKE 'D-%' OR territory LIKE 'T-%'`,
      );
    });
    const left = () => this.marks.someTerritory();
    await Promise.all(
      Array.from({ length: workers }, async () => {
        await this.fold();
        // One may find the lock taken for an instant while the other looks for days: it is not the end.
        while (await left()) {
          await pause(PAUSE_MS);
          await this.fold();
        }
      }),
    );
  }

  /** Days are added up by one keeper; whole territories by several, each its own, while no days are. */
  private alone(lock: 'exclusive' | 'shared', work: () => Promise<boolean>): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const take = lock === 'shared' ? 'pg_try_advisory_xact_lock_shared' : 'pg_try_advisory_xact_lock';
      const [taken] = await this.unitOfWork.query<{ held: boolean }>(`SELECT ${take}(${KEEPER_LOCK}) AS held`);
      if (!taken?.held) return false;
      for (const setting of SETTINGS) await this.unitOfWork.execute(`SET LOCAL ${setting}`);
      return work();
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

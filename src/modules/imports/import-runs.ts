import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import pg from 'pg';
import { UnitOfWork } from '../../platform/db/index.js';
import { HeldWork, Jobs } from '../../platform/jobs/index.js';
import { SpreadsheetRefusedError } from '../../platform/spreadsheets/index.js';
import { ImportSteps } from './import-steps.js';
import { isWorking } from './import-status.js';
import { PeopleImport } from './people-import.entity.js';

/** Its job, without data: takes up every import that has something to do. */
export const RUN_IMPORTS = 'imports.run';

/** First half of the lock that says that an import is being worked on: it falls with the program. */
const ALIVE = 430_203;

const UNFORESEEN =
  'Le travail s’est arrêté sur une erreur imprévue\u00a0: ce qui était fait est gardé, rien n’est fait deux fois. Reprenez\u00a0; si l’erreur revient, prévenez la personne qui administre l’outil.';

/** The program is ending: the import is taken up when it starts again. */
class Ending extends Error {}

/**
 * Analyses, applies and undoes imports in the background. Where one stands is in its row and in those of its file, so that
 * a program killed anywhere goes on from there: at its next start, or within five minutes in another process.
 */
@Injectable()
export class ImportRuns implements OnModuleInit {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: Jobs,
    private readonly steps: ImportSteps,
    private readonly held: HeldWork,
    @Inject(pg.Pool) private readonly pool: pg.Pool,
  ) {}

  onModuleInit(): void {
    const settings = { singleton: true, atStart: true, everyCron: '*/5 * * * *', maxMinutes: 120 };
    this.jobs.define(RUN_IMPORTS, () => this.runAll(), settings);
  }

  private async runAll(): Promise<void> {
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT id FROM people_import WHERE status IN ('analysing', 'applying', 'undoing') ORDER BY received_at`,
    );
    for (const { id } of rows) {
      if (this.jobs.stopping) return;
      await this.held.alone(ALIVE, id, () => this.carryOut(id));
    }
  }

  private async carryOut(id: string): Promise<void> {
    const found = await this.work.repository(PeopleImport).findOneBy({ id });
    if (!found || !isWorking(found.status)) return;
    try {
      await this.steps.all(found, found.status, (rowsRead) => this.tell(id, rowsRead));
    } catch (error) {
      if (error instanceof Ending) return;
      await this.steps.fail(id, error instanceof SpreadsheetRefusedError ? error.message : UNFORESEEN);
      if (!(error instanceof SpreadsheetRefusedError)) throw error;
    }
  }

  /** On a connection of its own, so that a page sees it. */
  private async tell(id: string, rowsRead: number): Promise<void> {
    if (this.jobs.stopping) throw new Ending();
    await this.pool.query('UPDATE people_import SET rows_read = $2 WHERE id = $1', [id, rowsRead]);
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access/actor.js';
import { Jobs } from '../../../platform/jobs/index.js';
import { ActorsQueries } from '../../identity/index.js';
import { placeOf } from '../export-asked.js';
import { ExportContents } from '../export-contents.js';
import { DiskFull, ExportFiles } from './export-files.js';
import { ExportRecords } from './export-records.js';
import type { ExportRun } from './export-run.entity.js';

const TOLD_EVERY_MS = 500;

const DISK_FULL =
  'Il n’y a plus assez de place sur le disque du serveur\u00a0: rien n’a été gardé. Prévenez la personne qui administre l’outil, ou demandez une période plus courte.';
const ROLE_CHANGED =
  'Votre rôle ou votre périmètre a changé depuis la demande\u00a0: rien n’a été exporté. Recommencez avec votre rôle d’aujourd’hui.';
const UNFORESEEN =
  'L’export s’est arrêté sur une erreur imprévue\u00a0: rien n’a été gardé. Recommencez\u00a0; si l’erreur revient, prévenez la personne qui administre l’outil.';

/** It is no longer to be made: its owner has cancelled it. */
class Cancelled extends Error {}
/** The program is ending: the export is begun again when it starts. */
class Ending extends Error {}

/** Makes the file of one export, from the row that asks for it to the file that waits. */
@Injectable()
export class ExportMaking {
  constructor(
    private readonly jobs: Jobs,
    private readonly actors: ActorsQueries,
    private readonly contents: ExportContents,
    private readonly files: ExportFiles,
    private readonly records: ExportRecords,
  ) {}

  /** @throws what it did not expect, once the export is said to have failed */
  async carryOut(id: string): Promise<void> {
    const run = await this.records.start(id);
    if (!run) return;
    try {
      const actor = await this.asker(run);
      if (!actor) return await this.records.fail(id, ROLE_CHANGED);
      if (!(await this.records.finish(id, await this.made(run, actor)))) await this.files.remove(id);
    } catch (error) {
      if (error instanceof Cancelled || error instanceof Ending) return;
      await this.records.fail(id, error instanceof DiskFull ? DISK_FULL : UNFORESEEN);
      if (!(error instanceof DiskFull)) throw error;
    }
  }

  private async made(run: ExportRun, actor: Actor) {
    const { id, createdAt: askedAt } = run;
    const progress = { rows: 0, expected: await this.contents.count(actor, run), toldAt: -Infinity };
    const content = await this.contents.file(actor, { id, asked: run, askedAt }, (count) => (progress.rows += count));
    const file = await this.files.write(id, content, async () => {
      if (performance.now() - progress.toldAt < TOLD_EVERY_MS) return;
      progress.toldAt = performance.now();
      await this.tell(id, progress);
    });
    return { ...file, rows: progress.rows };
  }

  /** Tells how far it is, and whether it is to go on. */
  private async tell(id: string, { rows, expected }: { rows: number; expected: number }): Promise<void> {
    if (this.jobs.stopping) throw new Ending();
    await this.files.requireRoom();
    if (!(await this.records.tell(id, rows, expected))) throw new Cancelled();
  }

  /** Who asked, as they are today: none when their role or their scope is no longer the one they asked in. */
  private async asker({ userId, membershipId, askedIn }: ExportRun): Promise<Actor | undefined> {
    const places = await this.actors.workplaces(userId);
    return places.find((actor) => actor.membershipId === membershipId && placeOf(actor) === askedIn);
  }
}

import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { BeneficiariesService } from '../../beneficiaries/index.js';
import { AttendanceRecords, type Line } from './attendance-records.js';
import { isAttendanceTime } from './attendance-sheet.js';

export type Mark = 'attended' | 'absent';

/** What was changed on the page, and nothing else: two who mark at once keep each other's lines. */
export interface Marks {
  lines: ReadonlyMap<string, Mark>;
  /** How many came without a seat and without a file; null when it was not changed. */
  anonymous: number | null;
  /** Whoever has a seat and was not marked yet came. */
  everybody?: boolean;
}

const TOO_EARLY = 'La présence se note à partir d’une heure avant le début de l’atelier.';
const CLOSED = 'Cet atelier est clôturé\u00a0: pour changer qui est venu, corrigez la séance.';

/**
 * Who came. As often as wished until the closing, under the lock of the workshop. NotFoundError when it is absent or of
 * another structure, ConflictError (in French) before its hour or once it is closed.
 */
@Injectable()
export class Attendance {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly records: AttendanceRecords,
    private readonly beneficiaries: BeneficiariesService,
    private readonly clock: Clock,
  ) {}

  /** @returns how many lines it changed: what was so already is left */
  async mark(actor: StructureActor, workshopId: string, { lines, anonymous, everybody }: Marks): Promise<number> {
    return this.unitOfWork.run(async () => {
      await this.open(actor, workshopId);
      const known = await this.records.lines(workshopId);
      const changes = known.flatMap((line) => {
        const mark = lines.get(line.id) ?? (everybody && line.status === 'registered' ? 'attended' : undefined);
        // Whoever waited, and did not come, waits still: nobody expected them.
        return mark && mark !== line.status && !(line.status === 'waiting' && mark === 'absent') ? [{ line, mark }] : [];
      });
      await this.records.mark(actor, workshopId, changes);
      if (anonymous !== null) await this.records.countAnonymous(workshopId, anonymous);
      return changes.length;
    });
  }

  /** Someone of the structure who was not on the list; whoever is on it is only marked. */
  async addWalkIn(actor: StructureActor, workshopId: string, beneficiaryId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.open(actor, workshopId);
      const { id } = await this.beneficiaries.find(actor, beneficiaryId);
      const line = (await this.records.lines(workshopId)).find((one) => one.beneficiaryId === id);
      if (!line) return this.records.add(actor, workshopId, id, newId());
      if (line.status !== 'attended') await this.records.mark(actor, workshopId, [{ line, mark: 'attended' }]);
    });
  }

  /** Someone without a seat was taken for somebody else: off the list, or back to the line where they waited. */
  async takeBack(actor: StructureActor, workshopId: string, registrationId: string): Promise<void> {
    await this.unitOfWork.run(async () => {
      await this.open(actor, workshopId);
      const line = (await this.records.lines(workshopId)).find(({ id }) => id === registrationId);
      if (!line?.walkIn) throw new NotFoundError('registration');
      await this.records.takeBack(actor, workshopId, line);
    });
  }

  private async open(actor: StructureActor, workshopId: string): Promise<void> {
    const workshop = await this.records.hold(actor, workshopId);
    if (workshop.status === 'closed') throw new ConflictError(CLOSED);
    if (!isAttendanceTime(workshop.startsAt, this.clock.now())) throw new ConflictError(TOO_EARLY);
  }
}

export type { Line };

import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { Clock } from '../../../../platform/time/clock.js';
import { AttendanceSheets, isOver, type Sheet } from '../../../workshops/index.js';
import { announced, type ClosingForm } from './closing.form.js';
import type { Told } from './closing.page.js';

/** What lies on the desk when a workshop is being closed. */
@Injectable()
export class ClosingDesk {
  constructor(
    private readonly sheets: AttendanceSheets,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundError absent, or not organised by the actor's structure */
  sheet(actor: StructureActor, id: string): Promise<Sheet> {
    return this.sheets.of(actor, id);
  }

  mayClose({ workshop }: Sheet): boolean {
    return isOver(workshop.startsAt, workshop.endsAt, this.clock.now());
  }

  /** When nobody came there is no session, and nothing to say of it; closed already, nothing is asked any more. */
  read(sheet: Sheet, form: ClosingForm): ClosingForm {
    const somebody = sheet.anonymousWalkIns > 0 || sheet.lines.some(({ status }) => status === 'attended');
    if (!somebody || sheet.workshop.status === 'closed') form.forgetErrors();
    return form;
  }

  async told(sheet: Sheet, form: ClosingForm = announced(sheet)): Promise<Told> {
    return { form, animators: await this.sheets.animators(sheet.workshop.id) };
  }
}

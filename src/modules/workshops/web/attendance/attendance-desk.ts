import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../../platform/access/actor.js';
import { BeneficiariesQueries, canSeePeople, type PersonLine } from '../../../beneficiaries/index.js';
import { AttendanceSheets, type Sheet } from '../../attendance/attendance-sheet.js';
import { Attendance } from '../../attendance/attendance.service.js';
import type { AttendanceForm } from './attendance.form.js';

export interface AttendanceTable {
  sheet: Sheet;
  /** People of the structure may be looked for, and added. */
  searches: boolean;
  /** Null when nobody was looked for. */
  found: { id: string; name: string; facts: string }[] | null;
}

const MOST_FOUND = 8;

/** What the buttons of the page do. */
@Injectable()
export class AttendanceDesk {
  constructor(
    private readonly sheets: AttendanceSheets,
    private readonly attendance: Attendance,
    private readonly people: BeneficiariesQueries,
  ) {}

  /** @throws NotFoundError absent, or not organised by the actor's structure */
  async lay(actor: StructureActor, id: string, form?: AttendanceForm): Promise<AttendanceTable> {
    const sheet = await this.sheets.of(actor, id);
    const searches = canSeePeople(actor.role);
    const typed = form?.pressed.kind === 'search' ? form.personSearch : undefined;
    return { sheet, searches, found: typed && searches ? await this.search(actor, typed) : null };
  }

  /** Writes what was ticked, then what the button says. For a valid form. */
  async save(actor: StructureActor, id: string, form: AttendanceForm): Promise<void> {
    await this.attendance.mark(actor, id, form.marks);
    const { kind, id: whom } = form.pressed;
    if (kind === 'add') await this.attendance.addWalkIn(actor, id, whom);
    if (kind === 'back') await this.attendance.takeBack(actor, id, whom);
  }

  private async search(actor: StructureActor, typed: string): Promise<AttendanceTable['found']> {
    const { exact, alike } = await this.people.search(actor, typed);
    return [...exact, ...alike].slice(0, MOST_FOUND).map((person) => ({
      id: person.id,
      name: person.displayName,
      facts: factsOf(person),
    }));
  }
}

const factsOf = ({ birthYear, communeName }: Pick<PersonLine, 'birthYear' | 'communeName'>): string =>
  [birthYear === null ? null : `né·e en ${birthYear}`, communeName].filter(Boolean).join(', ');

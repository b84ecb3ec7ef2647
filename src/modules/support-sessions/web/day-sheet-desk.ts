import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { readForm } from '../../../platform/http/forms/form.js';
import { newId } from '../../../platform/ids.js';
import { Clock } from '../../../platform/time/clock.js';
import { type Day, isDay } from '../../../platform/time/day.js';
import { type PlaceOption, StructuresService } from '../../structures/index.js';
import { type Habits, SessionHabits } from '../session-habits.js';
import { type SessionLine, SupportSessionsQueries } from '../support-sessions.queries.js';
import { DaySheetForm } from './day-sheet.form.js';
import { isTouched, rowsOf } from './day-sheet-body.js';
import { DaySheetRows, type SheetPlace, type SheetRow } from './day-sheet-rows.js';
import { faultOfDay } from './session-day.js';

const BLANK_ROWS = 5;
export const AT_A_DISTANCE = 'a_distance';

export interface DaySheet {
  today: Day;
  form: DaySheetForm;
  places: PlaceOption[];
  habits: Habits;
  /** The actor's sessions of that day. */
  noted: SessionLine[];
  rows: SheetRow[];
}

@Injectable()
export class DaySheetDesk {
  constructor(
    private readonly clock: Clock,
    private readonly structures: StructuresService,
    private readonly habits: SessionHabits,
    private readonly queries: SupportSessionsQueries,
    private readonly rows: DaySheetRows,
  ) {}

  async blank(actor: StructureActor, wanted: string | undefined): Promise<DaySheet> {
    const today = this.clock.today();
    const day = isDay(wanted) && faultOfDay(wanted, today) === null ? wanted : today;
    const last = await this.habits.last(actor);
    const places = await this.structures.placesOf(actor.structureId);
    const known =
      places.find(({ id }) => id === last?.placeId) ?? (last?.locationKind === AT_A_DISTANCE ? null : places[0]);
    const form = Object.assign(new DaySheetForm(), { jour: day, place: known?.id ?? AT_A_DISTANCE });
    return this.lay(actor, form, places, []);
  }

  /** Saves the row that is named, or every row where something was typed. */
  async save(actor: StructureActor, body: Record<string, unknown>): Promise<DaySheet> {
    const form = await readForm(DaySheetForm, body);
    const places = await this.structures.placesOf(actor.structureId);
    const sheet = this.checked(form, places);
    const rows: SheetRow[] = [];
    for (const [key, typed] of rowsOf(body)) {
      const meant = typeof body['row'] === 'string' ? body['row'] === key : isTouched(typed);
      rows.push(sheet && meant ? await this.rows.save(actor, sheet, key, typed) : this.rows.untouched(key, typed));
    }
    return this.lay(actor, form, places, rows);
  }

  private checked(form: DaySheetForm, places: readonly PlaceOption[]): SheetPlace | null {
    const fault = faultOfDay(form.jour, this.clock.today());
    if (fault) form.reject('jour', fault);
    const place = places.find(({ id }) => id === form.place);
    if (!place && form.place !== AT_A_DISTANCE) form.reject('place', 'Choisissez le lieu.');
    return form.isValid ? { day: form.jour ?? '', placeId: place?.id ?? null } : null;
  }

  private async lay(
    actor: StructureActor,
    form: DaySheetForm,
    places: PlaceOption[],
    rows: SheetRow[],
  ): Promise<DaySheet> {
    const habits = await this.habits.of(actor, null);
    const noted = isDay(form.jour) ? await this.queries.ownOfDay(actor, form.jour) : [];
    const open = rows.filter(({ sessionId }) => sessionId === null);
    const usual = { duration: String(habits.minutes ?? '') };
    while (open.length < BLANK_ROWS) open.push(this.rows.untouched(newId(), usual));
    const saved = rows.filter(({ sessionId }) => sessionId !== null);
    return { today: this.clock.today(), form, places, habits, noted, rows: [...saved, ...open] };
  }
}

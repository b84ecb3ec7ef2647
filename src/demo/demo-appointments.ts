import {
  AppointmentsService,
  AvailabilitiesService,
  ReasonsQueries,
  ReasonsService,
  Slots,
} from '../modules/appointments/index.js';
import { newId } from '../platform/ids.js';
import { addDays, startOfDay } from '../platform/time/day.js';
import type { PersonKey } from './demo-people.js';
import type { Storyteller } from './storyteller.js';

const MORNING = 8 * 60 + 30;
const SPACE = 'Espace numérique des Deux Rives';
const WEEK = [1, 2, 3, 4, 5];

/** The mediator receives each morning and two afternoons; some people have an hour, this week and the next. */
export function addAppointments(story: Storyteller, ids: ReadonlyMap<PersonKey, string>): void {
  const { mediator, placeIds } = story.cast;
  const get = <T>(type: new (...parameters: never[]) => T): T => story.program.get<T>(type, { strict: false });
  const [reasons, known, hours] = [get(ReasonsService), get(ReasonsQueries), get(AvailabilitiesService)];
  const [slots, appointments] = [get(Slots), get(AppointmentsService)];
  const placeId = placeIds.get(SPACE) ?? null;
  const receives = (weekdays: number[], start: number, end: number) =>
    hours.add(mediator, {
      ...{ agentId: mediator.userId, placeId, kind: 'weekly', every: 1, weekdays, weekOfMonth: 1, reasonIds: [] },
      ...{ fromDay: addDays(story.today, -30), untilDay: null, worksHolidays: false },
      ...{ startMinute: start * 60, endMinute: end * 60 },
    });
  story.scene(12, MORNING, mediator, async () => {
    await reasons.addProposed(mediator);
    await receives(WEEK, 9, 12);
    await receives([1, 4], 14, 17);
  });
  /** At the first free hours from so many days ahead of today. */
  const book = (ago: number, ahead: number, label: string, people: readonly PersonKey[]) =>
    story.scene(ago, MORNING, mediator, async () => {
      const { structureId } = mediator;
      const reason = (await known.open(structureId)).find((one) => one.label === label);
      if (!reason) return;
      const from = startOfDay(addDays(story.today, ahead));
      for (const key of people) {
        const beneficiaryId = ids.get(key);
        const [slot] = await slots.find({ structureId, reasonId: reason.id, from, count: 1 });
        if (!beneficiaryId || !slot) continue;
        await appointments.book(
          { kind: 'agent', actor: mediator },
          {
            ...{ reasonId: reason.id, agentId: slot.agentId, placeId: slot.placeId, startsAt: slot.startsAt },
            ...{ person: { beneficiaryId }, formKey: newId() },
          },
        );
      }
    });
  book(6, -3, 'Accompagnement individuel', ['thomas']);
  book(4, 0, 'Accompagnement individuel', ['louise']);
  book(3, 1, 'Aide ponctuelle', ['thomas', 'louise']);
  book(2, 5, 'Accompagnement individuel', ['louise']);
}

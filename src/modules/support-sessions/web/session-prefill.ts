import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { newId } from '../../../platform/ids.js';
import { dayIn } from '../../../platform/time/day.js';
import { type AppointmentSeen, HonouredAppointments } from '../../appointments/index.js';
import { Communes } from '../../structures/index.js';
import { type Habits, isButton, SessionHabits } from '../session-habits.js';
import type { SupportSession } from '../support-session.entity.js';
import { SupportSessionsQueries } from '../support-sessions.queries.js';
import { SupportSessionsService } from '../support-sessions.service.js';
import { healthSpaceShown } from './health-space.fields.js';
import { SessionForm } from './session.form.js';
import type { FullDesk } from './session-desk.js';

interface Wanted {
  /** A session to do the same as. */
  modelId: string | undefined;
  referralId: string | undefined;
  /** That the session is noted of. */
  appointment?: AppointmentSeen | null;
}

/** A form with what is already known, so that noting a session takes a few keys. */
@Injectable()
export class SessionPrefill {
  constructor(
    private readonly service: SupportSessionsService,
    private readonly habits: SessionHabits,
    private readonly communes: Communes,
    private readonly queries: SupportSessionsQueries,
    private readonly appointments: HonouredAppointments,
  ) {}

  /** @throws NotFoundError when it is not one that the actor may note a session of */
  appointment(actor: StructureActor, id: string): Promise<AppointmentSeen> {
    return this.appointments.toNote(actor, id);
  }

  /** @throws NotFoundError when the model is not of the actor's structure */
  async blank(
    actor: StructureActor,
    desk: FullDesk,
    { modelId, referralId, appointment = null }: Wanted,
  ): Promise<SessionForm> {
    const model = modelId ? await this.service.find(actor, modelId) : null;
    const last = model ?? (await this.habits.last(actor));
    const place = desk.places.find(({ id }) => id === last?.placeId) ?? desk.places[0];
    const referral = appointment?.referralId ?? referralId;
    const wanted = desk.referrals.find(({ id }) => id === referral) ?? onlyOne(desk.referrals);
    return Object.assign(new SessionForm(), {
      ...(desk.card ? { beneficiaryId: desk.card.id } : {}),
      ...(place ? { placeId: place.id, locationKind: last?.locationKind ?? 'lieu_activite' } : {}),
      ...(!place && last && last.locationKind !== 'lieu_activite' ? { locationKind: last.locationKind } : {}),
      ...(last ? { equipment: last.equipment, ...(await this.communeOf(last)) } : {}),
      ...(wanted ? { referralId: wanted.id } : {}),
      formKey: newId(),
      day: desk.today,
      ...(desk.habits.minutes ? durationOf(desk.habits.minutes, desk.habits) : {}),
      ...(model ? { ...sameAs(model, desk), tagIds: await this.queries.tagIdsOf(model.id) } : {}),
      ...(appointment ? ofAppointment(appointment, desk) : {}),
    });
  }

  async ofSession(session: SupportSession): Promise<SessionForm> {
    const residence = session.residenceInsee ? await this.communes.byInsee(session.residenceInsee) : undefined;
    const { beneficiaryId, placeId, procedureName, autonomy, redirection, referralId, notes } = session;
    const told = { beneficiaryId, placeId, procedureName, autonomy, redirection, referralId, notes };
    const { version, formKey, ageBand, gender, socialStatus, alreadySupported, day, locationKind } = session;
    return Object.assign(new SessionForm(), {
      ...{ version, formKey, ageBand, gender, socialStatus, alreadySupported, day, locationKind },
      ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null)),
      ...(residence ? { residence: residence.name, residenceInsee: residence.inseeCode } : {}),
      ...(await this.communeOf(session)),
      ...durationOf(session.durationMinutes),
      ...healthSpaceShown(session),
      tagIds: await this.queries.tagIdsOf(session.id),
      topics: session.topics,
      procedures: session.procedures,
      equipment: session.equipment,
      redirected: session.redirected ? 'yes' : 'no',
    });
  }

  /** As it was typed: that of a place goes with the place. */
  private async communeOf({ communeInsee, placeId }: SupportSession): Promise<Partial<SessionForm>> {
    const commune = communeInsee && !placeId ? await this.communes.byInsee(communeInsee) : undefined;
    return commune ? { commune: commune.name, communeInsee: commune.inseeCode } : {};
  }
}

const onlyOne = <T>(items: readonly T[]): T | undefined => (items.length === 1 ? items[0] : undefined);

/** The same work for the next person; the same day too, when the model was noted today. */
const sameAs = (model: SupportSession, desk: FullDesk): Partial<SessionForm> => ({
  ...durationOf(model.durationMinutes, desk.habits),
  topics: model.topics,
  procedures: model.procedures,
  day: dayIn(model.createdAt) === desk.today ? model.day : desk.today,
});

function durationOf(minutes: number, { otherMinutes }: Pick<Habits, 'otherMinutes'> = NO_HABIT): Partial<SessionForm> {
  const button = isButton(minutes) || otherMinutes.includes(minutes);
  return button ? { duration: String(minutes) } : { duration: 'other', otherMinutes: minutes };
}

const NO_HABIT = { otherMinutes: [] };

/** When, how long and where, as it was planned. */
function ofAppointment(appointment: AppointmentSeen, desk: FullDesk): Partial<SessionForm> {
  const { id, startsAt, endsAt, zone, mode, placeId } = appointment;
  const day = dayIn(startsAt, zone);
  const place = mode === 'desk' ? desk.places.find((one) => one.id === placeId) : undefined;
  return {
    appointmentId: id,
    day: day < desk.today ? day : desk.today,
    ...durationOf(Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000), desk.habits),
    ...(place ? { placeId: place.id, locationKind: 'lieu_activite' as const } : {}),
    ...(mode === 'home' ? { locationKind: 'domicile' as const } : {}),
    ...(mode === 'phone' || mode === 'video' ? { locationKind: 'a_distance' as const } : {}),
  };
}

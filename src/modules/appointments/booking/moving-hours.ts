import { Injectable } from '@nestjs/common';
import type { Appointment } from '../appointment.entity.js';
import { ReasonsQueries } from '../reasons/reasons.queries.js';
import { HourCheck, type Objection } from '../slots/hour-check.js';
import { BookingBoard } from './booking-board.js';
import { MeetingPlaces } from './meeting-place.js';

type Moved = Readonly<Pick<Appointment, 'id' | 'structureId' | 'reasonId'>>;

/** Hours to which an appointment may go: its own time is free again. */
@Injectable()
export class MovingHours {
  constructor(
    private readonly board: BookingBoard,
    private readonly reasons: ReasonsQueries,
    private readonly places: MeetingPlaces,
    private readonly check: HourCheck,
  ) {}

  async offer(
    { id, structureId, reasonId }: Moved,
    filter: { [name in 'agent' | 'lieu' | 'des']?: string | undefined },
  ) {
    const reason = await this.reasons.require(structureId, reasonId);
    const choices = await this.board.choices({ structureId, openTo: 'agents' });
    const { agent: agentId, lieu: placeId, des: day } = filter;
    const asked = { structureId, atOnce: true, agentId, placeId, day, exceptId: id };
    return { reason, choices, slots: await this.board.hours(reason, asked) };
  }

  /** What a new hour would be. */
  async look(
    { id, structureId, reasonId }: Moved,
    { startsAt, agentId, placeId }: { startsAt: Date; agentId: string; placeId: string | null },
  ): Promise<{
    startsAt: Date;
    endsAt: Date;
    zone: string;
    agentName: string;
    placeName: string | null;
    objections: Objection[];
  }> {
    const reason = await this.reasons.require(structureId, reasonId);
    const { names } = await this.board.choices({ structureId, openTo: 'agents' });
    const endsAt = new Date(startsAt.getTime() + reason.durationMinutes * 60_000);
    const asked = { structureId, reasonId, agentId, startsAt, length: reason, exceptId: id };
    return {
      ...{ startsAt, endsAt, zone: await this.places.zone(structureId, placeId) },
      agentName: names.agents.get(agentId) ?? '',
      placeName: placeId ? (names.places.get(placeId) ?? null) : null,
      objections: await this.check.objections(asked),
    };
  }
}

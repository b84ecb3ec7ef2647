import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Clock } from '../../../platform/time/clock.js';
import { addDays } from '../../../platform/time/day.js';
import { Participants } from '../participants.js';
import type { SupportSession } from '../support-session.entity.js';
import { SupportSessionsService } from '../support-sessions.service.js';
import { GroupSessionForm } from './group-session.form.js';
import { fieldOf, headcountDimensions } from './headcount-fields.js';
import { SessionDesk } from './session-desk.js';
import { SessionPrefill } from './session-prefill.js';

/** A form with what is already known of the workshop. */
@Injectable()
export class GroupPrefill {
  constructor(
    private readonly sessions: SupportSessionsService,
    private readonly desk: SessionDesk,
    private readonly prefill: SessionPrefill,
    private readonly participants: Participants,
    private readonly clock: Clock,
  ) {}

  /**
   * @param modelId a workshop to hold again: a week later, or today when that is still to come
   * @throws NotFoundError when the model is not of the actor's structure
   */
  async blank(actor: StructureActor, modelId: string | undefined, withPeople: boolean): Promise<GroupSessionForm> {
    const desk = await this.desk.forNew(actor, undefined);
    const form = Object.assign(
      new GroupSessionForm(),
      await this.prefill.blank(actor, desk, { modelId, referralId: undefined }),
    );
    if (!modelId) return form;
    const model = await this.sessions.find(actor, modelId);
    const [nextWeek, today] = [addDays(model.day, 7), this.clock.today()];
    return Object.assign(form, {
      ...titleOf(model),
      day: nextWeek > today ? today : nextWeek,
      people: withPeople ? await this.participants.ids(modelId) : [],
    });
  }

  async ofSession(session: SupportSession): Promise<GroupSessionForm> {
    const { anonymousCount, anonymousAlready } = session;
    return Object.assign(new GroupSessionForm(), await this.prefill.ofSession(session), {
      ...titleOf(session),
      ...countsOf(session),
      ...(anonymousCount > 0 ? { anonymousCount } : {}),
      ...(anonymousAlready > 0 ? { anonymousAlready } : {}),
      people: await this.participants.ids(session.id),
    });
  }
}

const titleOf = ({ title, workshopLevel }: SupportSession): Partial<GroupSessionForm> => ({
  ...(title === null ? {} : { title }),
  ...(workshopLevel === null ? {} : { workshopLevel }),
});

const countsOf = ({ anonymousBy }: SupportSession): Partial<GroupSessionForm> =>
  Object.fromEntries(
    headcountDimensions.flatMap((dimension) =>
      Object.entries(anonymousBy[dimension] ?? {}).map(([code, people]) => [fieldOf(dimension, code), people]),
    ),
  );

import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { Participants } from '../participants.js';
import type { SupportSession } from '../support-session.entity.js';
import { type GroupPeople, GroupPeopleDesk } from './group-people.js';
import type { GroupSessionForm } from './group-session.form.js';
import { type FullDesk, SessionDesk } from './session-desk.js';
import { type Submission, SessionSubmission } from './session-submission.js';

export interface GroupTable {
  desk: FullDesk;
  people: GroupPeople;
  commune?: Submission['commune'];
}

/** What lies on the table when a workshop is noted: the desk of any session, and those who came. */
@Injectable()
export class GroupSessionDesk {
  constructor(
    private readonly sessions: SessionDesk,
    private readonly people: GroupPeopleDesk,
    private readonly submission: SessionSubmission,
    private readonly participants: Participants,
  ) {}

  /** @param session the workshop being corrected */
  async lay(actor: StructureActor, form: GroupSessionForm, session: SupportSession | null): Promise<GroupTable> {
    const desk = session
      ? await this.sessions.forCorrection(actor, session)
      : await this.sessions.forNew(actor, undefined);
    return { desk, people: await this.peopleOf(actor, form, session) };
  }

  /** The list and the search alone, for the script. */
  async peopleOf(actor: StructureActor, form: GroupSessionForm, session: SupportSession | null): Promise<GroupPeople> {
    return this.people.settle(actor, form, session ? await this.participants.ids(session.id) : []);
  }

  /** Reads a form to be saved; what does not fit is said on its fields. */
  async read(form: GroupSessionForm, table: GroupTable): Promise<Submission> {
    // Whoever is on the list is known: the form asks nothing of one person.
    const submitted = await this.submission.read(form, { ...table.desk, anonymous: false });
    table.commune = submitted.commune;
    return submitted;
  }
}

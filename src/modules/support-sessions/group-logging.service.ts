import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../platform/access/actor.js';
import { UnitOfWork } from '../../platform/db/index.js';
import { type DraftMark, Drafts } from '../../platform/drafts/index.js';
import { type GroupInput, GroupSessionsService } from './group-sessions.service.js';
import type { Logged } from './support-sessions.service.js';

/** A workshop whose form kept a draft. */
@Injectable()
export class GroupLogging {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly drafts: Drafts,
    private readonly groups: GroupSessionsService,
  ) {}

  /**
   * Logs the workshop and takes its draft away, in one transaction.
   * @param draft what the page knows of the draft of that form
   * @throws NotFoundError when the place or one of the people is not the actor's to use
   */
  async log(actor: StructureActor, input: GroupInput, draft: Omit<DraftMark, 'id'>): Promise<Logged> {
    return this.unitOfWork.run(async () => {
      const { superseded } = await this.drafts.take(actor, { id: input.formKey, ...draft });
      if (superseded !== null) return { id: '', repeated: false, superseded };
      return { ...(await this.groups.log(actor, input)), superseded: null };
    });
  }
}

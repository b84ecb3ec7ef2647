import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { SeatOutcomes } from '../../referrals/index.js';
import { Closings } from '../../workshops/index.js';
import { ClosedSession, type ClosingInput } from './closed-session.js';

/** Attendance becomes a session, and answers the referrals it came from. */
@Injectable()
export class WorkshopClosing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly closings: Closings,
    private readonly sessions: ClosedSession,
    private readonly outcomes: SeatOutcomes,
  ) {}

  /**
   * One act: the session with those who came, the workshop closed, each sender told. All of it or nothing; asked for
   * twice, it is done once. Nobody came: no session. People lent by a referral are written before it ends.
   * @returns how many referrals it answered; null when it was closed already
   * @throws NotFoundError absent or of another structure; ConflictError (in French) before its end
   */
  async close(actor: StructureActor, workshopId: string, input: ClosingInput): Promise<number | null> {
    return this.unitOfWork.run(async () => {
      const attended = await this.closings.begin(actor, workshopId);
      if (!attended) return null;
      const somebody = attended.people.length + attended.withoutFile > 0;
      const sessionId = somebody ? await this.sessions.write(actor, workshopId, attended, input) : null;
      await this.closings.finish(actor, workshopId, sessionId);
      await this.outcomes.tell(actor, attended.referrals);
      return attended.referrals.length;
    });
  }
}

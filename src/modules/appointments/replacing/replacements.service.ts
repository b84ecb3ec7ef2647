import { Injectable } from '@nestjs/common';
import type { StructureActor } from '../../../platform/access/actor.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/db/index.js';
import { ConflictError, NotFoundError } from '../../../platform/errors/domain-error.js';
import { DayAbsences } from './day-absences.js';
import { ReplacementActs } from './replacement-acts.js';
import type { ReplacementDay } from './replacement-days.service.js';
import type { Act } from './replacement.js';

/** A line could not be done as was asked: nothing of the whole was. */
export class LineRefusedError extends ConflictError {
  constructor(
    readonly lineId: string,
    words: string,
  ) {
    super(words);
  }
}

/** How many lines were given, moved, cancelled and kept. */
export type Done = Record<Act['kind'], number>;

/** Everything of an absent agent on a day, in one transaction: all of it, or nothing. */
@Injectable()
export class Replacements {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly acts: ReplacementActs,
    private readonly absences: DayAbsences,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * @param day as it was just read: a line that is not there any more cannot be asked for
   * @param acts by line; what is not there is kept
   * @param absence note that the agent is away the whole day
   * @throws LineRefusedError when a line was changed, or an hour taken, meanwhile
   */
  async apply(
    actor: StructureActor,
    day: ReplacementDay,
    acts: ReadonlyMap<string, Act>,
    absence: boolean,
  ): Promise<Done> {
    const agentId = day.agent.id;
    return this.unitOfWork.run(async () => {
      const wanted = day.lines.flatMap(({ item }) => {
        const act = acts.get(item.id);
        return act && act.kind !== 'keep' ? [{ item, act }] : [];
      });
      const changed = await this.acts.hold(agentId, wanted);
      if (changed) throw new LineRefusedError(changed.id, 'Ce rendez-vous a été changé entre-temps.');
      const done: Done = { keep: day.lines.length - wanted.length, give: 0, move: 0, cancel: 0 };
      for (const { item, act } of wanted) {
        await refusingTheLine(item.id, () => this.acts.act(actor, agentId, item, act));
        done[act.kind] += 1;
      }
      if (absence && !day.away) await this.absences.note(actor, day);
      await this.audit.record({
        verb: 'agenda.replace',
        subjectKind: 'user',
        subjectId: agentId,
        details: { day: day.day, ...done },
      });
      return done;
    });
  }
}

async function refusingTheLine(id: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof ConflictError) throw new LineRefusedError(id, error.message);
    if (error instanceof NotFoundError) throw new LineRefusedError(id, 'Ce choix n’est plus possible.');
    throw error;
  }
}

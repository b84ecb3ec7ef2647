import type { StructureActor } from '../../platform/access/actor.js';
import type { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids.js';
import { SupportSession } from './support-session.entity.js';

/** A session of the actor, with nothing in it yet. */
export function newSession(
  { structureId, userId }: StructureActor,
  formKey: string,
  employerId: string,
  at: Date,
): SupportSession {
  return Object.assign(new SupportSession(), {
    ...{ id: newId(), structureId, mediatorId: userId, employerId, formKey },
    ...{ version: 1, createdAt: at, updatedAt: at },
    ...{ title: null, workshopLevel: null, anonymousBy: {} },
  });
}

/**
 * Adds the session, unless its form made one already: a form sent twice waits for the first to commit, then finds its
 * session instead of adding one.
 * @returns the id of the session that the form made
 * @throws NotFoundError when the form was somebody else's
 */
export async function insertOnce(unitOfWork: UnitOfWork, session: SupportSession): Promise<string> {
  const { formKey, mediatorId, structureId } = session;
  const sessions = unitOfWork.repository(SupportSession);
  await sessions.createQueryBuilder().insert().values(session).orIgnore().updateEntity(false).execute();
  const kept = await sessions.findOneBy({ formKey, mediatorId, structureId });
  if (!kept) throw new NotFoundError('form of the session');
  return kept.id;
}

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

let properties: readonly string[] = [];
let statement = '';

/**
 * Adds the session, unless its form made one already. One prepared statement, since this is the act of the whole day. A
 * form sent twice at once waits here for the first to be kept.
 * @returns the id of the session that the form made: another one when it had been sent before
 * @throws NotFoundError when the form was somebody else's
 */
export async function insertOnce(unitOfWork: UnitOfWork, session: SupportSession): Promise<string> {
  if (statement === '') {
    const { columns } = unitOfWork.manager.connection.getMetadata(SupportSession);
    properties = columns.map(({ propertyName }) => propertyName);
    statement = `INSERT INTO support_session (${columns.map(({ databaseName }) => databaseName).join(', ')})
      VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})
      ON CONFLICT (form_key) DO NOTHING RETURNING id`;
  }
  const held = session as unknown as Record<string, unknown>;
  const [made] = await unitOfWork.prepared<{ id: string }>(
    statement,
    properties.map((property) => held[property]),
  );
  return made?.id ?? madeBefore(unitOfWork, session);
}

async function madeBefore(
  unitOfWork: UnitOfWork,
  { formKey, mediatorId, structureId }: SupportSession,
): Promise<string> {
  const [made] = await unitOfWork.prepared<{ id: string }>(
    'SELECT id FROM support_session WHERE form_key = $1 AND mediator_id = $2 AND structure_id = $3',
    [formKey, mediatorId, structureId],
  );
  if (!made) throw new NotFoundError('form of the session');
  return made.id;
}

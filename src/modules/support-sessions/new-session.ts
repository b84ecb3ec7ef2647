import type { StructureActor } from '../../platform/access/actor.js';
import type { UnitOfWork } from '../../platform/db/index.js';
import { NotFoundError } from '../../platform/errors/domain-error.js';
import { newId } from '../../platform/ids.js';
import { employerOnSql } from '../identity/index.js';
import { SupportSession } from './support-session.entity.js';

/** A session of the actor, with nothing in it yet; who employs them that day is found when it is added. */
export function newSession({ structureId, userId }: StructureActor, formKey: string, at: Date): SupportSession {
  return Object.assign(new SupportSession(), {
    ...{ id: newId(), structureId, mediatorId: userId, formKey },
    ...{ version: 1, createdAt: at, updatedAt: at },
    ...{ title: null, workshopLevel: null, anonymousBy: {} },
  });
}

interface Insert {
  sql: string;
  properties: readonly string[];
}

let insert: Insert | undefined;

/**
 * Adds the session, with who employed its mediator that day, unless its form made one already. One prepared statement,
 * since this is the act of the whole day. A form sent twice at once waits here for the first to be kept.
 * @returns the id of the session that the form made: another one when it had been sent before
 * @throws NotFoundError when the form was somebody else's
 */
export async function insertOnce(unitOfWork: UnitOfWork, session: SupportSession): Promise<string> {
  const { sql, properties } = (insert ??= prepare(unitOfWork));
  const held = session as unknown as Record<string, unknown>;
  const [made] = await unitOfWork.prepared<{ id: string }>(
    sql,
    properties.map((property) => held[property]),
  );
  return made?.id ?? madeBefore(unitOfWork, session);
}

function prepare({ manager }: UnitOfWork): Insert {
  const { columns } = manager.connection.getMetadata(SupportSession);
  const given = columns.filter(({ propertyName }) => propertyName !== 'employerId');
  const names = given.map(({ databaseName }) => databaseName);
  const at = (name: string) => `$${names.indexOf(name) + 1}`;
  const employer = employerOnSql(`${at('mediator_id')}::uuid`, `${at('day')}::date`, `${at('structure_id')}::uuid`);
  return {
    properties: given.map(({ propertyName }) => propertyName),
    sql: `INSERT INTO support_session (${names.join(', ')}, employer_id)
          VALUES (${names.map(at).join(', ')}, ${employer})
          ON CONFLICT (form_key) DO NOTHING RETURNING id`,
  };
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

import type { UnitOfWork } from '../../platform/db/index.js';
import { employerOnSql } from '../identity/index.js';
import { SupportSession } from './support-session.entity.js';

interface Insert {
  sql: string;
  properties: readonly string[];
}

let insert: Insert | undefined;

/**
 * Adds the session, with who employed its mediator that day, unless its form made one already: false then. One prepared
 * statement, since this is the act of the whole day. A form sent twice at once waits here for the first to be kept.
 */
export async function insertOnce(
  unitOfWork: UnitOfWork,
  session: Omit<SupportSession, 'employerId'>,
): Promise<boolean> {
  const { sql, properties } = (insert ??= prepare(unitOfWork));
  const held = session as unknown as Record<string, unknown>;
  const made = await unitOfWork.prepared<{ id: string }>(
    sql,
    properties.map((property) => held[property]),
  );
  return made.length > 0;
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

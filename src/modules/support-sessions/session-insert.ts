import type pg from 'pg';
import type { UnitOfWork } from '../../platform/db/index.js';
import { SupportSession } from './support-session.entity.js';

let columns: readonly { property: string; name: string }[] | undefined;
let statement = '';

/**
 * Adds the session, unless its form made one already: null then. One prepared statement, since this is the act of the whole
 * day. A form sent twice at once waits here for the first to be kept.
 */
export async function insertOnce(unitOfWork: UnitOfWork, session: SupportSession): Promise<string | null> {
  if (!columns) {
    const { columns: all } = unitOfWork.manager.connection.getMetadata(SupportSession);
    columns = all.map(({ propertyName, databaseName }) => ({
      property: propertyName,
      name: databaseName,
    }));
    statement = `INSERT INTO support_session (${columns.map(({ name }) => name).join(', ')})
      VALUES (${columns.map((_, index) => `$${index + 1}`).join(', ')})
      ON CONFLICT (form_key) DO NOTHING RETURNING id`;
  }
  const held = session as unknown as Record<string, unknown>;
  const values = columns.map(({ property }) => held[property]);
  const [made] = await unitOfWork.prepared<{ id: string } & pg.QueryResultRow>(statement, values);
  return made?.id ?? null;
}

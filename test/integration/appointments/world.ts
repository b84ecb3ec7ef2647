import { type Booker, type BookingInput } from '../../../src/modules/appointments/index.js';
import type { StructureActor } from '../../../src/platform/access/actor.js';
import { newId } from '../../../src/platform/ids.js';
import { createAvailability, createReason } from '../../factories/appointments.js';
import { createUser } from '../../factories/identity.js';
import { createCommunes, createStructure } from '../../factories/structures.js';
import type { TestApp } from '../../setup/app.js';

export interface Desk {
  structureId: string;
  reasonId: string;
  actor: StructureActor;
  booker: Booker;
}

/** A structure of Nancy whose only agent receives each working morning, for an hour each time. */
export async function openDesk(app: TestApp, bookableBy: 'agents' | 'referrers' | 'people' = 'people'): Promise<Desk> {
  await createCommunes(app.db);
  const structureId = await createStructure(app.db, { communeInsee: '54395' });
  const { id } = await createUser(app.db, { structureId });
  const actor = { userId: id, structureId, role: 'mediator' } as StructureActor;
  const reasonId = await createReason(app.db, { structureId, createdBy: id, bookableBy });
  await createAvailability(app.db, { structureId, agentId: id });
  return { structureId, reasonId, actor, booker: { kind: 'agent', actor } };
}

export const asking = (
  { reasonId, actor }: Desk,
  startsAt: string,
  changes: Partial<BookingInput> = {},
): BookingInput => ({
  ...{ reasonId, agentId: actor.userId, placeId: null, startsAt: new Date(startsAt), formKey: newId() },
  person: { name: 'Mme Roussel', phone: '+33612345678', email: null },
  ...changes,
});

/** What stands in an agent’s time. */
export const standing = async (app: TestApp, { actor }: Desk): Promise<{ status: string; forced: boolean }[]> =>
  app.db.query(
    `SELECT status, forced FROM appointment WHERE agent_id = $1
        AND status NOT IN ('cancelled_by_service', 'cancelled_by_person') ORDER BY starts_at, created_at`,
    [actor.userId],
  );

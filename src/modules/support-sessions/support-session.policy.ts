import type { StructureActor } from '../../platform/access/actor.js';

interface Owned {
  structureId: string;
  mediatorId: string;
}

/** The log is shared inside the structure, notes included; nobody else reads it. */
export const canRead = (actor: StructureActor, session: Owned): boolean => session.structureId === actor.structureId;

/** Only its author corrects or removes a session, while working in the structure it was logged for. */
export const canChange = (actor: StructureActor, session: Owned): boolean =>
  canRead(actor, session) && session.mediatorId === actor.userId;

/** An individual session without a person may be given one, by its author. */
export const canAttach = (
  actor: StructureActor,
  session: Owned & { kind: string; beneficiaryId: string | null },
): boolean => canChange(actor, session) && session.kind === 'individuel' && session.beneficiaryId === null;

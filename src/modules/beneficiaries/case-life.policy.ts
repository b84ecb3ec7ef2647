import type { Role, StructureActor } from '../../platform/access/actor.js';
import { canCorrect, canRead, type Standing } from './beneficiary.policy.js';

type Who = Pick<StructureActor, 'role' | 'structureId'>;

const holds = (actor: Who, person: Standing): boolean => person.structureId === actor.structureId;

/** Goals are the person's own: every structure that accompanies them reads them, whoever agreed on them. */
export const canReadGoals = canRead;

/** A goal may be reached at another desk than the one where it was agreed on. */
export const canFollowGoals = canCorrect;

/** Who may act for the person concerns everybody who acts with them. */
export const canReadMandates = canRead;
export const canNoteMandates = canCorrect;

/** A structure plans its own calls, and nobody else reads them. */
export const canPlanRecall = canCorrect;

/** Only those who hold the file open it to others, on the person's word: a structure that received it passes it to nobody. */
export const canShare = (actor: Who, person: Standing): boolean => canCorrect(actor, person) && holds(actor, person);

const journalReaders: ReadonlySet<Role> = new Set<Role>(['mediator', 'structure_manager']);

/** Who looked names colleagues: for those who answer for the file, not for the counter, nor for other structures. */
export const canReadLookers = (actor: Who, person: Standing): boolean =>
  journalReaders.has(actor.role) && holds(actor, person);

/** The right of access is answered by each structure for what it holds or sees. */
export const canGiveSummary = canCorrect;

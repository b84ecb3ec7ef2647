import type { AppointmentStatus } from '../appointment-status.js';
import type { AppointmentMode } from '../vocabulary.js';

/** A person as another tool knows them. */
export interface ExternalPerson {
  firstName: string;
  lastName: string;
  birthYear: number | null;
  /** E.164. */
  phone: string | null;
  email: string | null;
}

/** An appointment of RDV Service Public, whichever way it came. */
export interface ExternalRdv {
  externalId: string;
  /** When that was true. */
  toldAt: Date;
  /** Mail addresses, small letters. */
  agentEmails: string[];
  startsAt: Date;
  endsAt: Date;
  status: AppointmentStatus;
  /** When it was held, missed or cancelled, as far as is known. */
  endedAt: Date;
  reason: string;
  mode: AppointmentMode;
  people: ExternalPerson[];
  collective: boolean;
  /** Destroyed there; `rgpd`: because it is old, and the name must go. */
  gone: 'destroyed' | 'rgpd' | null;
}

/**
 * What an export says is older than what any webhook says, whatever day it was made: it adds what is not there, and says
 * what became of what was to come. Its exports of appointments have no number: theirs is made of what they say.
 */
export const TOLD_BY_A_FILE = new Date(0);
export const isFromFile = ({ toldAt }: Pick<ExternalRdv, 'toldAt'>): boolean =>
  toldAt.getTime() === TOLD_BY_A_FILE.getTime();
export const madeNumber = (digest: string): string => `export:${digest}`;
export const hasMadeNumber = (externalId: string | null): boolean => externalId?.startsWith('export:') ?? false;

/** What became of it here. */
export type Received = 'added' | 'changed' | 'known' | 'aside';

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
  reason: string;
  mode: AppointmentMode;
  people: ExternalPerson[];
  collective: boolean;
  /** Destroyed there; `rgpd`: because it is old, and the name must go. */
  gone: 'destroyed' | 'rgpd' | null;
}

/** What became of it here. */
export type Received = 'added' | 'changed' | 'known' | 'aside';

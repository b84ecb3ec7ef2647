import { isMobile } from '../../../platform/contact/phone.js';
import type { ContactPreference } from '../../beneficiaries/index.js';
import type { Recipient } from '../../messages/index.js';
import { isACall, isPressing } from './registration-kinds.js';

/** How the person of a registration may be reached. Without a file they chose nothing: what they left serves. */
export interface RegistrationContact {
  name: string;
  email: string | null;
  /** E.164. */
  phone: string | null;
  prefers: ContactPreference | null;
  helperName: string | null;
  helperPhone: string | null;
}

export const contactOfAsker = (asker: {
  name: string;
  email: string | null;
  phone: string | null;
}): RegistrationContact => ({ ...asker, prefers: null, helperName: null, helperPhone: null });

/**
 * To whom a message of this kind goes. Null when nobody is to be written to or called: the person wants no message at
 * all, or it is not worth a call. What cannot wait for a letter is said by phone.
 */
export function recipientOf(contact: RegistrationContact, kind: string): Recipient | null {
  const { name, email, phone, prefers } = contact;
  if (prefers === 'none') return null;
  const call: Recipient | null = isPressing(kind) ? calledFor(contact) : null;
  if (isACall(kind)) return call;
  const person = { name, kind: 'person' as const };
  if (prefers === null) {
    if (email !== null) return { ...person, email, phone: null, prefers: 'email' };
    return phone !== null && (isPressing(kind) || isMobile(phone)) ? { ...person, email: null, phone } : call;
  }
  if (prefers === 'email' && email !== null) return { ...person, email, phone: null, prefers: 'email' };
  if (prefers === 'sms' && phone !== null) return { ...person, email: null, phone, prefers: 'sms' };
  return call;
}

const calledFor = ({ name, phone, prefers, helperName, helperPhone }: RegistrationContact): Recipient => {
  const helper = prefers === 'helper' && helperName !== null;
  return {
    name: helper ? `${helperName}, pour ${name}` : name,
    ...{ kind: 'person', email: null, phone: helper ? (helperPhone ?? phone) : phone, prefers: 'call' },
  };
};

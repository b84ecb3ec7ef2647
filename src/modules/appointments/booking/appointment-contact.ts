import type { BeneficiaryCard } from '../../beneficiaries/index.js';
import { isMobile } from '../../../platform/contact/phone.js';
import type { Recipient } from '../../messages/index.js';

type Card = Pick<
  BeneficiaryCard,
  'displayName' | 'email' | 'phone' | 'contactPreference' | 'helperName' | 'helperPhone'
>;

/**
 * To whom one writes about an appointment, as the person chose; null when nobody is to be written to. Somebody who wants
 * a letter or a call is called, and only about what they have to know. Pure.
 *
 * @param pressing the person does not know it yet, and would come for nothing
 */
export function recipientOfCard(card: Card, pressing: boolean): Recipient | null {
  const { displayName: name, email, phone, contactPreference, helperName, helperPhone } = card;
  if (contactPreference === 'none') return null;
  const person = { name, kind: 'person' as const };
  if (contactPreference === 'email' && email !== null) return { ...person, email, phone: null, prefers: 'email' };
  if (contactPreference === 'sms' && phone !== null && isMobile(phone)) {
    return { ...person, email: null, phone, prefers: 'sms' };
  }
  if (!pressing) return null;
  const helper = contactPreference === 'helper' && helperName !== null;
  return {
    ...{ kind: 'person', email: null, prefers: 'call' },
    name: helper ? `${helperName}, pour ${name}` : name,
    phone: helper ? (helperPhone ?? phone) : phone,
  };
}

/** Somebody without a file chose nothing: what they left serves. */
export function recipientOfStranger(
  { name, email, phone }: { name: string; email: string | null; phone: string | null },
  pressing: boolean,
): Recipient | null {
  const person = { name, kind: 'person' as const };
  if (email !== null) return { ...person, email, phone: null, prefers: 'email' };
  if (phone !== null && isMobile(phone)) return { ...person, email: null, phone, prefers: 'sms' };
  return pressing ? { ...person, email: null, phone, prefers: 'call' } : null;
}

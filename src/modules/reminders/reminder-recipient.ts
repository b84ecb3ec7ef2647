import type { Recipient } from '../messages/index.js';
import type { DueReminder } from './due-reminders.js';

type Person = Pick<DueReminder, 'preference' | 'name' | 'email' | 'phone' | 'helperName' | 'helperPhone'>;

/** Whom to write to or to call, by the person’s wish alone: an address that they gave for something else stays unused. Pure. */
export function recipientOf({ preference, name, email, phone, helperName, helperPhone }: Person): Recipient {
  const person = { name, kind: 'person' as const, email: null, phone: null };
  switch (preference) {
    case 'email':
      return { ...person, email, phone, prefers: email ? 'email' : 'call' };
    case 'sms':
      return { ...person, phone, prefers: 'sms' };
    case 'helper':
      if (helperName === null) return { ...person, phone, prefers: 'call' };
      return { ...person, name: `${helperName}, pour ${name}`, phone: helperPhone ?? phone, prefers: 'call' };
    case 'own':
      return { ...person, email, phone };
    case 'call':
    case 'letter':
      return { ...person, phone, prefers: 'call' };
  }
}

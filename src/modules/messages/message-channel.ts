import { isMobile } from '../../platform/contact/phone.js';

export type Channel = 'email' | 'sms' | 'call';

export interface Recipient {
  name: string;
  kind: 'structure' | 'person' | 'user';
  email: string | null;
  /** E.164. */
  phone: string | null;
  prefers?: Channel;
}

/** What the program can do by itself today. */
export interface Means {
  email: boolean;
  sms: boolean;
}

export interface Way {
  channel: Channel;
  /** The address or the number; null when there is none at all. */
  address: string | null;
  /** `kept`: written for somebody to copy into their own mail; `to_call`: somebody calls. */
  status: 'queued' | 'kept' | 'to_call';
}

/**
 * By which way to reach someone: as they prefer when it is possible, else by mail, else by text message, else somebody
 * calls. A land line receives no text message.
 */
export function wayTo(to: Recipient, means: Means): Way {
  const wished = to.prefers ? [to.prefers] : [];
  for (const channel of [...wished, 'email', 'sms'] as const) {
    if (channel === 'email' && to.email !== null) {
      return { channel, address: to.email, status: means.email ? 'queued' : 'kept' };
    }
    if (channel === 'sms' && to.phone !== null && means.sms && isMobile(to.phone)) {
      return { channel, address: to.phone, status: 'queued' };
    }
    if (channel === 'call' && to.phone !== null) break;
  }
  return { channel: 'call', address: to.phone, status: 'to_call' };
}

import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** So that what is counted cannot be read back. */
export const fingerprint = (value: string): string => createHash('sha256').update(value).digest('base64url');

/** A subscriber of IPv6 holds a whole /64: its addresses count as one. */
export function network(address: string): string {
  if (!isIPv6(address) || /^::ffff:\d+\./i.test(address)) return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const start = head === '' ? [] : head.split(':');
  const end = tail ? tail.split(':') : [];
  const groups = [...start, ...Array<string>(Math.max(0, 8 - start.length - end.length)).fill('0'), ...end];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}

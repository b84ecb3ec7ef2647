import { createHmac, timingSafeEqual } from 'node:crypto';

const HEXADECIMAL = /^[0-9a-f]{64}$/i;

/** Whether `X-Lapin-Signature` is the HMAC-SHA256 of these very bytes; the answer takes the same time whatever is wrong. */
export function isSigned(body: Buffer, signature: unknown, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = typeof signature === 'string' && HEXADECIMAL.test(signature) ? signature : '0'.repeat(64);
  return timingSafeEqual(expected, Buffer.from(given, 'hex')) && given === signature;
}

import { createHash } from 'node:crypto';
import { invitationHash, newInvitationToken } from './invitation-token.js';

const SECRET = 'a secret for tests, 32 characters';

describe('the token of an invitation', () => {
  it('is 32 random bytes and a signature, of which only the hash of the bytes is kept', () => {
    const { signed, hash } = newInvitationToken(SECRET);
    const [token = '', signature = ''] = signed.split('.');
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(Buffer.from(signature, 'base64url')).toHaveLength(32);
    expect(hash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(invitationHash(signed, SECRET)).toBe(hash);
    expect(newInvitationToken(SECRET).signed).not.toBe(signed);
  });

  it('is refused when it was not signed with our secret, or was changed', () => {
    const { signed } = newInvitationToken(SECRET);
    const [token = '', signature = ''] = signed.split('.');
    const other = newInvitationToken(SECRET).signed.split('.')[0] ?? '';
    for (const forged of [
      newInvitationToken('another secret for tests, 32 char').signed,
      `${other}.${signature}`,
      `${token}.`,
      token,
      `${signed}x`,
      `${token}.${'A'.repeat(43)}`,
      '',
      '../../etc/passwd',
    ]) {
      expect(invitationHash(forged, SECRET)).toBeUndefined();
    }
  });
});

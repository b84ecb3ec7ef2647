import { hashPassword, isPassword } from './passwords.js';

describe('a password', () => {
  it('is kept as Argon2id with the settings of OWASP, never twice the same', async () => {
    const [one, two] = [await hashPassword('Un-pont-solide-1789'), await hashPassword('Un-pont-solide-1789')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await isPassword('Un-pont-solide-1789', one)).toBe(true);
    expect(await isPassword('un-pont-solide-1789', one)).toBe(false);
  });

  it('is the same however the keyboard composes « é », and with a space around', async () => {
    const hash = await hashPassword('Quatre chevaux au pre\u0301');
    expect(await isPassword(' Quatre chevaux au pr\u00e9 ', hash)).toBe(true);
  });

  it('is never right without a hash, or with a broken one, however long it is', async () => {
    expect(await isPassword('nobody has this one', null)).toBe(false);
    expect(await isPassword('x', undefined)).toBe(false);
    expect(await isPassword('x', 'not a hash')).toBe(false);
    expect(await isPassword('x'.repeat(100_000), await hashPassword('Un-pont-solide-1789'))).toBe(false);
  });
});

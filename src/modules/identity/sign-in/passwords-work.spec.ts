import { jest } from '@jest/globals';

const verified: string[] = [];
const hashed: string[] = [];

jest.unstable_mockModule('@node-rs/argon2', () => ({
  hash: (password: string) => {
    hashed.push(password);
    return Promise.resolve(`hash of ${password}`);
  },
  verify: (hash: string, password: string) => {
    verified.push(hash);
    return Promise.resolve(hash === `hash of ${password}`);
  },
}));

const { isPassword } = await import('./passwords.js');

/** Not the wall clock: the same work, so that nothing tells an account that exists from one that does not. */
describe('checking a password', () => {
  it('costs one verification, with or without an account behind it', async () => {
    await isPassword('the first one makes the decoy', null);
    for (const [hash, right] of [
      ['hash of right', true],
      ['hash of wrong', false],
      [null, false],
      [undefined, false],
    ] as const) {
      verified.length = 0;
      hashed.length = 0;
      expect(await isPassword('right', hash)).toBe(right);
      expect(verified).toEqual([hash ?? 'hash of nobody has this one']);
      expect(hashed).toEqual([]);
    }
  });
});

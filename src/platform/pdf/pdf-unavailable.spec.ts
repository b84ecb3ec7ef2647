import { jest } from '@jest/globals';

jest.unstable_mockModule('@myriaddreamin/typst-ts-node-compiler', () => {
  throw new Error('Cannot find native binding');
});

describe('a machine without the compiler', () => {
  it('is told so in French', async () => {
    const { Typesetter } = await import('./typesetter.js');
    await expect(new Typesetter().pdf('referrals/slip', {})).rejects.toThrow(
      'Impression PDF indisponible sur cette machine.',
    );
  });
});

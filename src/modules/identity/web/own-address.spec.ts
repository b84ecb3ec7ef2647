import { ownAddress } from './own-address.js';

describe('the page asked for before signing in', () => {
  it.each([
    ['/beneficiaires', '/beneficiaires'],
    ['/seances?page=2', '/seances?page=2'],
    ['/annuaire#haut', '/annuaire'],
  ])('%s is ours', (wanted, kept) => {
    expect(ownAddress(wanted)).toBe(kept);
  });

  it.each([
    'https://ailleurs.example/',
    '//ailleurs.example/',
    '/\\ailleurs.example/',
    '/\t/ailleurs.example/',
    '/.//ailleurs.example/',
    'javascript:alert(1)',
    'ailleurs',
    '',
    `/${'a'.repeat(3_000)}`,
    ['/a', '/b'],
    undefined,
  ])('%j is refused', (wanted) => {
    expect(ownAddress(wanted)).toBeUndefined();
  });
});

import { distanceWords } from './place-words.js';

describe('distanceWords', () => {
  it.each([
    [0, false, 'à 10\u00a0m'],
    [0.243, false, 'à 240\u00a0m'],
    [3.24, false, 'à 3,2\u00a0km'],
    [23.6, false, 'à 24\u00a0km'],
    [0.2, true, 'position approximative'],
    [3.24, true, 'à environ 3\u00a0km'],
  ])('%d km', (km, approximate, words) => {
    expect(distanceWords(km, approximate)).toBe(words);
  });
});

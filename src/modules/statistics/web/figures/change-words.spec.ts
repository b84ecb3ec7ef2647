import { inHours } from '../labels.js';
import { changeWords } from './change-words.js';

describe('the change since the period before', () => {
  it.each([
    [4, 1, '1 sur la période précédente\u00a0: 3 de plus'],
    [1, 4, '4 sur la période précédente\u00a0: 3 de moins'],
    [4, 4, '4 sur la période précédente\u00a0: autant'],
    [0, 0, '0 sur la période précédente\u00a0: autant'],
    [1234, 0, '0 sur la période précédente\u00a0: 1\u202f234 de plus'],
  ])('from %d to %d', (now, before, words) => expect(changeWords(now, before)).toBe(words));

  it('is written as the values are', () => {
    expect(changeWords(90, 150, inHours)).toBe('2,5\u00a0h sur la période précédente\u00a0: 1\u00a0h de moins');
  });
});

import { expect, it } from '@jest/globals';
import { minutesOf, timeText } from './clock-time.js';

it.each([
  ['9:00', 540],
  ['09:30', 570],
  ['9h', 540],
  ['9 h 05', 545],
  ['14', 840],
  ['24:00', 1440],
  ['0:00', 0],
  ['24:01', undefined],
  ['9:60', undefined],
  ['9:5', undefined],
  ['neuf', undefined],
  ['', undefined],
])('%s is %p minutes', (typed, minutes) => {
  expect(minutesOf(typed)).toBe(minutes);
});

it('writes a time as a field holds it', () => {
  expect([0, 545, 1440].map(timeText)).toEqual(['00:00', '09:05', '24:00']);
});

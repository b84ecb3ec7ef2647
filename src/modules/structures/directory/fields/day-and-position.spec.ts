import {
  cleanPosition,
  DECIMAL_COMMA,
  isInFrance,
  OUT_OF_RANGE,
  TWO_IN_ONE,
  UNREADABLE as NO_POINT,
} from './position.js';
import { cleanUpdateDay, DATE_AND_TIME, FRENCH_DATE, FUTURE, UNREADABLE } from './update-day.js';

describe('cleanUpdateDay', () => {
  it.each([
    ['2024-05-12', '2024-05-12', []],
    ['12/05/2024', '2024-05-12', [FRENCH_DATE]],
    ['1/2/2024', '2024-02-01', [FRENCH_DATE]],
    ['12/05/2024 10:30', '2024-05-12', [FRENCH_DATE]],
    ['2024-05-12T23:30:00+02:00', '2024-05-12', [DATE_AND_TIME]],
    ['1715508000', '2024-05-12', [DATE_AND_TIME]],
    ['1970-01-01', undefined, []],
    ['', undefined, []],
  ])('%s', (raw, value, rules) => {
    expect(cleanUpdateDay(raw, '2026-11-24')).toEqual({ value, rules, leftOut: [] });
  });

  it.each([
    ['31/02/2024', UNREADABLE],
    ['12/13/2024', UNREADABLE],
    ['mai 2024', UNREADABLE],
    ['2027-01-01', FUTURE],
  ])('leaves %s out', (raw, rule) => {
    expect(cleanUpdateDay(raw, '2026-11-24')).toEqual({ value: undefined, rules: [rule], leftOut: [raw] });
  });
});

describe('cleanPosition', () => {
  it.each([
    ['48.69', '6.18', { latitude: 48.69, longitude: 6.18 }, []],
    ['48,69', '6,18', { latitude: 48.69, longitude: 6.18 }, [DECIMAL_COMMA]],
    ['48.69, 6.18', '', { latitude: 48.69, longitude: 6.18 }, [TWO_IN_ONE]],
    ['14.61', '61.05', { latitude: 14.61, longitude: 61.05 }, []],
    ['0', '0', undefined, []],
    ['', '', undefined, []],
  ])('%s ; %s', (latitude, longitude, value, rules) => {
    expect(cleanPosition(latitude, longitude)).toEqual({ value, rules, leftOut: [] });
  });

  it('leaves out Lambert-93 metres and words', () => {
    expect(cleanPosition('932300', '6847900')).toEqual({
      value: undefined,
      rules: [OUT_OF_RANGE],
      leftOut: ['932300 6847900'],
    });
    expect(cleanPosition('nord', '6.18').rules).toEqual([NO_POINT]);
    expect(cleanPosition('48.69', '').rules).toEqual([NO_POINT]);
  });
});

it.each([
  [48.85, 2.35, true],
  [42.15, 9.1, true],
  [14.61, -61.05, true],
  [-12.78, 45.23, true],
  [-22.27, 166.44, true],
  [14.61, 61.05, false],
  [40.4, -3.7, false],
])('%d, %d is in France: %s', (latitude, longitude, expected) => {
  expect(isInFrance({ latitude, longitude })).toBe(expected);
});

import { cleanPivot, FALSE_SIRET, isSiret, TIDIED, UNKNOWN_FORM } from './pivot.js';
import {
  BAD_INSEE,
  cleanInseeCode,
  cleanPostcode,
  DECIMAL,
  INSEE_LOST_ZERO,
  LOST_ZERO,
  UNREADABLE,
} from './postcode.js';

describe('cleanPostcode', () => {
  it.each([
    ['54000', '54000', []],
    ['1200', '01200', [LOST_ZERO]],
    ['54000.0', '54000', [DECIMAL]],
    ['1234.0', '01234', [DECIMAL, LOST_ZERO]],
    ['54 000', '54000', [DECIMAL]],
    ['', undefined, []],
  ])('%s', (raw, value, rules) => {
    expect(cleanPostcode(raw)).toEqual({ value, rules, leftOut: [] });
  });

  it.each(['540001', 'Nancy', '00123', '999'])('leaves %s out', (raw) => {
    expect(cleanPostcode(raw)).toEqual({ value: undefined, rules: [UNREADABLE], leftOut: [raw] });
  });
});

describe('cleanInseeCode', () => {
  it('reads Corsica, and codes that lost their zero', () => {
    expect(cleanInseeCode('2a004').value).toBe('2A004');
    expect(cleanInseeCode('1033')).toEqual({ value: '01033', rules: [INSEE_LOST_ZERO], leftOut: [] });
    expect(cleanInseeCode('54-395')).toEqual({ value: undefined, rules: [BAD_INSEE], leftOut: ['54-395'] });
  });
});

describe('SIRET', () => {
  it('checks the key of Luhn', () => {
    expect(isSiret('73282932000074')).toBe(true);
    expect(isSiret('73282932000075')).toBe(false);
  });

  it('checks La Poste by the sum of digits, and nobody else', () => {
    expect(isSiret('35600000000048')).toBe(true);
    expect(isSiret('35600000049837')).toBe(true);
    expect(isSiret('35600000049838')).toBe(false);
    expect(isSiret('35600100049836')).toBe(false);
  });

  it.each(['00000000000000', '11111111111111', 'ABCDEFGHIJKLMN'])('%s is none', (text) => {
    expect(isSiret(text)).toBe(false);
  });
});

describe('cleanPivot', () => {
  it.each([
    ['73282932000074', '54', '73282932000074', [], []],
    ['732 829 320 00074', '54', '73282932000074', [TIDIED], []],
    ['00000000000000', '54', undefined, [], []],
    ['', '54', undefined, [], []],
    ['W543000001', '54', 'W543000001', [], []],
    ['1234567', '988', '1234567', [], []],
    ['1234567', '54', undefined, [UNKNOWN_FORM], ['1234567']],
    ['36750100000000', '76', undefined, [FALSE_SIRET], ['36750100000000']],
  ])('%s in %s', (raw, department, value, rules, leftOut) => {
    expect(cleanPivot(raw, department)).toEqual({ value, rules, leftOut });
  });
});

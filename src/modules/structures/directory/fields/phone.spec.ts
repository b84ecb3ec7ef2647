import { cleanPhone, REWRITTEN, SEVERAL, UNREADABLE, WRONG_PREFIX } from './phone.js';

describe('cleanPhone', () => {
  it.each([
    ['+33383000001', '54', '+33383000001', []],
    ['03 83 00 00 01', '54', '+33383000001', [REWRITTEN]],
    ['03.83.00.00.01', undefined, '+33383000001', [REWRITTEN]],
    ['Tél : 03/83/00/00/01 (accueil)', '54', '+33383000001', [REWRITTEN]],
    ['0033383000001', '54', '+33383000001', [REWRITTEN]],
    ['+33 (0)3 83 00 00 01', '54', '+33383000001', [REWRITTEN]],
    ['383000001', '54', '+33383000001', [REWRITTEN]],
    ['33383000001', '54', '+33383000001', [REWRITTEN]],
    ['0596516976', '972', '+596596516976', [REWRITTEN]],
    ['0596 51 69 76', undefined, '+596596516976', [REWRITTEN]],
    ['+596516976', '972', '+596596516976', [WRONG_PREFIX]],
    ['+269269600001', '976', '+262269600001', [WRONG_PREFIX]],
    ['0262 20 00 01', '974', '+262262200001', [REWRITTEN]],
    ['25 00 01', '988', '+687250001', [REWRITTEN]],
    ['3230', '75', '+33969322121', [REWRITTEN]],
    ['', '54', undefined, []],
  ])('%s in %s', (raw, department, value, rules) => {
    expect(cleanPhone(raw, department)).toEqual({ value, rules, leftOut: [] });
  });

  it('keeps the first of several, and the others aside', () => {
    expect(cleanPhone('03 83 00 00 01 / 06 10 00 00 02', '54')).toEqual({
      value: '+33383000001',
      rules: [REWRITTEN, SEVERAL],
      leftOut: ['06 10 00 00 02'],
    });
    expect(cleanPhone('poste 12 | +33383000001', '54')).toEqual({
      value: '+33383000001',
      rules: [REWRITTEN, SEVERAL],
      leftOut: ['poste 12'],
    });
  });

  it.each(['0000000000', '12345', 'voir site', '+33383', '+12025550123', '3949'])('leaves %s out', (raw) => {
    expect(cleanPhone(raw, '54')).toEqual({ value: undefined, rules: [UNREADABLE], leftOut: [raw] });
  });
});

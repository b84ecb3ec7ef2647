import { choosePeriod, previousPeriod } from './period.js';

const today = '2028-03-15';

describe('choosing a period', () => {
  it('is the present month without a choice', () => {
    expect(choosePeriod({}, today)).toEqual({ period: { from: '2028-03-01', to: '2028-03-15', preset: 'month' } });
  });

  it('knows the leap day of last month', () => {
    expect(choosePeriod({ preset: 'last-month' }, today)).toEqual({
      period: { from: '2028-02-01', to: '2028-02-29', preset: 'last-month' },
    });
  });

  it('takes one day alone, and the whole year so far', () => {
    expect(choosePeriod({ preset: 'custom', from: '2028-02-29', to: '2028-02-29' }, today)).toEqual({
      period: { from: '2028-02-29', to: '2028-02-29', preset: 'custom' },
    });
    expect(choosePeriod({ preset: 'year' }, today)).toEqual({
      period: { from: '2028-01-01', to: '2028-03-15', preset: 'year' },
    });
  });

  it.each([
    ['quarter', '2028-01-01', '2028-03-15'],
    ['last-quarter', '2027-10-01', '2027-12-31'],
    ['last-year', '2027-01-01', '2027-12-31'],
    ['twelve-months', '2027-03-16', '2028-03-15'],
  ])('reads « %s » on the day', (preset, from, to) => {
    expect(choosePeriod({ preset }, today)).toEqual({ period: { from, to, preset } });
  });

  it('counts quarters from January, and twelve months over a leap day', () => {
    expect(choosePeriod({ preset: 'quarter' }, '2026-11-24')).toMatchObject({ period: { from: '2026-10-01' } });
    expect(choosePeriod({ preset: 'last-quarter' }, '2026-06-30')).toMatchObject({
      period: { from: '2026-01-01', to: '2026-03-31' },
    });
    expect(choosePeriod({ preset: 'twelve-months' }, '2028-02-29')).toMatchObject({
      period: { from: '2027-03-01', to: '2028-02-29' },
    });
  });

  it.each([
    [{ preset: 'custom', from: '2028-03-02', to: '2028-03-01' }, 'to'],
    [{ preset: 'custom', from: '2027-02-29', to: '2028-03-01' }, 'from'],
    [{ preset: 'custom', from: '2028-03-01' }, 'to'],
    [{ preset: 'custom', from: '2001-03-01', to: '2028-03-01' }, 'from'],
  ])('says what is wrong with %j', (choice, field) => {
    expect(choosePeriod(choice, today)).toMatchObject({ field, problem: expect.stringMatching(/\.$/) as string });
  });

  it('compares with as many days just before', () => {
    expect(previousPeriod({ from: '2028-03-01', to: '2028-03-15', preset: 'month' })).toEqual({
      from: '2028-02-15',
      to: '2028-02-29',
    });
  });
});

import { hoursOfWeek, readTypedDay, weekOf } from './week-hours.js';

describe('weekOf', () => {
  it('writes hours as a person types them', () => {
    expect(weekOf('Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00; We off')).toEqual([
      ...['9h-12h, 14h-18h30', '9h-12h, 14h-18h30', '', '9h-12h, 14h-18h30', '9h-12h, 14h-18h30'],
      ...['8h30-12h', ''],
    ]);
    expect(weekOf(null)).toEqual(['', '', '', '', '', '', '']);
  });

  it.each(['week 1-53/2 Mo 09:00-12:00', 'Mo 09:00-12:00; PH off', 'lundi de 9h à 12h'])('cannot say %s', (hours) => {
    expect(weekOf(hours)).toBeUndefined();
  });
});

describe('readTypedDay', () => {
  it.each([
    ['9h-12h, 14h-17h30', '09:00-12:00,14:00-17:30'],
    ['9 h à 12 h et 13h30 à 17h', '09:00-12:00,13:30-17:00'],
    ['09:00-12:00/14:00-18:00', '09:00-12:00,14:00-18:00'],
    ['8-12', '08:00-12:00'],
    ['18h-2h', '18:00-02:00'],
    ['fermé', ''],
    ['  ', ''],
  ])('reads %s', (text, expected) => {
    expect(readTypedDay(text)).toBe(expected);
  });

  it.each(['le matin', '9h', '25h-26h', '9h-12h sur rendez-vous', '12h-12h'])('does not read %s', (text) => {
    expect(readTypedDay(text)).toBeUndefined();
  });
});

it('puts days with the same hours together', () => {
  const day = '09:00-12:00';
  expect(hoursOfWeek([day, day, day, day, day, '10:00-12:00', ''])).toBe('Mo-Fr 09:00-12:00; Sa 10:00-12:00');
  expect(hoursOfWeek([day, '', day, '', '', '', ''])).toBe('Mo,We 09:00-12:00');
  expect(hoursOfWeek(['', '', '', '', '', '', ''])).toBeNull();
});

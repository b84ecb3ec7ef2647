import { openAt, openOnDay } from './opening-hours.js';
import { openingHoursInFrench, openingLines, openingStateInFrench } from './french-opening-hours.js';
import { parseOpeningHours } from './parse-opening-hours.js';
import type { OpeningHours } from './opening-hours.js';

const read = (text: string): OpeningHours => {
  const hours = parseOpeningHours(text);
  if (!hours) throw new Error(`unreadable: ${text}`);
  return hours;
};
const EXAMPLE = read('Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00');

describe('parseOpeningHours', () => {
  it.each([
    'Fr 08:30-12:15-13:30',
    'Sa 17:00',
    'Mo,Fr :undefined-undefined:undefined',
    'Mo 09:00-12:00; sur rendez-vous',
    'Mo 25:00-26:00',
    'Mo 13:30-13:30',
    'Lundi 9h-12h',
    'week 0-60 Mo 09:00-12:00',
    'PH off',
    '',
  ])('does not read %s', (text) => {
    expect(parseOpeningHours(text)).toBeUndefined();
  });

  it('reads public holidays and does not follow them', () => {
    expect(openingHoursInFrench(read('Mo,PH 09:00-12:00; PH off'))).toBe('lundi\u00a0: 9\u00a0h – 12\u00a0h');
  });

  it('reads the whole day in its three spellings', () => {
    for (const text of ['24/7', 'Mo-Su 00:00-24:00', 'Mo-Sun 00:00-00:00']) {
      expect(openingHoursInFrench(read(text))).toBe('tous les jours\u00a0: 24\u00a0h sur 24');
    }
  });
});

describe('openOnDay', () => {
  it('follows the last rule about a day', () => {
    const hours = read('Mo-Fr 09:00-12:00; We off');
    expect(openOnDay(hours, '2026-11-24')).toEqual([{ from: 540, to: 720 }]);
    expect(openOnDay(hours, '2026-11-25')).toEqual([]);
  });

  it('follows odd and even weeks', () => {
    const hours = read('week 1-53/2 Mo 09:00-12:00; week 2-52/2 Mo 14:00-17:00');
    expect(openOnDay(hours, '2026-11-23')).toEqual([{ from: 840, to: 1020 }]);
    expect(openOnDay(hours, '2026-11-30')).toEqual([{ from: 540, to: 720 }]);
    expect(openOnDay(hours, '2026-12-28')).toEqual([{ from: 540, to: 720 }]);
  });

  it('reads days that wrap round the week', () => {
    const hours = read('Sa-Mo 10:00-12:00');
    expect(openOnDay(hours, '2026-11-23')).toHaveLength(1);
    expect(openOnDay(hours, '2026-11-24')).toHaveLength(0);
  });
});

describe('openAt', () => {
  it('opens on the minute and closes on the minute, at Paris clocks', () => {
    expect(openAt(EXAMPLE, new Date('2026-11-24T09:00:00+01:00'))).toBe(true);
    expect(openAt(EXAMPLE, new Date('2026-11-24T12:00:00+01:00'))).toBe(false);
    expect(openAt(EXAMPLE, new Date('2026-07-07T09:00:00+02:00'))).toBe(true);
    expect(openAt(EXAMPLE, new Date('2026-11-24T08:59:00+01:00'))).toBe(false);
  });

  it('follows the clocks of the place', () => {
    expect(openAt(EXAMPLE, new Date('2026-11-24T06:00:00Z'), 'Indian/Reunion')).toBe(true);
    expect(openAt(EXAMPLE, new Date('2026-11-24T06:00:00Z'))).toBe(false);
  });

  it('is still open after midnight', () => {
    const hours = read('Fr 18:00-02:00');
    expect(openAt(hours, new Date('2026-11-28T01:30:00+01:00'))).toBe(true);
    expect(openAt(hours, new Date('2026-11-28T02:00:00+01:00'))).toBe(false);
  });
});

describe('in French', () => {
  it('writes the example of the standard', () => {
    expect(openingHoursInFrench(EXAMPLE)).toBe(
      'lundi au vendredi\u00a0: 9\u00a0h – 12\u00a0h, 14\u00a0h – 18\u00a0h\u00a030\u00a0; samedi\u00a0: 8\u00a0h\u00a030 – 12\u00a0h',
    );
  });

  it('puts days with the same hours together', () => {
    expect(openingLines(read('Mo,We,Fr 09:00-12:00; Tu,Th 14:00-17:00'))).toEqual([
      { days: 'lundi, mercredi et vendredi', times: '9\u00a0h – 12\u00a0h' },
      { days: 'mardi et jeudi', times: '14\u00a0h – 17\u00a0h' },
    ]);
  });

  it('names odd and even weeks', () => {
    expect(openingLines(read('week 1-53/2 Mo 09:00-12:00; week 2-52/2 Tu 09:00-12:00'))).toEqual([
      { days: 'lundi (semaines impaires)', times: '9\u00a0h – 12\u00a0h' },
      { days: 'mardi (semaines paires)', times: '9\u00a0h – 12\u00a0h' },
    ]);
  });

  it.each([
    ['2026-11-24T10:00:00+01:00', 'ouvert maintenant, ferme à 12\u00a0h'],
    ['2026-11-24T12:30:00+01:00', 'fermé, ouvre à 14\u00a0h'],
    ['2026-11-24T19:00:00+01:00', 'fermé, ouvre demain à 9\u00a0h'],
    ['2026-11-28T12:00:00+01:00', 'fermé, ouvre lundi à 9\u00a0h'],
  ])('at %s: %s', (instant, words) => {
    expect(openingStateInFrench(EXAMPLE, new Date(instant))).toBe(words);
  });

  it('says when a place opens only next week', () => {
    const hours = read('week 1-53/2 Tu 09:00-12:00');
    expect(openingStateInFrench(hours, new Date('2026-11-24T10:00:00+01:00'))).toBe(
      'fermé, ouvre mardi de la semaine prochaine à 9\u00a0h',
    );
  });

  it('asks to call first on a public holiday, and gives none as the next opening', () => {
    const at = (instant: string, insee: string) =>
      openingStateInFrench(EXAMPLE, new Date(instant), 'Europe/Paris', insee);
    expect(at('2026-11-11T10:00:00+01:00', '54395')).toBe('jour férié (Armistice)\u00a0: appelez d’abord');
    expect(at('2026-11-10T19:00:00+01:00', '54395')).toBe('fermé, ouvre jeudi à 9\u00a0h');
    expect(at('2026-12-26T10:00:00+01:00', '57463')).toBe('jour férié (Saint-Étienne)\u00a0: appelez d’abord');
    expect(at('2026-12-26T10:00:00+01:00', '54395')).toBe('ouvert maintenant, ferme à 12\u00a0h');
    expect(at('2026-11-01T10:00:00+01:00', '54395')).toBe('fermé, ouvre demain à 9\u00a0h');
  });

  it('says nothing of the closing of a place that never closes', () => {
    expect(openingStateInFrench(read('24/7'), new Date('2026-11-24T10:00:00+01:00'))).toBe('ouvert maintenant');
  });
});

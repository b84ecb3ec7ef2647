import { addDays, type Day } from '../../../platform/time/day.js';

/** Month and day of the days that are holidays everywhere: Code du travail, article L3133-1. */
const FIXED: Readonly<Record<string, string>> = {
  '01-01': 'jour de l’An',
  '05-01': 'fête du Travail',
  '05-08': 'Victoire de 1945',
  '07-14': 'fête nationale',
  '08-15': 'Assomption',
  '11-01': 'Toussaint',
  '11-11': 'Armistice',
  '12-25': 'Noël',
};

/** Days from Easter Sunday. */
const MOVABLE: Readonly<Record<number, string>> = {
  1: 'lundi de Pâques',
  39: 'Ascension',
  50: 'lundi de Pentecôte',
};

/** Alsace and Moselle: Code du travail, article L3134-13. */
const OF_ALSACE_MOSELLE: ReadonlySet<string> = new Set(['57', '67', '68']);

/**
 * End of slavery, by territory: Code du travail, article L3422-2. And the holiday of New Caledonia. By the beginning of
 * the commune's INSEE code.
 */
const LOCAL: Readonly<Record<string, { readonly date: string; readonly name: string }>> = {
  '971': { date: '05-27', name: 'abolition de l’esclavage' },
  '972': { date: '05-22', name: 'abolition de l’esclavage' },
  '973': { date: '06-10', name: 'abolition de l’esclavage' },
  '974': { date: '12-20', name: 'abolition de l’esclavage' },
  '976': { date: '04-27', name: 'abolition de l’esclavage' },
  '977': { date: '10-09', name: 'abolition de l’esclavage' },
  '978': { date: '05-28', name: 'abolition de l’esclavage' },
  '988': { date: '09-24', name: 'fête de la citoyenneté' },
};

/**
 * The public holiday that a day is in a commune, in French; undefined for an ordinary day. Customs without the force of
 * law (Carnival, All Souls' Day…) are left out.
 *
 * @param communeInsee null: the holidays that are the same everywhere
 */
export function publicHoliday(day: Day, communeInsee: string | null): string | undefined {
  const date = day.slice(5);
  const insee = communeInsee ?? '';
  const afterEaster = (Date.parse(day) - Date.parse(easter(Number(day.slice(0, 4))))) / 86_400_000;
  const own = LOCAL[insee.slice(0, 3)];
  if (own?.date === date) return own.name;
  if (OF_ALSACE_MOSELLE.has(insee.slice(0, 2))) {
    if (date === '12-26') return 'Saint-Étienne';
    if (afterEaster === -2) return 'Vendredi saint';
  }
  return FIXED[date] ?? MOVABLE[afterEaster];
}

/** Easter Sunday of a Gregorian year (anonymous computation, published in Nature in 1876). */
function easter(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  return addDays(`${String(year).padStart(4, '0')}-03-01`, epact + sunday - 7 * late + 21);
}

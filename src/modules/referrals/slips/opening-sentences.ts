import { type OpeningHours, parseOpeningHours } from '../../structures/index.js';
import type { SheetLanguage } from './sheet-languages.js';
import { capitalised, hourInWords, listed, weekdayName, words } from './sheet-words.js';

type Spans = OpeningHours['rules'][number]['spans'];

/**
 * « Du lundi au jeudi : de 9 heures à 12 heures et de 14 heures à 18 heures. », a sentence for each set of hours.
 *
 * @param text as the directory has it
 * @returns null when it cannot be read; a warning when hours change from week to week
 */
export function openingSentences(language: SheetLanguage, text: string | null): string[] | null {
  const hours = text === null ? undefined : parseOpeningHours(text);
  if (!hours) return null;
  if (hours.rules.some(({ weeks }) => weeks)) return [words(language, 'openingVaries')];
  const sentences = [...daysByHours(language, hours)].map(([spans, days]) =>
    words(language, 'daysAndHours', { days: capitalised(language, daysInWords(language, days)), hours: spans }),
  );
  return sentences.length > 0 ? sentences : null;
}

/** Days that have the same hours, by those hours in words; the last rule about a day is the one that counts. */
function daysByHours(language: SheetLanguage, { rules }: OpeningHours): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  for (let day = 1; day <= 7; day += 1) {
    const spans = rules.findLast(({ days }) => days.includes(day))?.spans ?? [];
    if (spans.length === 0) continue;
    const shown = spansInWords(language, spans);
    groups.set(shown, [...(groups.get(shown) ?? []), day]);
  }
  return groups;
}

function daysInWords(language: SheetLanguage, days: readonly number[]): string {
  const [first = 1, last = 1] = [days[0], days.at(-1)];
  if (days.length === 7) return words(language, 'everyDay');
  if (days.length > 2 && last - first === days.length - 1) {
    return words(language, 'dayRange', { first: weekdayName(language, first), last: weekdayName(language, last) });
  }
  return listed(
    language,
    days.map((day) => weekdayName(language, day)),
  );
}

function spansInWords(language: SheetLanguage, spans: Spans): string {
  const inOrder = [...spans].sort((one, other) => one.from - other.from);
  return listed(
    language,
    inOrder.map(({ from, to }) =>
      to - from >= 1440
        ? words(language, 'allDay')
        : words(language, 'hours', { from: hourInWords(language, from), to: hourInWords(language, to) }),
    ),
  );
}
